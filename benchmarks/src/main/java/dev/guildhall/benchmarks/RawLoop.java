package dev.guildhall.benchmarks;

import dev.guildhall.store.StoreConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// The least that has to be done for the same rows to be durable: the driver's own batch, one family, one thread.
/// The options are the store's, as far as they bear on writing.
final class RawLoop implements AutoCloseable {
    /// A message's key in the store: channel, bucket, message.
    private static final int KEY_BYTES = 2 * Long.BYTES + Integer.BYTES;
    /// What the store adds to a message's text: ids, flags, lengths.
    private static final int FIELD_BYTES = 26;

    private static final int BLOOM_BITS_PER_KEY = 10;

    static {
        RocksDB.loadLibrary();
    }

    private final BloomFilter bloom = new BloomFilter(BLOOM_BITS_PER_KEY);
    private final Options options;
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final RocksDB rocks;
    private long number;

    RawLoop(StoreConfig config, Path folder) throws RocksDBException {
        long writeBufferBytes = config.rocks().writeBufferBytes();
        this.options = new Options()
                .setCreateIfMissing(true)
                .setDbWriteBufferSize(writeBufferBytes)
                .setWriteBufferSize(writeBufferBytes / 2)
                .setTableFormatConfig(new BlockBasedTableConfig().setFilterPolicy(bloom))
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
        this.rocks = RocksDB.open(options, folder.toString());
    }

    void run(int groups) throws RocksDBException {
        for (int group = 0; group < groups; group++) {
            try (WriteBatch rows = new WriteBatch()) {
                for (int i = 0; i < CommitBenchmark.GROUP; i++) {
                    number++;
                    rows.put(key(), row());
                }
                rocks.write(synced, rows);
            }
        }
    }

    private byte[] key() {
        return ByteBuffer.allocate(KEY_BYTES)
                .putLong(2)
                .putInt(0)
                .putLong(number)
                .array();
    }

    private static byte[] row() {
        byte[] text = StoreLoop.CONTENT.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(FIELD_BYTES + text.length).put(text).array();
    }

    @Override
    public void close() {
        rocks.close();
        synced.close();
        options.close();
        bloom.close();
    }
}
