package dev.guildhall.store.scylla;

import dev.guildhall.store.OutboxNews;
import dev.guildhall.store.OutboxPart;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// What the outboxes of one tenure's slots share: the room for entries in memory, which of them wait, and who hears
/// of it. A tenure that is over leaves all three behind.
final class Outboxes {
    private final long bytesMax;
    private final OutboxNews news;
    private final AtomicLong bytes = new AtomicLong();
    private final Set<SlotOutbox> waiting = ConcurrentHashMap.newKeySet();

    Outboxes(long bytesMax, OutboxNews news) {
        this.bytesMax = bytesMax;
        this.news = news;
    }

    /// False when there is no room for so much more.
    boolean take(long more) {
        if (bytes.addAndGet(more) <= bytesMax) return true;
        bytes.addAndGet(-more);
        return false;
    }

    void give(long less) {
        bytes.addAndGet(-less);
    }

    long bytes() {
        return bytes.get();
    }

    /// Called under the part's lock, so that the last call is the last word.
    void note(SlotOutbox part, boolean waits) {
        if (waits) {
            waiting.add(part);
        } else {
            waiting.remove(part);
        }
    }

    void tell() {
        news.tell();
    }

    List<OutboxPart> waiting() {
        return List.copyOf(waiting);
    }

    List<SlotOutbox> parts() {
        return List.copyOf(waiting);
    }
}
