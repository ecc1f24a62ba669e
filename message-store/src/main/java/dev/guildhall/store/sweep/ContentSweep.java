package dev.guildhall.store.sweep;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.AttachmentStore.Stored;
import dev.guildhall.store.ContentReferences;
import dev.guildhall.store.ContentReferences.Finding;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Removes contents that nothing names any more: of uploads that were never sent, of messages and channels that are
/// gone, of pictures that were replaced. It never removes what a commit on its way is about to name:
///
/// A commit that will name a content got it in one of two ways. It put it, and every put makes the content young
/// again; or it read a row that named it (a forward, an edit), which was there then. So a content is removed only when
/// it was put longer than the grace ago, and was found at two checks, a grace apart, to be named by nothing, while no
/// reference came (and went) between the two. By the second check, whatever was on its way at the first has long
/// arrived, and has left a reference, or has failed; and since then there was no row to read it from. A put after that
/// check is seen by the removal itself, which the store does not mix with puts.
///
/// The marks of the first check lie in memory, as many as the bound allows: a restart begins their grace anew. One
/// step at a time; one sweep for each store.
public final class ContentSweep {
    private final AttachmentStore contents;
    private final ContentReferences references;
    private final SweepConfig config;
    private final InstantSource clock;
    private final LongSupplier nowNs;
    /// Since when nothing names them.
    private final Map<ContentHash, Long> marks = new HashMap<>();
    private final LongAdder rounds = new LongAdder();
    private final LongAdder looked = new LongAdder();
    private final LongAdder removed = new LongAdder();
    private final LongAdder removedBytes = new LongAdder();
    private final LongAdder forgotten = new LongAdder();
    private final LongAdder crowded = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private @Nullable ContentHash cursor;

    /// @param clock tells how old contents are
    /// @param nowNs monotonic, for the time between two checks
    public ContentSweep(
            AttachmentStore contents,
            ContentReferences references,
            SweepConfig config,
            InstantSource clock,
            LongSupplier nowNs) {
        this.contents = contents;
        this.references = references;
        this.config = config;
        this.clock = clock;
        this.nowNs = nowNs;
    }

    /// Looks at one page of contents, one after the other. Completes when the next step may begin, on the store's
    /// threads; what the store refuses is counted, and never fails it.
    public CompletionStage<Void> step() {
        return contents.page(cursor, config.pageMax()).thenCompose(this::visit).exceptionally(failure -> {
            failures.increment();
            return null;
        });
    }

    public SweepStats stats() {
        return new SweepStats(
                rounds.sum(),
                looked.sum(),
                removed.sum(),
                removedBytes.sum(),
                forgotten.sum(),
                crowded.sum(),
                failures.sum());
    }

    private CompletionStage<Void> visit(List<Stored> page) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (Stored content : page) {
            done = done.thenCompose(before -> visit(content)).exceptionally(failure -> {
                failures.increment();
                return null;
            });
        }
        return done.thenAccept(all -> {
            boolean last = page.size() < config.pageMax();
            cursor = last ? null : page.getLast().hash();
            if (last) {
                rounds.increment();
            }
        });
    }

    private CompletionStage<Void> visit(Stored content) {
        Instant old = clock.instant().minus(config.grace());
        if (!content.putAt().isBefore(old)) {
            marks.remove(content.hash());
            return CompletableFuture.completedFuture(null);
        }
        looked.increment();
        long beganNs = nowNs.getAsLong();
        return references.check(content.hash()).thenCompose(finding -> settle(content, finding, beganNs, old));
    }

    /// `beganNs` is from before the check, and a mark is set after it: what lies between two checks is never taken for
    /// longer than it was.
    private CompletionStage<Void> settle(Stored content, Finding finding, long beganNs, Instant old) {
        Long markedNs = marks.get(content.hash());
        switch (finding) {
            case NAMED -> marks.remove(content.hash());
            case FORGOTTEN -> {
                forgotten.increment();
                mark(content.hash());
            }
            case UNNAMED -> {
                if (markedNs == null) {
                    mark(content.hash());
                } else if (beganNs - markedNs >= config.grace().toNanos()) {
                    return remove(content, old);
                }
            }
        }
        return CompletableFuture.completedFuture(null);
    }

    private void mark(ContentHash hash) {
        if (marks.containsKey(hash) || marks.size() < config.marksMax()) {
            marks.put(hash, nowNs.getAsLong());
        } else {
            crowded.increment();
        }
    }

    private CompletionStage<Void> remove(Stored content, Instant old) {
        return contents.remove(content.hash(), old).thenAccept(gone -> {
            marks.remove(content.hash());
            if (gone) {
                removed.increment();
                removedBytes.add(content.sizeBytes());
            }
        });
    }
}
