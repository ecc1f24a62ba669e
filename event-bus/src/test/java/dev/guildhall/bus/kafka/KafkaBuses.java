package dev.guildhall.bus.kafka;

import dev.guildhall.servers.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// What tests on a real Kafka have in common.
final class KafkaBuses {
    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private KafkaBuses() {}

    /// A prefix that no other test of the run has.
    static String prefix() {
        return "t" + ProcessHandle.current().pid() + "-" + PREFIXES.incrementAndGet() + ".";
    }

    static String settings(RunningServer server, String prefix) {
        return """
                guildhall.bus {
                  adapter = kafka
                  kafka {
                    bootstrap-servers = "127.0.0.1:%d"
                    prefix = "%s"
                    partitions = 4
                    probe-interval = 200 ms
                  }
                }
                """.formatted(server.port(), prefix);
    }

    static Admin admin(RunningServer server) {
        return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + server.port()));
    }

    /// So that groups find the topics when they join: a group learns of later ones with a heartbeat.
    static void makeTopics(RunningServer server, Set<String> names, Map<String, String> settings) {
        try (Admin admin = admin(server)) {
            List<NewTopic> topics = new ArrayList<>();
            for (String name : names) topics.add(new NewTopic(name, 4, (short) 1).configs(settings));
            admin.createTopics(topics).all().get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
