package dev.guildhall.store.scylla;

import dev.guildhall.store.ManualClock;
import dev.guildhall.store.MessagePagesProperties;
import java.util.Objects;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

final class ScyllaMessagePagesIT extends MessagePagesProperties {
    private static @Nullable Place place;

    @BeforeContainer
    static void open() {
        ScyllaStores.empty();
        place = new Place(ScyllaStores.store(new ManualClock()));
    }

    @AfterContainer
    static void close() {
        Objects.requireNonNull(place).close();
    }

    @Override
    protected Place place() {
        return Objects.requireNonNull(place);
    }
}
