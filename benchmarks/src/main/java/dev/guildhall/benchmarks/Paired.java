package dev.guildhall.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures of a subject and of its anchor, taken in turn in one run. The result is the ratio of the medians; it
/// is void when the anchor itself moved by more than half.
final class Paired {
    private static final double ANCHOR_SPREAD_MAX = 1.5;

    private final List<Double> subject = new ArrayList<>();
    private final List<Double> anchor = new ArrayList<>();

    void subject(double figure) {
        subject.add(figure);
    }

    void anchor(double figure) {
        anchor.add(figure);
    }

    double ratio() {
        return median(subject) / median(anchor);
    }

    double anchorMedian() {
        return median(anchor);
    }

    double anchorSpread() {
        return anchor.stream().max(Double::compare).orElse(Double.NaN)
                / anchor.stream().min(Double::compare).orElse(Double.NaN);
    }

    /// One line a figure, and whether the run counts.
    String report(String subjectName, String anchorName, String unit) {
        return line(subjectName, subject, unit)
                + line(anchorName, anchor, unit)
                + String.format(
                        Locale.ROOT,
                        "ratio %.2f (anchor spread %.2f%s)",
                        ratio(),
                        anchorSpread(),
                        anchorSpread() > ANCHOR_SPREAD_MAX ? ": VOID, run again" : "");
    }

    static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static String line(String name, List<Double> figures, String unit) {
        StringBuilder all = new StringBuilder();
        for (double figure : figures) {
            all.append(String.format(Locale.ROOT, " %,.0f", figure));
        }
        return String.format(Locale.ROOT, "%s: median %,.0f %s (%s )%n", name, median(figures), unit, all);
    }
}
