package dev.guildhall.node.health;

import dev.guildhall.common.health.Health;
import dev.guildhall.common.health.Readiness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The health of all of a node's parts. Each part is added as it starts, and asked whenever the node is: by the
/// public port, by a scrape, and once a second by the node itself, so that a change is logged whether or not
/// anybody asks. Any thread.
public final class NodeHealth implements Supplier<Readiness> {
    private static final Logger LOG = LoggerFactory.getLogger(NodeHealth.class);

    private final List<Part> parts = new CopyOnWriteArrayList<>();
    private volatile boolean closing;

    /// @param health answers at once
    public void add(String name, Supplier<Health> health) {
        parts.add(new Part(name, health));
    }

    @Override
    public Readiness get() {
        Map<String, Health> now = new LinkedHashMap<>();
        for (Part part : parts) {
            now.put(part.name, part.look(!closing));
        }
        return new Readiness(closing, now);
    }

    /// The node is about to end: from now on it is not ready, and what its parts become is not worth a line.
    public void closing() {
        closing = true;
    }

    private static final class Part {
        private final String name;
        private final Supplier<Health> health;
        private Health.State told = Health.State.UP;

        Part(String name, Supplier<Health> health) {
            this.name = name;
            this.health = health;
        }

        /// One at a time, or two that look at the moment of a change could tell it in the wrong order.
        synchronized Health look(boolean tell) {
            Health now = health.get();
            if (tell && now.state() != told) {
                told = now.state();
                tell(now);
            }
            return now;
        }

        private void tell(Health now) {
            if (now.state() == Health.State.UP) {
                LOG.info("{} is up again", name);
            } else {
                LOG.warn("{} is {}: {}", name, now.state().word(), now.sentence());
            }
        }
    }
}
