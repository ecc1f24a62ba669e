package dev.guildhall.store.disk;

import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.StoreUnavailable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.CompletionStage;

/// One open file.
final class DiskContent implements AttachmentContent {
    private final FileChannel file;
    private final long sizeBytes;
    private final DiskThreads threads;

    DiskContent(FileChannel file, DiskThreads threads) throws IOException {
        this.file = file;
        this.sizeBytes = file.size();
        this.threads = threads;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public CompletionStage<ByteBuffer> read(long offset, int length) {
        return threads.submit(() -> {
            ByteBuffer bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (file.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException("a stored attachment has become shorter");
                }
            }
            return bytes.flip();
        });
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new StoreUnavailable("an attachment's file cannot be closed", failure);
        }
    }
}
