package dev.guildhall.store;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.health.Health;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// The bytes of attachments, each content once, under its hash. All stages complete on the store's threads.
public interface AttachmentStore extends AutoCloseable {
    /// Makes the content of `file` durable. Called before the message that names it is committed, so that
    /// no message ever names bytes that are not there. The caller has hashed the file, changes it no more,
    /// and afterwards deletes whatever is left at its path: the store may have taken it. The same content
    /// twice leaves one, and makes it young again. Fails with [StoreUnavailable]: then nothing may be committed.
    CompletionStage<Void> put(ContentHash hash, Path file);

    /// Contents in the order of their hashes, after `after` (null: from the start), at most `limit`; fewer when there
    /// are no more. Contents that come or go meanwhile may be among them or not. Fails with [StoreUnavailable].
    CompletionStage<List<Stored>> page(@Nullable ContentHash after, int limit);

    /// Removes the content, unless it was put at or after `untouchedSince`: no [#put] of the content comes between
    /// that look and the removal, and one that comes after it stores the content anew. Whoever has the content open
    /// goes on reading it where a store can hold it for them, as a disk does; elsewhere their next read fails
    /// with [StoreUnavailable]. Whether it was there and went; fails with [StoreUnavailable] when that is not
    /// known.
    CompletionStage<Boolean> remove(ContentHash hash, Instant untouchedSince);

    /// A content that is there.
    ///
    /// @param putAt when it was put last, the same content again included, by the clock of the node that did
    record Stored(ContentHash hash, long sizeBytes, Instant putAt) {}

    /// The content, for the caller to close; empty when there is none. Fails with [StoreUnavailable].
    CompletionStage<Optional<AttachmentContent>> open(ContentHash hash);

    /// As the last calls went; asked as [MessageStore#health] is. Never down: a node without its attachments
    /// serves everything else.
    Health health();

    /// Finishes what was handed in, then closes. Later calls fail with [StoreUnavailable].
    @Override
    void close();
}
