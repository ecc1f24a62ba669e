package dev.guildhall.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One Kafka node that is broker and controller (KRaft).
final class KafkaLaunch {
    /// Any id will do, as long as it stays: the storage is formatted for it.
    private static final String CLUSTER_ID = "R3VpbGRoYWxsIHRlc3RzIQ";

    private static final List<String> JVM = List.of(
            "-Xms128m",
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private KafkaLaunch() {}

    static Launch of(Artifacts artifacts, Place place) throws IOException {
        Map<String, String> values = Map.of(
                "port", Integer.toString(place.port()),
                "controller-port", Integer.toString(place.innerPort()),
                "data", place.data().toString());
        Path properties = Launch.template("kafka.properties", place.folder(), values);
        Path logging = Launch.template("log4j2.properties", place.folder(), Map.of());
        String classPath = logging.getParent() + ":" + artifacts.classPath("kafka");
        boolean formatted = Files.exists(place.data().resolve("meta.properties"));
        List<String> format =
                java(classPath, "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", properties.toString());
        return new Launch(
                formatted ? List.of() : List.of(format),
                java(classPath, "kafka.Kafka", properties.toString()),
                "Kafka Server started");
    }

    private static List<String> java(String classPath, String... words) {
        List<String> line = new ArrayList<>();
        line.add(Launch.java().toString());
        line.addAll(JVM);
        line.addAll(List.of("-cp", classPath));
        line.addAll(List.of(words));
        return line;
    }
}
