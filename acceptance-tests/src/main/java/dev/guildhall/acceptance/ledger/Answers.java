package dev.guildhall.acceptance.ledger;

import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How calls of one kind ended, and how long each took: what an outage must not make worse than it is.
public final class Answers {
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;
    private static final int EXAMPLES_MAX = 10;

    /// @param byStatus how many answers had each status; 0 for those that did not come
    /// @param slowestByStatusMs by status
    /// @param unclean the first of those that are neither an answer below 500 nor an honest 503
    public record Figures(Map<Integer, Integer> byStatus, Map<Integer, Long> slowestByStatusMs, List<String> unclean) {
        public Figures {
            byStatus = Map.copyOf(byStatus);
            slowestByStatusMs = Map.copyOf(slowestByStatusMs);
            unclean = List.copyOf(unclean);
        }

        public int ok() {
            return byStatus.getOrDefault(OK, 0);
        }

        public int unavailable() {
            return byStatus.getOrDefault(UNAVAILABLE, 0);
        }

        public long slowestMs() {
            return slowestByStatusMs.values().stream()
                    .mapToLong(Long::longValue)
                    .max()
                    .orElse(0);
        }

        /// One line.
        public String report() {
            StringBuilder line = new StringBuilder();
            new TreeMap<>(byStatus)
                    .forEach((status, count) -> line.append(line.isEmpty() ? "" : ", ")
                            .append("%d × %d (slowest %d ms)".formatted(count, status, slowestByStatusMs.get(status))));
            return line.toString();
        }
    }

    /// What is measured.
    interface Call {
        Reply run() throws IOException, InterruptedException;
    }

    private final LongSupplier nowNs;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Map<Integer, Integer> byStatus = new TreeMap<>();
    private final Map<Integer, Long> slowestMs = new TreeMap<>();
    private final List<String> unclean = new ArrayList<>();

    /// @param nowNs monotonic
    Answers(LongSupplier nowNs) {
        this.nowNs = nowNs;
    }

    /// Makes the call and notes how it ended; throws what it throws.
    Reply measured(Call call) throws IOException, InterruptedException {
        long startNs = nowNs.getAsLong();
        try {
            Reply reply = call.run();
            note(reply.status(), startNs, isClean(reply) ? null : reply.toString());
            return reply;
        } catch (IOException noAnswer) {
            note(0, startNs, noAnswer.toString());
            throw noAnswer;
        }
    }

    Figures figures() {
        lock.lock();
        try {
            return new Figures(byStatus, slowestMs, unclean);
        } finally {
            lock.unlock();
        }
    }

    int ok() {
        return count(OK);
    }

    int unavailable() {
        return count(UNAVAILABLE);
    }

    /// Waits until so many have succeeded in all.
    void awaitOk(int count, Duration patience) throws InterruptedException {
        await(OK, count, patience);
    }

    /// Waits until so many have been refused for the outage in all.
    void awaitUnavailable(int count, Duration patience) throws InterruptedException {
        await(UNAVAILABLE, count, patience);
    }

    private void await(int status, int count, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long leftNs = patience.toNanos();
            while (byStatus.getOrDefault(status, 0) < count) {
                if (leftNs <= 0) {
                    throw new AssertionError(
                            "no %d answers of %d within %s: %s".formatted(count, status, patience, byStatus));
                }
                leftNs = more.awaitNanos(leftNs);
            }
        } finally {
            lock.unlock();
        }
    }

    private int count(int status) {
        lock.lock();
        try {
            return byStatus.getOrDefault(status, 0);
        } finally {
            lock.unlock();
        }
    }

    /// A 503 says so in the protocol's own form: an object with a message and a code.
    private static boolean isClean(Reply reply) {
        if (reply.status() < 500) return true;
        if (reply.status() != UNAVAILABLE) return false;
        try {
            var body = Wire.parse(reply.text());
            return body.path("code").isInt() && body.path("message").isTextual();
        } catch (IOException noJson) {
            return false;
        }
    }

    private void note(int status, long startNs, @Nullable String example) {
        long tookMs = TimeUnit.NANOSECONDS.toMillis(nowNs.getAsLong() - startNs);
        lock.lock();
        try {
            byStatus.merge(status, 1, Integer::sum);
            slowestMs.merge(status, tookMs, Math::max);
            if (example != null && unclean.size() < EXAMPLES_MAX) unclean.add(example);
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
