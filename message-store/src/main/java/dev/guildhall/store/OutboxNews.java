package dev.guildhall.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one listener of an [Outbox]. A listener that throws is a bug of its own, and must not stop the writer that
/// tells it.
public final class OutboxNews {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxNews.class);

    private volatile Runnable listener = () -> {};

    public void listen(Runnable next) {
        listener = next;
    }

    public void tell() {
        try {
            listener.run();
        } catch (RuntimeException bug) {
            LOG.error("the outbox's listener failed", bug);
        }
    }
}
