package dev.guildhall.gateway.socket;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// One number for each [GatewayCounter]; any thread adds.
public final class GatewayCounters {
    private final Map<GatewayCounter, LongAdder> values = new EnumMap<>(GatewayCounter.class);

    public GatewayCounters() {
        for (GatewayCounter counter : GatewayCounter.values()) {
            values.put(counter, new LongAdder());
        }
    }

    public void add(GatewayCounter counter) {
        of(counter).increment();
    }

    /// The same so many times.
    public void add(GatewayCounter counter, long times) {
        of(counter).add(times);
    }

    public long value(GatewayCounter counter) {
        return of(counter).sum();
    }

    private LongAdder of(GatewayCounter counter) {
        return Objects.requireNonNull(values.get(counter));
    }
}
