package dev.guildhall.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A thread whose time passes when the test says so; what is due runs there and then.
final class ManualThread implements DrainThread {
    private record Due(Duration at, long order, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private Duration now = Duration.ZERO;
    private long order;
    private boolean closed;

    @Override
    public void execute(Runnable task) {
        later(Duration.ZERO, task);
    }

    @Override
    public synchronized void later(Duration pause, Runnable task) {
        if (!closed) due.add(new Due(now.plus(pause), order++, task));
    }

    @Override
    public synchronized void close() {
        closed = true;
        due.clear();
    }

    /// Runs what is due by then, and what that makes due.
    void pass(Duration time) {
        Duration end = now.plus(time);
        for (Due next = next(end); next != null; next = next(end)) {
            next.task().run();
        }
        now = end;
    }

    private synchronized @Nullable Due next(Duration end) {
        Due first = due.stream()
                .min(Comparator.comparing(Due::at).thenComparingLong(Due::order))
                .filter(each -> each.at().compareTo(end) <= 0)
                .orElse(null);
        if (first != null) {
            due.remove(first);
            now = first.at();
        }
        return first;
    }
}
