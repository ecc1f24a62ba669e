package dev.guildhall.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LoadingCacheTest {
    private final AtomicLong nowNs = new AtomicLong();
    private final Deque<CompletableFuture<String>> loads = new ArrayDeque<>();
    private final LoadingCache<Integer, String> cache =
            new LoadingCache<>(2, nowNs::get, any -> Duration.ofNanos(10), key -> load());

    private CompletionStage<String> load() {
        CompletableFuture<String> load = new CompletableFuture<>();
        loads.add(load);
        return load;
    }

    @Test
    void manyWhoAskAtOnceCauseOneLoad() {
        CompletionStage<String> first = cache.get(1);
        CompletionStage<String> second = cache.get(1);
        assertThat(loads).hasSize(1);
        loads.remove().complete("x");
        assertThat(first.toCompletableFuture().join()).isEqualTo("x");
        assertThat(second.toCompletableFuture().join()).isEqualTo("x");
    }

    @Test
    void aValuesTimeRunsFromTheStartOfItsLoad() {
        cache.get(1);
        nowNs.set(9);
        loads.remove().complete("x");
        cache.get(1);
        assertThat(loads).isEmpty();
        nowNs.set(10);
        cache.get(1);
        assertThat(loads).hasSize(1);
    }

    @Test
    void whatIsForgottenWhileItLoadsIsLoadedAgain() {
        cache.get(1);
        cache.forgetIf(key -> true);
        loads.remove().complete("stale");
        cache.get(1);
        assertThat(loads).hasSize(1);
    }

    @Test
    void aFailureIsNotKept() {
        CompletionStage<String> first = cache.get(1);
        loads.remove().completeExceptionally(new IllegalStateException("broken"));
        assertThat(first.toCompletableFuture()).isCompletedExceptionally();
        cache.get(1);
        assertThat(loads).hasSize(1);
    }

    @Test
    void pastTheBoundTheLeastAskedForIsForgotten() {
        for (int key : new int[] {1, 2, 1, 3}) {
            cache.get(key);
        }
        assertThat(cache.size()).isEqualTo(2);
        loads.clear();
        cache.get(1);
        assertThat(loads).isEmpty();
        cache.get(2);
        assertThat(loads).hasSize(1);
    }
}
