package dev.guildhall.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One Cassandra node that waits for nobody. Its commit log is synced before it answers, so that what it
/// acknowledged outlives `kill -9` of the machine's memory as well.
final class CassandraLaunch {
    private static final List<String> EXPORTS = List.of(
            "java.base/jdk.internal.misc",
            "java.management.rmi/com.sun.jmx.remote.internal.rmi",
            "java.rmi/sun.rmi.registry",
            "java.rmi/sun.rmi.server",
            "java.sql/java.sql",
            "java.base/java.lang.ref",
            "jdk.unsupported/sun.misc");
    private static final List<String> OPENS = List.of(
            "java.base/java.lang.module",
            "java.base/jdk.internal.loader",
            "java.base/jdk.internal.ref",
            "java.base/jdk.internal.reflect",
            "java.base/jdk.internal.math",
            "java.base/jdk.internal.module",
            "java.base/jdk.internal.util.jar",
            "java.base/sun.nio.ch",
            "java.base/java.io",
            "java.base/java.nio",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.util.concurrent.atomic",
            "java.base/java.lang",
            "jdk.management/com.sun.management.internal");
    private static final List<String> JVM = List.of(
            "-Xms256m",
            "-Xmx256m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.attach.allowAttachSelf=true",
            "-Dio.netty.tryReflectionSetAccessible=true",
            "-Djava.net.preferIPv4Stack=true");
    /// A lone node has no ring to learn and nobody to gossip with.
    private static final List<String> ALONE = List.of(
            "-Dcassandra-foreground=yes",
            "-Dcassandra.ring_delay_ms=0",
            "-Dcassandra.skip_wait_for_gossip_to_settle=0",
            "-Dcassandra.gossip_settle_min_wait_ms=0",
            "-Dcassandra.gossip_settle_poll_interval_ms=100",
            "-Dcassandra.superuser_setup_delay_ms=0",
            "-Dcassandra.load_ring_state=false",
            "-Dcassandra.unsafesystem=true",
            "-Dcassandra.consistent.rangemovement=false",
            "-Dcassandra.available_processors=2",
            "-Dcassandra.disable_auth_caches_remote_configuration=true");

    private CassandraLaunch() {}

    static Launch of(Artifacts artifacts, Place place) throws IOException {
        Map<String, String> values = Map.of(
                "port", Integer.toString(place.port()),
                "storage-port", Integer.toString(place.innerPort()));
        Path yaml = Launch.template("cassandra.yaml", place.folder(), values);
        Path logging = Launch.template("logback-cassandra.xml", place.folder(), Map.of());
        String classPath = artifacts.classPath("cassandra");
        List<String> line = new ArrayList<>();
        line.add(Launch.java().toString());
        line.addAll(JVM);
        line.add("-javaagent:" + agent(classPath));
        EXPORTS.forEach(name -> line.addAll(List.of("--add-exports", name + "=ALL-UNNAMED")));
        OPENS.forEach(name -> line.addAll(List.of("--add-opens", name + "=ALL-UNNAMED")));
        line.addAll(ALONE);
        line.add("-Dcassandra.config=" + yaml.toUri());
        line.add("-Dcassandra.storagedir=" + place.data());
        line.add("-Dlogback.configurationFile=" + logging.toUri());
        line.addAll(List.of("-cp", classPath, "org.apache.cassandra.service.CassandraDaemon"));
        return new Launch(List.of(), line, "Starting listening for CQL clients");
    }

    /// Measures objects, and the server does not start without it.
    private static String agent(String classPath) {
        return Stream.of(classPath.split(":"))
                .filter(jar -> Path.of(jar).getFileName().toString().startsWith("jamm-"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no jamm on Cassandra's class path"));
    }
}
