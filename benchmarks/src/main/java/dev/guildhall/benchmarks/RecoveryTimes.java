package dev.guildhall.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Milliseconds from crashes until all was well again, against a goal for the worst of them.
final class RecoveryTimes {
    private final List<Double> ms = new ArrayList<>();

    void add(double figure) {
        ms.add(figure);
    }

    String report(String what, double goalMs) {
        double worst = Collections.max(ms);
        return String.format(
                Locale.ROOT,
                "%s: median %.1f ms, max %.1f ms, the first %.1f ms, over %d crashes (goal %.0f ms%s)",
                what,
                Paired.median(ms),
                worst,
                ms.getFirst(),
                ms.size(),
                goalMs,
                worst > goalMs ? ", MISSED" : "");
    }
}
