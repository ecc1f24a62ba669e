package dev.guildhall.store.sweep;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.health.Health;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.ContentReferences;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.disk.DiskAttachmentStore;
import dev.guildhall.store.rocks.RocksStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Rows and contents on disk, a private channel whose messages have files, and sweeps that do all on the test's
/// thread: what a test does before each of their calls happens at that moment and no other.
final class SweptStore implements AutoCloseable {
    static final Duration GRACE = Duration.ofHours(1);
    private static final ChannelId CHANNEL = new ChannelId(900);
    private static final OwnerId OWNER = new OwnerId.OfPrivateChannel(CHANNEL);

    final ManualClock clock = new ManualClock();
    final MessageStore rows;
    final AttachmentStore contents;
    Runnable beforeRemoval = () -> {};
    Runnable beforeCheck = () -> {};
    private final Path folder;
    private long commits;
    private long ids;

    SweptStore(Path folder) {
        this.folder = folder;
        this.rows = RocksStores.open(folder.resolve("rows"), clock);
        this.contents = DiskAttachmentStore.open(folder.resolve("content"), 2, 64, clock);
    }

    ContentSweep sweep(int pageMax) {
        return sweep(pageMax, 1000);
    }

    ContentSweep sweep(int pageMax, int marksMax) {
        return sweep(pageMax, marksMax, rows.contents());
    }

    ContentSweep sweep(ContentReferences references) {
        return sweep(100, 1000, references);
    }

    private ContentSweep sweep(int pageMax, int marksMax, ContentReferences references) {
        SweepConfig config = new SweepConfig(true, GRACE, Duration.ofSeconds(1), pageMax, marksMax);
        Instant start = clock.instant();
        return new ContentSweep(
                new InSteps(),
                hash -> {
                    beforeCheck.run();
                    return settled(references.check(hash));
                },
                config,
                clock,
                () -> Duration.between(start, clock.instant()).toNanos());
    }

    void step(ContentSweep sweep) {
        Await.value(sweep.step());
    }

    void round(ContentSweep sweep) {
        long before = sweep.stats().rounds();
        while (sweep.stats().rounds() == before) {
            step(sweep);
        }
    }

    /// As an upload does: the file is stored, and no more.
    ContentHash upload(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Path incoming = Files.write(folder.resolve("incoming"), bytes);
            ContentHash hash = new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            Await.value(contents.put(hash, incoming));
            return hash;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    /// A message with the content, durable.
    MessageId say(ContentHash hash) {
        ids++;
        MessageId id = new MessageId(ids);
        Attachment file = new Attachment(new AttachmentId(10_000 + ids), "file", null, null, null, 1, hash, null);
        commit(new Change.PutMessage(new Message(
                id,
                CHANNEL,
                null,
                new UserId(1),
                MessageType.DEFAULT,
                "",
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null,
                new Enclosures(List.of(), List.of(file), List.of()))));
        return id;
    }

    void delete(MessageId id) {
        commit(new Change.DeleteMessage(CHANNEL, id));
    }

    private void commit(Change change) {
        commits++;
        Await.value(rows.owners()
                .commit(Await.value(rows.owners().lease(OWNER)), new Commit(OWNER, commits, List.of(change))));
    }

    boolean has(ContentHash hash) {
        return Await.value(contents.open(hash))
                .map(content -> {
                    content.close();
                    return true;
                })
                .orElse(false);
    }

    private static <T> CompletionStage<T> settled(CompletionStage<T> stage) {
        CompletableFuture<T> done = stage.toCompletableFuture();
        done.exceptionally(failure -> null).join();
        return done;
    }

    @Override
    public void close() {
        contents.close();
        rows.close();
    }

    /// The contents as the sweep gets them: each call is over when it returns.
    private final class InSteps implements AttachmentStore {
        @Override
        public CompletionStage<Void> put(ContentHash hash, Path file) {
            throw new IllegalStateException("a sweep stores nothing");
        }

        @Override
        public CompletionStage<List<Stored>> page(@Nullable ContentHash after, int limit) {
            return settled(contents.page(after, limit));
        }

        @Override
        public CompletionStage<Boolean> remove(ContentHash hash, Instant untouchedSince) {
            beforeRemoval.run();
            return settled(contents.remove(hash, untouchedSince));
        }

        @Override
        public CompletionStage<Optional<AttachmentContent>> open(ContentHash hash) {
            throw new IllegalStateException("a sweep reads nothing");
        }

        @Override
        public Health health() {
            return Health.UP;
        }

        @Override
        public void close() {}
    }
}
