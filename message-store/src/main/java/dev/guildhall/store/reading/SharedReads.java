package dev.guildhall.store.reading;

import dev.guildhall.common.id.ChannelId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Equal reads of one channel that are under way at one time are one. A read is joined only while nothing in its
/// channel
/// changed since it began, so whoever joins sees all that was committed before it asked. Holds what is under way, and
/// nothing else.
final class SharedReads {
    /// @param begun whoever sets it makes the read
    private record Reading(long version, AtomicBoolean begun, CompletableFuture<Object> result) {
        Reading(long version) {
            this(version, new AtomicBoolean(), new CompletableFuture<>());
        }
    }

    private final ChannelVersions versions;
    private final ConcurrentMap<Object, Reading> underWay = new ConcurrentHashMap<>();
    private final LongAdder made = new LongAdder();
    private final LongAdder shared = new LongAdder();

    SharedReads(ChannelVersions versions) {
        this.versions = versions;
    }

    long made() {
        return made.sum();
    }

    long shared() {
        return shared.sum();
    }

    /// @param key names the read and what it yields: equal keys, equal answers
    @SuppressWarnings("unchecked") // what a key yields is of one type
    <T> CompletionStage<T> read(Object key, ChannelId channel, Supplier<CompletionStage<T>> read) {
        long version = versions.of(channel);
        Reading reading = underWay.compute(
                key, (_, before) -> before != null && before.version() == version ? before : new Reading(version));
        if (reading.begun().compareAndSet(false, true)) {
            made.increment();
            begin(key, reading, read);
        } else {
            shared.increment();
        }
        return (CompletionStage<T>) reading.result().minimalCompletionStage();
    }

    private <T> void begin(Object key, Reading own, Supplier<CompletionStage<T>> read) {
        CompletionStage<T> reading;
        try {
            reading = read.get();
        } catch (RuntimeException bug) {
            reading = CompletableFuture.failedFuture(bug);
        }
        reading.whenComplete((found, failure) -> {
            underWay.remove(key, own);
            if (failure == null) {
                own.result().complete(found);
            } else {
                own.result().completeExceptionally(failure);
            }
        });
    }
}
