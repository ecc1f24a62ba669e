package dev.guildhall.bus.embedded;

import java.time.Duration;
import java.util.ArrayDeque;

/// Pauses that end when a test says so.
final class HeldTime implements Later {
    private record Pause(Duration length, Runnable task) {}

    private final ArrayDeque<Pause> pauses = new ArrayDeque<>();

    @Override
    public synchronized void run(Duration after, Runnable task) {
        pauses.addLast(new Pause(after, task));
    }

    /// How many pauses of the length are open.
    synchronized long open(Duration length) {
        return pauses.stream().filter(pause -> pause.length().equals(length)).count();
    }

    /// Ends the open pauses of the length.
    void end(Duration length) {
        ArrayDeque<Pause> ended = new ArrayDeque<>();
        synchronized (this) {
            pauses.stream().filter(pause -> pause.length().equals(length)).forEach(ended::add);
            pauses.removeAll(ended);
        }
        ended.forEach(pause -> pause.task().run());
    }
}
