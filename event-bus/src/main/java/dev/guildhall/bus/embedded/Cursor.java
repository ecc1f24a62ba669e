package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusConfig;
import dev.guildhall.bus.BusCounters;
import dev.guildhall.bus.BusReader;
import dev.guildhall.bus.BusUnavailable;
import dev.guildhall.bus.Delivered;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One group reading one topic: its offset, and its members in this process, of whom the first one reads. One turn
/// at a time: take records, hand them out, wait for the stage, move the offset.
final class Cursor {
    /// One hand-out to one member, from when it is decided until its stage is complete. What a member failed with
    /// comes again in the same turn.
    private static final class Turn {
        private final BusReader reader;
        private List<Delivered> records = List.of();
        private boolean pausing;

        private Turn(BusReader reader) {
            this.reader = reader;
        }
    }

    private final GroupTopic of;
    private final TopicLog log;
    private final BusDatabase database;
    private final Offsets offsets;
    private final BusConfig.Reading settings;
    private final BusCounters counters;
    private final Executor readers;
    private final Later later;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turnEnded = lock.newCondition();
    private final ArrayDeque<BusReader> members = new ArrayDeque<>();
    private @Nullable Turn turn;
    private long next;

    Cursor(
            GroupTopic of,
            TopicLog log,
            BusDatabase database,
            Offsets offsets,
            BusConfig.Reading settings,
            BusCounters counters,
            Executor readers,
            Later later) {
        this.of = of;
        this.log = log;
        this.database = database;
        this.offsets = offsets;
        this.settings = settings;
        this.counters = counters;
        this.readers = readers;
        this.later = later;
        this.next = offsets.open(of, log.first());
    }

    void join(BusReader member) {
        lock.lock();
        try {
            members.addLast(member);
        } finally {
            lock.unlock();
        }
        wake();
    }

    /// The member gets nothing more; the next one goes on where it stopped. Waits for a stage of its that is open,
    /// so many nanoseconds at most, and then gives the turn up: what it read comes again.
    void leave(BusReader member, long waitNs) {
        lock.lock();
        try {
            members.remove(member);
            long leftNs = waitNs;
            while (isReading(member) && leftNs > 0) leftNs = turnEnded.awaitNanos(leftNs);
            if (turn != null && member.equals(turn.reader)) endTurn();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            if (turn != null && member.equals(turn.reader)) endTurn();
        } finally {
            lock.unlock();
        }
        wake();
    }

    private boolean isReading(BusReader member) {
        return turn != null && member.equals(turn.reader) && !turn.pausing;
    }

    /// There may be something to read, and somebody to read it.
    void wake() {
        Turn begun;
        lock.lock();
        try {
            BusReader first = members.peekFirst();
            if (turn != null || first == null || next >= log.end()) return;
            begun = new Turn(first);
            turn = begun;
        } finally {
            lock.unlock();
        }
        readers.execute(() -> take(begun));
    }

    private void take(Turn current) {
        try {
            long end = log.end();
            List<Delivered> found = database.records(of.topic(), next, end, settings.recordsMax(), settings.bytesMax());
            if (found.isEmpty()) {
                // All of it was dropped before it was read.
                ended(current, end);
                return;
            }
            current.records = found;
        } catch (BusUnavailable failure) {
            counters.failed();
            again(current, () -> take(current));
            return;
        }
        handOut(current);
    }

    private void handOut(Turn current) {
        CompletionStage<Void> stage;
        try {
            stage = current.reader.read(current.records);
        } catch (RuntimeException | Error failure) {
            repeat(current);
            return;
        }
        stage.whenComplete((done, failure) -> {
            if (failure != null) repeat(current);
            else onReader(current, () -> keep(current));
        });
    }

    private void repeat(Turn current) {
        again(current, () -> {
            counters.repeated(of.topic(), current.records.size());
            handOut(current);
        });
    }

    /// Runs the step after the pause, if the turn lives then. One whose member left meanwhile ends here.
    private void again(Turn current, Runnable step) {
        lock.lock();
        try {
            if (turn != current) return;
            if (members.contains(current.reader)) current.pausing = true;
            else endTurn();
        } finally {
            lock.unlock();
        }
        if (current.pausing) later.run(settings.retryPause(), () -> goOn(current, step));
        else wake();
    }

    private void goOn(Turn current, Runnable step) {
        lock.lock();
        try {
            current.pausing = false;
        } finally {
            lock.unlock();
        }
        onReader(current, step);
    }

    private void endTurn() {
        turn = null;
        turnEnded.signalAll();
    }

    /// The turn may have been given up, and the bus closed behind it.
    private void onReader(Turn current, Runnable step) {
        lock.lock();
        try {
            if (turn != current) return;
        } finally {
            lock.unlock();
        }
        readers.execute(step);
    }

    private void keep(Turn current) {
        long behind = current.records.getLast().offset() + 1;
        try {
            offsets.put(of, behind);
        } catch (BusUnavailable notKept) {
            // The group goes on; after a restart it reads these again.
            counters.failed();
        }
        counters.read(of.topic(), current.records.size());
        ended(current, behind);
    }

    private void ended(Turn current, long goOnAt) {
        lock.lock();
        try {
            if (turn != current) return;
            next = goOnAt;
            endTurn();
        } finally {
            lock.unlock();
        }
        wake();
    }
}
