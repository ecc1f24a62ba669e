package dev.guildhall.acceptance.jda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import org.jspecify.annotations.Nullable;

/// Hears what JDA makes of the gateway's events, and waits for what is to come. Each event is handed out once.
final class Ear implements EventListener {
    /// No event of a working server takes this long, however busy the machine.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int EVENTS_MAX = 10_000;

    private final BlockingQueue<GenericEvent> heard = new LinkedBlockingQueue<>(EVENTS_MAX);
    private final List<GenericEvent> passed = new ArrayList<>();

    /// Called by JDA, on a thread of its own.
    @Override
    public void onEvent(GenericEvent event) {
        heard.add(event);
    }

    <T extends GenericEvent> T await(Class<T> type) throws InterruptedException {
        return await(type, event -> true);
    }

    /// The first of this type that fits, whether it came already or is still to come.
    <T extends GenericEvent> T await(Class<T> type, Predicate<T> fits) throws InterruptedException {
        T found = among(type, fits);
        while (found == null) {
            GenericEvent next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) throw new AssertionError("no " + type.getSimpleName() + "; heard: " + passed);
            passed.add(next);
            found = among(type, fits);
        }
        return found;
    }

    private <T extends GenericEvent> @Nullable T among(Class<T> type, Predicate<T> fits) {
        for (Iterator<GenericEvent> all = passed.iterator(); all.hasNext(); ) {
            GenericEvent event = all.next();
            if (type.isInstance(event) && fits.test(type.cast(event))) {
                all.remove();
                return type.cast(event);
            }
        }
        return null;
    }
}
