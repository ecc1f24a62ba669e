package dev.guildhall.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Reads an outbox as the bus does: part by part, in the order that each part gives.
final class Drain {
    private static final long HANG_SECONDS = 120;
    private static final Comparator<OutboxEntry> ORDER =
            Comparator.comparingLong(OutboxEntry::epoch).thenComparingLong(OutboxEntry::number);

    private final Outbox outbox;
    private final Semaphore news = new Semaphore(0);
    private final Map<String, OutboxEntry> lastTaken = new HashMap<>();

    Drain(Outbox outbox) {
        this.outbox = outbox;
        outbox.onNews(news::release);
    }

    /// What the owner has there now.
    List<OutboxEntry> waiting(OwnerId owner) {
        return outbox.waiting().stream()
                .flatMap(part -> read(part, Integer.MAX_VALUE).stream())
                .filter(entry -> entry.commit().owner().equals(owner))
                .toList();
    }

    /// Takes entries, `max` at a time, up to one of those that are looked for, as long as that takes. Those taken.
    List<OutboxEntry> takeUntil(int max, Predicate<OutboxEntry> last) {
        List<OutboxEntry> all = new ArrayList<>();
        while (all.stream().noneMatch(last)) {
            List<OutboxEntry> some = takeSome(max);
            if (some.isEmpty()) awaitNews();
            all.addAll(some);
        }
        return all;
    }

    /// Of the first part that has anything.
    List<OutboxEntry> takeSome(int max) {
        for (OutboxPart part : outbox.waiting()) {
            List<OutboxEntry> entries = read(part, max);
            if (!entries.isEmpty()) {
                lastTaken.put(part.name(), entries.getLast());
                part.taken(entries.getLast());
                return entries;
            }
        }
        return List.of();
    }

    /// Checks on the way what holds of every reading.
    private List<OutboxEntry> read(OutboxPart part, int max) {
        List<OutboxEntry> entries = Await.value(part.read(max));
        if (entries.size() > max) throw new AssertionError(entries.size() + " entries where " + max + " were asked");
        OutboxEntry before = lastTaken.get(part.name());
        for (OutboxEntry entry : entries) {
            if (before != null && ORDER.compare(before, entry) >= 0) {
                throw new AssertionError(entry + " after " + before);
            }
            if (!Outgoing.any(entry.commit())) throw new AssertionError("nobody hears of " + entry);
            before = entry;
        }
        return entries;
    }

    Optional<OutboxPart> partOf(OwnerId owner) {
        return outbox.waiting().stream()
                .filter(part -> read(part, 1).stream()
                        .anyMatch(entry -> entry.commit().owner().equals(owner)))
                .findFirst();
    }

    void awaitNews() {
        try {
            if (!news.tryAcquire(HANG_SECONDS, TimeUnit.SECONDS)) throw new AssertionError("no news came");
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
