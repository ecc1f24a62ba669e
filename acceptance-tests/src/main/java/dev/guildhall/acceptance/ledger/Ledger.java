package dev.guildhall.acceptance.ledger;

import java.io.IOException;

/// `Ledger [--kills N] [--seed S] [--senders N] …`: runs the ledger against the built node and says what it found.
///
/// Exit code 0: clean. 1: a promise was broken. 2: bad option.
public final class Ledger {
    private Ledger() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LedgerOptions options;
        try {
            options = LedgerOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.out.println(options);
        Verdict verdict = LedgerRun.run(options);
        System.out.println("seed " + options.seed() + ": " + verdict.report());
        System.exit(verdict.clean() ? 0 : 1);
    }
}
