package dev.guildhall.store.rocks;

import java.nio.file.Path;

/// The few rows about the store itself.
final class Meta {
    /// Raised when an older build could not read what this one writes.
    static final long FORMAT = 1;

    private static final byte[] FORMAT_KEY = Keys.utf8("format");
    private static final byte[] EPOCH_KEY = Keys.utf8("epoch");

    private static final byte[] CONTENTS_NAMED_KEY = Keys.utf8("contents-named");
    private static final byte[] OUTBOX_TAKEN_KEY = Keys.utf8("outbox-taken");

    /// Says nothing by its value.
    private static final byte[] TRIAL_KEY = Keys.utf8("trial");

    private Meta() {}

    /// Checks the format and raises the epoch, durably. Throws [dev.guildhall.store.StoreNotOpened] for a newer format.
    static long begin(Database database, Path directory) {
        long format = number(database.latest(), FORMAT_KEY);
        if (format > FORMAT) {
            throw StoreFolder.newer(directory);
        }
        long epoch = number(database.latest(), EPOCH_KEY) + 1;
        Batch batch = new Batch(database);
        batch.put(Family.META, FORMAT_KEY, NumberRow.encode(FORMAT));
        batch.put(Family.META, EPOCH_KEY, NumberRow.encode(epoch));
        database.write(batch);
        return epoch;
    }

    /// Whether every row that names a content has its reference.
    static boolean contentsNamed(View view) {
        return view.get(Family.META, CONTENTS_NAMED_KEY).isPresent();
    }

    static void putContentsNamed(Batch batch) {
        batch.put(Family.META, CONTENTS_NAMED_KEY, NumberRow.encode(1));
    }

    /// To see whether the disk takes a write.
    static void putTrial(Batch batch) {
        batch.put(Family.META, TRIAL_KEY, NumberRow.encode(1));
    }

    /// How far the worker's ids may have gone; 0 for a new one.
    static long ceilingMs(View view, int worker) {
        return number(view, ceilingKey(worker));
    }

    static void putCeilingMs(Batch batch, int worker, long ceilingMs) {
        batch.put(Family.META, ceilingKey(worker), NumberRow.encode(ceilingMs));
    }

    /// The number of the last entry of the outbox that the bus has; 0 before the first.
    static long outboxTaken(View view) {
        return number(view, OUTBOX_TAKEN_KEY);
    }

    static void putOutboxTaken(Batch batch, long number) {
        batch.put(Family.META, OUTBOX_TAKEN_KEY, NumberRow.encode(number));
    }

    private static byte[] ceilingKey(int worker) {
        return Keys.utf8("ceiling-ms/" + worker);
    }

    private static long number(View view, byte[] key) {
        return view.get(Family.META, key).map(NumberRow::decode).orElse(0L);
    }
}
