package dev.guildhall.store.s3;

import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.StoreUnavailable;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// One content, read by ranges. Nothing is held in the store: when its object gave way to a younger put
/// of the same bytes, the next read finds that one.
final class S3Content implements AttachmentContent {
    /// A content that is put again faster than it is looked up fails its reader.
    private static final int LOOKS_MAX = 4;

    private final S3Bucket bucket;
    private final S3Threads threads;
    private volatile S3Object object;

    S3Content(S3Object object, S3Bucket bucket, S3Threads threads) {
        this.object = object;
        this.bucket = bucket;
        this.threads = threads;
    }

    @Override
    public long sizeBytes() {
        return object.sizeBytes();
    }

    @Override
    public CompletionStage<ByteBuffer> read(long offset, int length) {
        if (offset < 0 || length < 0 || offset + length > sizeBytes()) {
            return CompletableFuture.failedFuture(
                    new StoreUnavailable("there are no bytes " + offset + " + " + length + " of " + sizeBytes()));
        }
        // A range names its last byte, so that of no bytes cannot be asked for.
        return length == 0
                ? CompletableFuture.completedFuture(ByteBuffer.allocate(0))
                : threads.submit(() -> find(offset, length));
    }

    private ByteBuffer find(long offset, int length) {
        for (int look = 0; look < LOOKS_MAX; look++) {
            Optional<ByteBuffer> bytes = bucket.read(object, offset, length);
            if (bytes.isPresent()) return bytes.get();
            object = bucket.newest(object.hash())
                    .orElseThrow(() -> new StoreUnavailable("the attachment was removed while it was read"));
        }
        throw new StoreUnavailable("the attachment is put again all the time");
    }

    @Override
    public void close() {
        // A range that was read has ended its request.
    }
}
