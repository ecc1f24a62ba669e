package dev.guildhall.bus;

import dev.guildhall.bus.embedded.EmbeddedBus;
import dev.guildhall.bus.kafka.KafkaBus;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Starts the bus that the configuration chose.
public final class BusModule {
    private BusModule() {}

    /// A Kafka that is not there does not keep a node from starting; a folder that cannot be used does, with
    /// [BusNotOpened].
    ///
    /// @param directory of the embedded bus alone; made when absent
    /// @param clock wall time
    /// @param nowNs monotonic
    public static EventBus start(BusConfig config, Path directory, InstantSource clock, LongSupplier nowNs) {
        return switch (config.adapter()) {
            case EMBEDDED -> EmbeddedBus.open(config, directory, clock);
            case KAFKA -> KafkaBus.start(config, nowNs);
        };
    }
}
