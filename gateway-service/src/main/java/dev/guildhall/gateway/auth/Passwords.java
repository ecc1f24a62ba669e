package dev.guildhall.gateway.auth;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Hashes passwords and checks them, on few threads of its own: a hash takes tens of milliseconds and
/// megabytes, and anybody may cause one. Past the queue's bound the stage fails with [PasswordsBusy].
public final class Passwords implements AutoCloseable {
    private final PasswordCost cost;
    private final RandomGenerator random;
    private final ThreadPoolExecutor executor;
    private final LongAdder refused = new LongAdder();
    /// Checked in place of an account that is not there.
    private final PasswordHash decoy;

    /// @param random must be a secure one
    public Passwords(AuthConfig config, RandomGenerator random) {
        this.cost = config.passwordCost();
        this.random = random;
        this.executor = new ThreadPoolExecutor(
                config.passwordThreads(),
                config.passwordThreads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.passwordQueueMax()),
                Thread.ofPlatform().daemon().name("passwords-", 0).factory());
        this.decoy = PasswordHash.of("", cost, new byte[PasswordHash.SALT_BYTES]);
    }

    /// The encoded hash of a new password.
    public CompletionStage<String> hash(String password) {
        return submit(() -> {
            byte[] salt = new byte[PasswordHash.SALT_BYTES];
            random.nextBytes(salt);
            return PasswordHash.of(password, cost, salt).encoded();
        });
    }

    /// Whether it is the password. `encoded` null means that there is no such account or that it has no
    /// password: that takes as long to refuse as a wrong password does, so the time does not tell who has an
    /// account.
    public CompletionStage<Boolean> verify(String password, @Nullable String encoded) {
        return submit(() -> {
            PasswordHash known =
                    encoded == null ? null : PasswordHash.parse(encoded).orElse(null);
            boolean matches = (known == null ? decoy : known).matches(password);
            return known != null && matches;
        });
    }

    private <T> CompletionStage<T> submit(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException full) {
            refused.increment();
            return CompletableFuture.failedFuture(new PasswordsBusy(full));
        }
    }

    /// Those that wait for a thread.
    public int waiting() {
        return executor.getQueue().size();
    }

    /// Those that found no room to wait.
    public long refused() {
        return refused.sum();
    }

    /// Called once at shutdown; what waits is finished first.
    @Override
    public void close() {
        executor.shutdown();
    }
}
