package dev.guildhall.store.rocks;

import dev.guildhall.store.StoreConfig;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WriteOptions;

/// RocksDB's options, in native memory: they live as long as the database.
///
/// Left at its defaults on purpose: `paranoid_checks` (a failed write of the log makes RocksDB refuse all later
/// ones until it has started a new log, so nothing is ever acknowledged behind a hole) and point-in-time
/// recovery (what is acknowledged was synced, and with it all that the log has before, so only what nobody was told
/// of can be torn).
final class Tuning implements AutoCloseable {
    private static final double BLOOM_BITS_PER_KEY = 10;
    private static final int OPEN_FILES_MAX = 512;
    private static final int LOG_FILES_KEPT = 4;
    /// The log is cut when it holds this many write buffers: a family written once a day would keep all of it
    /// otherwise.
    private static final int LOG_WRITE_BUFFERS = 4;

    /// The outbox deletes a range each second. Readers sort those of a write buffer anew after each: a buffer that has
    /// so many goes to disk, where they cancel out with the rows.
    private static final int RANGE_DELETIONS_MAX = 1_000;

    private final Cache blockCache;
    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS_PER_KEY);
    private final DBOptions database;
    private final ColumnFamilyOptions family;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions().setSync(false);

    Tuning(StoreConfig.Rocks settings) {
        blockCache = new LRUCache(settings.blockCacheBytes());
        database = database(settings);
        family = family(settings);
    }

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions family() {
        return family;
    }

    /// Returns when the write is on disk.
    WriteOptions synced() {
        return synced;
    }

    /// Returns when the write is in the log.
    WriteOptions unsynced() {
        return unsynced;
    }

    private static DBOptions database(StoreConfig.Rocks settings) {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setDbWriteBufferSize(settings.writeBufferBytes())
                .setMaxTotalWalSize(settings.writeBufferBytes() * LOG_WRITE_BUFFERS)
                .setMaxOpenFiles(OPEN_FILES_MAX)
                .setSkipStatsUpdateOnDbOpen(true)
                // An idle store writes nothing.
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(LOG_FILES_KEPT);
    }

    private ColumnFamilyOptions family(StoreConfig.Rocks settings) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(blockCache)
                .setFilterPolicy(bloom)
                // Inside the cache's bound: outside, they grow with the data.
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true);
        return new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setWriteBufferSize(settings.writeBufferBytes() / 2)
                .setMemtableMaxRangeDeletions(RANGE_DELETIONS_MAX)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close() {
        synced.close();
        unsynced.close();
        family.close();
        database.close();
        bloom.close();
        blockCache.close();
    }
}
