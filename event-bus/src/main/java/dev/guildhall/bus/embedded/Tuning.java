package dev.guildhall.bus.embedded;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.WriteOptions;

/// RocksDB's options, in native memory: they live as long as the database. Records are written once, read once
/// soon after and dropped by ranges, so little memory does.
final class Tuning implements AutoCloseable {
    private static final long CACHE_BYTES = 4 << 20;
    private static final long WRITE_BUFFER_BYTES = 8 << 20;
    /// The log is cut when it holds this many write buffers: offsets alone would keep all of it otherwise.
    private static final int LOG_WRITE_BUFFERS = 4;

    private static final int OPEN_FILES_MAX = 128;
    private static final int LOG_FILES_KEPT = 4;

    private final Cache cache = new LRUCache(CACHE_BYTES);
    private final DBOptions database = new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setDbWriteBufferSize(2 * WRITE_BUFFER_BYTES)
            .setMaxTotalWalSize(LOG_WRITE_BUFFERS * WRITE_BUFFER_BYTES)
            .setMaxOpenFiles(OPEN_FILES_MAX)
            .setSkipStatsUpdateOnDbOpen(true)
            // An idle bus writes nothing.
            .setStatsDumpPeriodSec(0)
            .setStatsPersistPeriodSec(0)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(LOG_FILES_KEPT);
    private final ColumnFamilyOptions family = new ColumnFamilyOptions()
            .setTableFormatConfig(new BlockBasedTableConfig().setBlockCache(cache))
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions();

    DBOptions database() {
        return database;
    }

    ColumnFamilyOptions family() {
        return family;
    }

    /// Returns when the write is on disk, and all before it.
    WriteOptions synced() {
        return synced;
    }

    /// Returns when the operating system has the write.
    WriteOptions unsynced() {
        return unsynced;
    }

    @Override
    public void close() {
        unsynced.close();
        synced.close();
        family.close();
        database.close();
        cache.close();
    }
}
