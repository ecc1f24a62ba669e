package dev.guildhall.bus.embedded;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.Topic;
import dev.guildhall.common.bytes.Bytes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// The process that [BusCrashTest] kills. Publishes as fast as the bus takes it, a message and a presence each
/// time, and prints each number that is acknowledged, one a line. A group reads along and prints its numbers.
final class CrashingPublisher {
    /// No number: the test's own, behind all others.
    static final long MARK = -1;

    private static final int IN_FLIGHT = 256;

    private CrashingPublisher() {}

    /// Arguments: the folder, the first number, and how many bytes a value has.
    public static void main(String[] arguments) {
        EventBus bus = open(Path.of(arguments[0]));
        int length = Integer.parseInt(arguments[2]);
        bus.subscribe("crashing", Set.of(Topic.MESSAGES), records -> {
            records.forEach(each -> print("read " + number(each.record())));
            return CompletableFuture.completedFuture(null);
        });
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        for (long number = Long.parseLong(arguments[1]); ; number++) {
            inFlight.acquireUninterruptibly();
            long published = number;
            bus.publish(List.of(record(Topic.MESSAGES, number, length), record(Topic.PRESENCE, number, length)))
                    .whenComplete((done, failure) -> {
                        print(
                                failure == null
                                        ? "acknowledged " + published
                                        : "failed " + failure.getClass().getSimpleName());
                        if (failure != null) Runtime.getRuntime().halt(1);
                        inFlight.release();
                    });
        }
    }

    static EventBus open(Path folder) {
        return EmbeddedBus.open(BusConfig.from(ConfigFactory.load()), folder, InstantSource.system());
    }

    private static BusRecord record(Topic topic, long number, int length) {
        return new BusRecord(topic, 1, Bytes.utf8(number + " ".repeat(length)));
    }

    static long number(BusRecord record) {
        return Long.parseLong(record.value().toString().strip());
    }

    private static synchronized void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
