package dev.guildhall.store.rocks;

import dev.guildhall.store.row.AccountRow;
import dev.guildhall.store.row.ExpressionRow;
import dev.guildhall.store.row.GuildRow;
import dev.guildhall.store.row.PrivateChannelRow;
import java.util.function.BiConsumer;
import org.rocksdb.RocksIterator;

/// Writes the references of a folder that an earlier build filled, once, before anything else is written: without them
/// every content would look as if nothing named it. Reads all messages; a crash half way begins again.
final class ContentNamesBuild {
    private static final int BATCH_ROWS = 4_096;

    private final Database database;
    private Batch batch;

    private ContentNamesBuild(Database database) {
        this.database = database;
        this.batch = new Batch(database);
    }

    /// Returns when all rows that there are have theirs.
    static void ensure(Database database) {
        if (Meta.contentsNamed(database.latest())) {
            return;
        }
        ContentNamesBuild build = new ContentNamesBuild(database);
        build.each(Family.MESSAGES, (key, row) -> ContentNames.put(Keys.message(key, row), build.batch));
        build.each(Family.ACCOUNTS, (key, row) -> ContentNames.put(AccountRow.decode(row), build.batch));
        build.each(Family.GUILDS, (key, row) -> ContentNames.put(GuildRow.decode(row), build.batch));
        build.each(Family.PRIVATE_CHANNELS, (key, row) -> ContentNames.put(PrivateChannelRow.decode(row), build.batch));
        build.each(
                Family.EXPRESSIONS,
                (key, row) -> ContentNames.put(Keys.longAt(key, 0), ExpressionRow.decode(row), build.batch));
        Meta.putContentsNamed(build.batch);
        database.write(build.batch);
    }

    private void each(Family family, BiConsumer<byte[], byte[]> row) {
        try (RocksIterator rows = database.latest().iterator(family)) {
            for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                row.accept(rows.key(), rows.value());
                if (batch.count() >= BATCH_ROWS) {
                    database.write(batch);
                    batch = new Batch(database);
                }
            }
            View.check(rows);
        }
    }
}
