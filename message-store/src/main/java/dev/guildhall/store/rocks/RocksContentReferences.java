package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.store.CommitWeight;
import dev.guildhall.store.ContentReferences;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// References looked at by a reading thread and dropped by the writer, who looks again: a commit on its way may have
/// given a picture back.
final class RocksContentReferences implements ContentReferences {
    private final GroupCommit writer;
    private final Reads reads;
    private final Database database;

    RocksContentReferences(GroupCommit writer, Reads reads, Database database) {
        this.writer = writer;
        this.reads = reads;
        this.database = database;
    }

    /// What a reading thread saw: how many references, and those whose row names the content no more.
    private record Seen(int references, List<byte[]> dead) {}

    @Override
    public CompletionStage<Finding> check(ContentHash hash) {
        byte[] prefix = ContentNames.prefix(hash);
        return reads.frozen(view -> seen(view, prefix)).thenCompose(seen -> {
            if (seen.references() == 0) {
                return CompletableFuture.completedFuture(Finding.UNNAMED);
            }
            return seen.dead().isEmpty()
                    ? CompletableFuture.completedFuture(Finding.NAMED)
                    : writer.submit(
                            seen.dead().size() * CommitWeight.ROW_BYTES,
                            batch -> drop(seen.dead(), batch) == seen.references() ? Finding.FORGOTTEN : Finding.NAMED);
        });
    }

    private static Seen seen(View view, byte[] prefix) {
        List<byte[]> keys = view.scan(Family.CONTENT_NAMES, prefix, prefix, LOOKED_AT_MAX, (key, row) -> key);
        return new Seen(
                keys.size(),
                keys.stream().filter(key -> !ContentNames.stands(view, key)).toList());
    }

    private int drop(List<byte[]> dead, Batch batch) {
        int dropped = 0;
        for (byte[] key : dead) {
            boolean renewed = batch.remembers(new Batch.NewName(ByteBuffer.wrap(key)));
            if (!renewed && !ContentNames.stands(database.latest(), key)) {
                ContentNames.drop(key, batch);
                dropped++;
            }
        }
        return dropped;
    }
}
