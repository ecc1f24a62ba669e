package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;

import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A gateway for each test, over a store for each class that knows one guild. Classes run one after the other.
@SuppressWarnings("NullAway") // JUnit fills the folder, and the store before the first test.
abstract class OnTestGateway {
    @TempDir
    private static Path folder;

    private static TestStore store;

    final TestGateway gateway = new TestGateway(store, ChannelInboundHandlerAdapter::new);

    @BeforeAll
    static void openStore() {
        store = new TestStore(folder, GUILD);
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }
}
