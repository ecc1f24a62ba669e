package dev.guildhall.node.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.guildhall.common.health.Health;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class NodeHealthTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(NodeHealth.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final AtomicReference<Health> store = new AtomicReference<>(Health.UP);
    private final AtomicReference<Health> limiter = new AtomicReference<>(Health.UP);
    private final NodeHealth health = new NodeHealth();

    @BeforeEach
    void start() {
        log.start();
        logger.addAppender(log);
        health.add("store", store::get);
        health.add("ratelimit", limiter::get);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    @Test
    void partsAreToldInTheOrderOfTheirStart() {
        assertThat(health.get().parts().keySet()).containsExactly("store", "ratelimit");
        assertThat(health.get().status()).isEqualTo("ready");
    }

    @Test
    void degradedPartLeavesTheNodeReady() {
        limiter.set(Health.degraded("slow"));
        assertThat(health.get().ready()).isTrue();
        assertThat(health.get().parts()).containsEntry("ratelimit", Health.degraded("slow"));
    }

    @Test
    void partThatIsDownTakesTheNodeAlong() {
        store.set(Health.down("gone"));
        assertThat(health.get().ready()).isFalse();
        assertThat(health.get().status()).isEqualTo("down");
    }

    @Test
    void changeIsLoggedOnceHoweverOftenSomebodyAsks() {
        health.get();
        assertThat(log.list).isEmpty();
        store.set(Health.down("the disk is full"));
        health.get();
        store.set(Health.down("the disk is still full"));
        health.get();
        store.set(Health.UP);
        health.get();
        health.get();
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("store is down: the disk is full", "store is up again");
    }

    @Test
    void nodeThatClosesIsNotReadyAndTellsNoMoreOfItsParts() {
        health.closing();
        store.set(Health.down("closed"));
        assertThat(health.get().status()).isEqualTo("closing");
        assertThat(health.get().ready()).isFalse();
        assertThat(log.list).isEmpty();
    }
}
