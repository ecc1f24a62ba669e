package dev.guildhall.gateway.upload;

import java.util.List;

/// A received multipart request. Closed by whoever answers it, whatever the answer: then its files are
/// gone, except those that the attachment store has taken.
public final class Upload implements AutoCloseable {
    private final byte[] json;
    private final List<UploadedFile> files;
    private final Runnable closing;

    /// @param closing deletes the files
    public Upload(byte[] json, List<UploadedFile> files, Runnable closing) {
        this.json = json;
        this.files = List.copyOf(files);
        this.closing = closing;
    }

    /// The request's JSON part.
    public byte[] json() {
        return json;
    }

    /// In the order of their index.
    public List<UploadedFile> files() {
        return files;
    }

    /// Does not wait for the disk.
    @Override
    public void close() {
        closing.run();
    }
}
