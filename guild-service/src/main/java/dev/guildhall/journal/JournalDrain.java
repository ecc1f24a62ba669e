package dev.guildhall.journal;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.EventBus;
import dev.guildhall.bus.RecordRefused;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries what was committed from the outbox to the bus: part by part, each in order, one step of a part at a time. A
/// step reads some entries, hands their events over, and takes the entries once the bus keeps all of them. A bus that
/// is
/// gone holds the steps that are under way, and nothing else: the outbox keeps what waits.
///
/// An event that the bus can never take, being too large for it, or that cannot be made, would hold its part for ever:
/// it is left out, counted and logged. What it told is in the store.
///
/// Bounds: [DrainConfig#partsMax] steps at once, of [DrainConfig#entriesMax] commits each.
public final class JournalDrain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalDrain.class);

    private final Outbox outbox;
    private final EventBus bus;
    private final DrainConfig config;
    private final DrainThread thread;
    private final AtomicBoolean looking = new AtomicBoolean();
    private final LongAdder entries = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder parked = new LongAdder();

    /// By name; for the thread alone, as what follows.
    private final Set<String> busy = new HashSet<>();

    private @Nullable CompletableFuture<Void> through;

    private JournalDrain(Outbox outbox, EventBus bus, DrainConfig config, DrainThread thread) {
        this.outbox = outbox;
        this.bus = bus;
        this.config = config;
        this.thread = thread;
    }

    /// Begins with what waits already.
    public static JournalDrain start(Outbox outbox, EventBus bus, DrainConfig config) {
        return start(outbox, bus, config, DrainThread.start());
    }

    static JournalDrain start(Outbox outbox, EventBus bus, DrainConfig config, DrainThread thread) {
        JournalDrain drain = new JournalDrain(outbox, bus, config, thread);
        outbox.onNews(() -> drain.lookAfter(config.linger()));
        drain.lookAfter(Duration.ZERO);
        return drain;
    }

    public DrainStats stats() {
        return new DrainStats(entries.sum(), events.sum(), failures.sum(), parked.sum());
    }

    /// Waits a little for news to gather: a part that is busy is looked at once in so long.
    private void lookAfter(Duration pause) {
        if (looking.compareAndSet(false, true)) {
            thread.later(pause, this::look);
        }
    }

    private void look() {
        looking.set(false);
        List<OutboxPart> waiting = outbox.waiting();
        for (OutboxPart part : waiting) {
            if (busy.size() == config.partsMax()) return;
            if (busy.add(part.name())) step(part);
        }
        if (through != null && waiting.isEmpty() && busy.isEmpty()) through.complete(null);
    }

    private void step(OutboxPart part) {
        part.read(config.entriesMax())
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (failure != null) {
                                failed(part, failure);
                            } else if (found.isEmpty()) {
                                free(part, config.linger());
                            } else {
                                carry(part, found);
                            }
                        },
                        thread);
    }

    private void carry(OutboxPart part, List<OutboxEntry> found) {
        List<BusRecord> records = new ArrayList<>();
        found.forEach(entry -> records.addAll(eventsOf(part, entry)));
        handOver(part, records)
                .whenCompleteAsync(
                        (_, failure) -> {
                            if (failure != null) {
                                failed(part, failure);
                                return;
                            }
                            part.taken(found.getLast());
                            entries.add(found.size());
                            events.add(records.size());
                            free(part, found.size() == config.entriesMax() ? Duration.ZERO : config.linger());
                        },
                        thread);
    }

    private List<BusRecord> eventsOf(OutboxPart part, OutboxEntry entry) {
        try {
            return CommitEvents.of(entry.commit());
        } catch (RuntimeException bug) {
            parked.increment();
            LOG.error(
                    "{}: commit {} of {} cannot be told",
                    part.name(),
                    entry.commit().number(),
                    entry.commit().owner(),
                    bug);
            return List.of();
        }
    }

    private CompletionStage<Void> handOver(OutboxPart part, List<BusRecord> records) {
        if (records.isEmpty()) return CompletableFuture.completedFuture(null);
        return bus.publish(records).exceptionallyCompose(failure -> {
            if (!(cause(failure) instanceof RecordRefused refused)) return CompletableFuture.failedFuture(failure);
            parked.add(refused.records().size());
            LOG.error("{}: events are left out", part.name(), refused);
            return CompletableFuture.completedFuture(null);
        });
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /// The same entries again, after a pause: nothing was taken.
    private void failed(OutboxPart part, Throwable failure) {
        failures.increment();
        LOG.debug("{}: not carried to the bus yet", part.name(), failure);
        thread.later(config.retry(), () -> free(part, Duration.ZERO));
    }

    private void free(OutboxPart part, Duration pause) {
        busy.remove(part.name());
        if (pause.isZero()) {
            look();
        } else {
            lookAfter(pause);
        }
    }

    /// Carries what waits, for [DrainConfig#closing] at most, when nothing more is committed. What is left comes with
    /// the next start.
    @Override
    public void close() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        thread.execute(() -> {
            through = done;
            look();
        });
        done.completeOnTimeout(null, config.closing().toMillis(), TimeUnit.MILLISECONDS)
                .join();
        thread.close();
    }
}
