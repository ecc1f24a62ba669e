package dev.guildhall.store.s3;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.health.Health;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// Contents in a bucket. S3 has no lock, so nothing here needs one: each put writes an object of its own,
/// under the hash and a name that is never used again ([S3Object]). The youngest object of a hash is the
/// content, all of them have the same bytes.
///
/// - A removal deletes the objects that it saw, and those were all old. A put that comes meanwhile, on
///   whichever node, has written another object, which this removal does not know. So has one whose
///   answer was lost.
/// - A put of what is there copies it, inside the store, to its own object; when a removal was faster,
///   there is nothing to copy, and the bytes are sent. Only then it deletes those that it found, for it
///   is younger than they.
/// - A request that a network held back does no harm when it arrives late: deleted is what has been given
///   up for ever, written is what nobody names and a sweep finds.
///
/// That holds even where listings lag behind. Where a put is seen in them at once, as Amazon's, what was
/// put is also found at once.
///
/// A removed content is gone for those who have it open, too; what they get then is a failure, never
/// other bytes.
public final class S3AttachmentStore implements AttachmentStore {
    private final S3Bucket bucket;
    private final S3Threads threads;
    private final String prefix;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final LongAdder uploads = new LongAdder();
    private final LongAdder copies = new LongAdder();
    private final LongAdder leftBehind = new LongAdder();

    private S3AttachmentStore(
            S3Bucket bucket, S3Threads threads, String prefix, InstantSource clock, RandomGenerator random) {
        this.bucket = bucket;
        this.threads = threads;
        this.prefix = prefix;
        this.clock = clock;
        this.random = random;
    }

    /// Writes, lists and deletes an empty object to see that it may. Throws [StoreNotOpened] with one
    /// sentence for whoever started the process.
    ///
    /// @param clock tells how old a content is
    /// @param nowNs monotonic, for calls that wait
    /// @param random tells apart what is put at the same moment; for many threads
    public static S3AttachmentStore open(
            S3Config config, InstantSource clock, LongSupplier nowNs, RandomGenerator random) {
        S3Bucket bucket = S3Start.open(config);
        return new S3AttachmentStore(bucket, new S3Threads(config, nowNs), config.prefix(), clock, random);
    }

    @Override
    public CompletionStage<Void> put(ContentHash hash, Path file) {
        return threads.submit(() -> {
                    long sizeBytes = Files.size(file);
                    List<S3Object> before = bucket.objects(hash);
                    S3Object young = S3Object.fresh(prefix, hash, after(before), sizeBytes, random);
                    store(young, before, file);
                    before.forEach(this::giveUp);
                    return young;
                })
                .thenAccept(stored -> {});
    }

    /// Not before what is there, even where another node's clock is ahead: the last object stays the last one put.
    private Instant after(List<S3Object> before) {
        Instant now = clock.instant();
        return before.isEmpty() || now.isAfter(before.getLast().putAt())
                ? now
                : before.getLast().putAt();
    }

    /// What is there but has another size is no content of this hash, and nothing is made of it.
    private void store(S3Object young, List<S3Object> before, Path file) throws IOException {
        boolean whole = !before.isEmpty() && before.getLast().sizeBytes() == young.sizeBytes();
        if (whole && bucket.copy(before.getLast(), young)) {
            copies.increment();
        } else {
            bucket.upload(young, file);
            uploads.increment();
        }
    }

    /// The put is done, whatever becomes of this.
    private void giveUp(S3Object old) {
        try {
            bucket.delete(old.key());
        } catch (SdkException refused) {
            leftBehind.increment();
        }
    }

    @Override
    public CompletionStage<Boolean> remove(ContentHash hash, Instant untouchedSince) {
        return threads.submit(() -> {
            List<S3Object> seen = bucket.objects(hash);
            if (seen.isEmpty() || !seen.getLast().putAt().isBefore(untouchedSince)) return false;
            seen.forEach(object -> bucket.delete(object.key()));
            return true;
        });
    }

    @Override
    public CompletionStage<List<Stored>> page(@Nullable ContentHash after, int limit) {
        return threads.submit(() -> {
            List<Stored> found = new ArrayList<>();
            bucket.objectsBehind(after, object -> add(found, object, limit));
            return found;
        });
    }

    /// Objects of one content follow each other, and the last of them is the one. Whether there may be
    /// more.
    private static boolean add(List<Stored> found, S3Object object, int limit) {
        Stored content = new Stored(object.hash(), object.sizeBytes(), object.putAt());
        if (!found.isEmpty() && found.getLast().hash().equals(object.hash())) {
            found.set(found.size() - 1, content);
            return true;
        }
        if (found.size() == limit) return false;
        found.add(content);
        return true;
    }

    @Override
    public CompletionStage<Optional<AttachmentContent>> open(ContentHash hash) {
        return threads.submit(() -> bucket.newest(hash).map(object -> new S3Content(object, bucket, threads)));
    }

    @Override
    public Health health() {
        return threads.health();
    }

    public S3StoreStats stats() {
        return new S3StoreStats(
                uploads.sum(),
                copies.sum(),
                leftBehind.sum(),
                threads.refused.sum(),
                threads.overdue.sum(),
                threads.failures.sum());
    }

    @Override
    public void close() {
        threads.close();
        bucket.close();
    }
}
