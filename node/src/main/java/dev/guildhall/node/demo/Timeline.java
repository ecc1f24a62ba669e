package dev.guildhall.node.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.node.config.OperatorError;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What happens, act by act: each act is over when everybody who should has heard of it. Prints every event when it
/// comes, and of those that the act was for, the time since it began: another may be of the act before.
final class Timeline {
    private static final long HEARD_WITHIN_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int TEXT_SHOWN_MAX = 48;

    private final PrintStream out;
    private final LongSupplier nowNs;
    private final BlockingQueue<Heard> arrivals = new LinkedBlockingQueue<>();
    private final List<Long> latenciesNs = new ArrayList<>();
    private int events;

    Timeline(PrintStream out, LongSupplier nowNs) {
        this.out = out;
        this.nowNs = nowNs;
    }

    /// Something that somebody does. May block; answers what came of it.
    @FunctionalInterface
    interface Act<T> {
        T perform() throws InterruptedException;
    }

    /// Called by the clients, from any thread.
    void heard(Heard one) {
        arrivals.add(one);
    }

    /// Performs an act and waits until each of `hearers` has heard `event`. Fails with [OperatorError] when one
    /// has not in time.
    <T> T act(String says, String event, List<String> hearers, Act<T> act) throws InterruptedException {
        out.println(says);
        long beganNs = nowNs.getAsLong();
        T result = act.perform();
        Set<String> waiting = new TreeSet<>(hearers);
        while (!waiting.isEmpty()) {
            Heard next = arrivals.poll(beganNs + HEARD_WITHIN_NS - nowNs.getAsLong(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw OperatorError.failure(
                        event + " did not reach " + String.join(" and ", waiting) + " within ten seconds");
            }
            boolean awaited = next.event().equals(event) && waiting.remove(next.who());
            show(next, awaited ? took(next.atNs() - beganNs) : "");
        }
        return result;
    }

    private String took(long latencyNs) {
        latenciesNs.add(latencyNs);
        return String.format(Locale.ROOT, "%.2f ms", ms(latencyNs));
    }

    private void show(Heard heard, String took) {
        events++;
        out.println(String.format(Locale.ROOT, "  %11s  %-4s %-28s %s", took, heard.who(), heard.event(), gist(heard)));
    }

    /// What an event is about, in a word or two.
    private static String gist(Heard heard) {
        JsonNode data = heard.data();
        JsonNode emoji = data.path("emoji").path("name");
        for (JsonNode text : Arrays.asList(data.path("content"), data.path("name"), emoji, data.path("code"))) {
            if (!text.asText("").isEmpty()) {
                return shortened(text.asText());
            }
        }
        JsonNode user = data.path("user").path("username");
        return user.asText("");
    }

    private static String shortened(String text) {
        return text.length() <= TEXT_SHOWN_MAX ? text : text.substring(0, TEXT_SHOWN_MAX - 3) + "...";
    }

    /// The last lines.
    void summarise() {
        Long median = percentile(50);
        Long most = percentile(100);
        if (median != null && most != null) {
            out.println(String.format(
                    Locale.ROOT,
                    "%d events: what an act was for came %.2f ms after it began at the median, %.2f ms at most.",
                    events,
                    ms(median),
                    ms(most)));
        }
    }

    private @Nullable Long percentile(int percent) {
        if (latenciesNs.isEmpty()) {
            return null;
        }
        List<Long> sorted = new ArrayList<>(latenciesNs);
        Collections.sort(sorted);
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    private static double ms(long ns) {
        return ns / 1e6;
    }
}
