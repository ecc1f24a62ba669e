package dev.guildhall.acceptance.ledger;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// How a run is shaped. Without `--seed` each run draws its own and prints it. The same seed makes the same
/// schedule of faults and the same texts; the interleaving is the machine's.
///
/// @param kills how often the node is killed
/// @param cuts how often one receiver's socket is cut while the node lives
/// @param folder where the node's data and every actor's file go
public record LedgerOptions(int kills, int cuts, int senders, int receivers, long seed, Path folder) {
    private static final String USAGE =
            "[--kills N] [--cuts N] [--senders N] [--receivers N] [--seed S] [--folder DIR]";

    public LedgerOptions {
        if (kills < 0 || cuts < 0) throw new IllegalArgumentException("--kills and --cuts: 0 or more");
        if (senders < 1 || receivers < 1) throw new IllegalArgumentException("--senders and --receivers: 1 or more");
    }

    /// Reads the command line. Throws [IllegalArgumentException], whose message is for the user.
    public static LedgerOptions parse(String... arguments) {
        if (arguments.length % 2 != 0) throw new IllegalArgumentException("usage: Ledger " + USAGE);
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) given.put(arguments[i], arguments[i + 1]);
        long seed = Long.parseLong(take(given, "--seed", Long.toString(new SplittableRandom().nextLong(1_000_000))));
        int kills = Integer.parseInt(take(given, "--kills", "5"));
        LedgerOptions options = new LedgerOptions(
                kills,
                Integer.parseInt(take(given, "--cuts", Integer.toString(2 * kills))),
                Integer.parseInt(take(given, "--senders", "4")),
                Integer.parseInt(take(given, "--receivers", "3")),
                seed,
                Path.of(take(given, "--folder", "target/acceptance/ledger-" + seed)));
        if (!given.isEmpty())
            throw new IllegalArgumentException("unknown: " + given.keySet() + ", usage: Ledger " + USAGE);
        return options;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }
}
