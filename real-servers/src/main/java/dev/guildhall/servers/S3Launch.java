package dev.guildhall.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// S3Proxy, which checks signatures and keeps objects as files of its folder.
public final class S3Launch {
    /// Whom the server lets in.
    public static final String ACCESS_KEY = "guildhall-tests";

    /// Opens a server of tests on loopback, and nothing else.
    public static final String SECRET_KEY = "kept-from-nobody";

    /// Is there from the start: a bucket is a folder.
    public static final String BUCKET = "guildhall";

    private S3Launch() {}

    static Launch of(Artifacts artifacts, Place place) throws IOException {
        Files.createDirectories(place.data().resolve(BUCKET));
        Map<String, String> values = Map.of(
                "port",
                Integer.toString(place.port()),
                "data",
                place.data().toString(),
                "access-key",
                ACCESS_KEY,
                "secret-key",
                SECRET_KEY);
        Path properties = Launch.template("s3proxy.properties", place.folder(), values);
        Path logging = Launch.template("logback-s3proxy.xml", place.folder(), Map.of());
        List<String> command = List.of(
                Launch.java().toString(),
                "-Xms64m",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dlogback.configurationFile=" + logging,
                "-cp",
                artifacts.classPath("s3proxy"),
                "org.gaul.s3proxy.Main",
                "--properties",
                properties.toString());
        return new Launch(List.of(), command, "Started ServerConnector");
    }
}
