package dev.guildhall.servers;

import java.io.IOException;
import java.util.List;

/// Redis from the binary that a jar carries, without persistence: limits need none.
final class RedisLaunch {
    private RedisLaunch() {}

    static Launch of(Artifacts artifacts, Place place) throws IOException {
        List<String> command = List.of(
                artifacts.redisServer(place.folder()).toString(),
                "--port",
                Integer.toString(place.port()),
                "--bind",
                "127.0.0.1",
                "--dir",
                place.folder().toString(),
                "--save",
                "",
                "--appendonly",
                "no");
        return new Launch(List.of(), command, "Ready to accept connections");
    }
}
