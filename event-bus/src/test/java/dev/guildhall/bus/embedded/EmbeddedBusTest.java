package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusModule;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.EventBusContract;
import dev.guildhall.bus.ManualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class EmbeddedBusTest extends EventBusContract {
    @TempDir
    Path folder;

    @Override
    protected EventBus start(BusConfig config) {
        return BusModule.start(config, folder.resolve("bus"), new ManualClock(), System::nanoTime);
    }

    @Override
    protected String settings() {
        return "guildhall.bus.adapter = embedded";
    }

    @Override
    protected int partitions() {
        return 1;
    }
}
