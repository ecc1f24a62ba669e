package dev.guildhall.acceptance.ledger;

import java.util.List;
import java.util.stream.Collectors;

/// What the checker says of a run.
public record Verdict(Counts counts, List<Violation> violations) {
    private static final int EXAMPLES_MAX = 10;

    public Verdict {
        violations = List.copyOf(violations);
    }

    public boolean clean() {
        return violations.isEmpty();
    }

    /// Counts, number of violations, and the first ten of them.
    public String report() {
        String examples = violations.stream()
                .limit(EXAMPLES_MAX)
                .map(violation -> "\n  " + violation.invariant() + ": " + violation.counterExample())
                .collect(Collectors.joining());
        return counts + "\n" + (clean() ? "clean" : violations.size() + " violations" + examples);
    }
}
