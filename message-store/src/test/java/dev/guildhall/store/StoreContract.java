package dev.guildhall.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every contract suite has: a fresh store, its clock, and owners that count their commits.
@SuppressWarnings("NullAway.Init") // JUnit opens the store before each test.
public abstract class StoreContract {
    protected static final OwnerId GUILD = Owners.guild(7);
    protected static final OwnerId USER = Owners.user(11);

    protected final ManualClock clock = new ManualClock();
    private final Map<OwnerId, Long> numbers = new ConcurrentHashMap<>();
    protected MessageStore store;

    /// Opens the test's own store: empty the first time, later with what is in it.
    protected abstract MessageStore open();

    @BeforeEach
    final void openStore() {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    protected final void reopen() {
        store.close();
        store = open();
    }

    protected final Lease lease(OwnerId owner) {
        return Await.value(store.owners().lease(owner));
    }

    /// The owner's next commit, handed in.
    protected final CompletionStage<Void> submit(OwnerId owner, Change... changes) {
        return submit(owner, numbers.merge(owner, 1L, Long::sum), changes);
    }

    protected final CompletionStage<Void> submit(OwnerId owner, long number, Change... changes) {
        return store.owners().commit(lease(owner), new Commit(owner, number, List.of(changes)));
    }

    /// The owner's next commit, durable.
    protected final void commit(OwnerId owner, Change... changes) {
        Await.value(submit(owner, changes));
    }
}
