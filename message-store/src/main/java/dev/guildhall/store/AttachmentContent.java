package dev.guildhall.store;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/// One stored content, opened for reading.
public interface AttachmentContent extends AutoCloseable {
    long sizeBytes();

    /// Exactly `length` bytes from `offset`, which lie within the content. One read at a time. Fails with
    /// [StoreUnavailable].
    CompletionStage<ByteBuffer> read(long offset, int length);

    /// Called once, after the last read has completed.
    @Override
    void close();
}
