package dev.guildhall.store;

import dev.guildhall.common.guild.ContentHash;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// The bytes of attachments, each content once, under its hash. All stages complete on the store's threads.
public interface AttachmentStore extends AutoCloseable {
    /// Makes the content of `file` durable. Called before the message that names it is committed, so that
    /// no message ever names bytes that are not there. The caller has hashed the file, changes it no more,
    /// and afterwards deletes whatever is left at its path: the store may have taken it. The same content
    /// twice leaves one. Fails with [StoreUnavailable]: then nothing may be committed.
    CompletionStage<Void> put(ContentHash hash, Path file);

    /// The content, for the caller to close; empty when there is none. Fails with [StoreUnavailable].
    CompletionStage<Optional<AttachmentContent>> open(ContentHash hash);

    /// Finishes what was handed in, then closes. Later calls fail with [StoreUnavailable].
    @Override
    void close();
}
