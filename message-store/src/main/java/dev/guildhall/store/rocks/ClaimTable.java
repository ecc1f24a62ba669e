package dev.guildhall.store.rocks;

import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.row.ClaimRow;
import java.time.InstantSource;
import java.util.Optional;

/// Names and who has them, as the writer sees them: two claims in one batch meet here.
final class ClaimTable {
    private static final int CACHED_MAX = 4_096;

    private record Name(Claim.Kind kind, String name) {
        static Name of(Claim claim) {
            return new Name(claim.kind(), claim.name());
        }

        byte[] key() {
            return Keys.claim(kind, name);
        }
    }

    private final Database database;
    private final InstantSource clock;
    private final WriterCache<Name, Optional<ClaimRow>> cache = new WriterCache<>(CACHED_MAX);

    ClaimTable(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    WriterCache<?, ?> cache() {
        return cache;
    }

    /// Whether the name is the owner's from now on. A name that it holds stays held; a pending one starts its
    /// minute again.
    boolean claim(Claim claim, Batch batch) {
        Optional<ClaimRow> current = current(Name.of(claim));
        if (keepsOut(current, claim.owner())) {
            return false;
        }
        boolean held = current.map(row -> row.held() && row.owner().equals(claim.owner()))
                .orElse(false);
        if (!held) {
            put(claim, false, batch);
        }
        return true;
    }

    /// Throws [StoreUnavailable] when somebody else has the name by now: the owner took longer than a pending
    /// claim lasts.
    void hold(Claim claim, Batch batch) {
        Optional<ClaimRow> current = current(Name.of(claim));
        if (keepsOut(current, claim.owner())) {
            throw new StoreUnavailable("the claim of a name ran out before its commit");
        }
        put(claim, true, batch);
    }

    /// Frees the name when it is the owner's.
    void release(Claim claim, Batch batch) {
        Name name = Name.of(claim);
        boolean own =
                current(name).map(row -> row.owner().equals(claim.owner())).orElse(false);
        if (own) {
            batch.delete(Family.CLAIMS, name.key());
            cache.put(name, Optional.empty());
        }
    }

    static Optional<OwnerId> holder(View view, Claim.Kind kind, String name) {
        return view.get(Family.CLAIMS, Keys.claim(kind, name))
                .map(ClaimRow::decode)
                .filter(ClaimRow::held)
                .map(ClaimRow::owner);
    }

    Optional<OwnerId> claimant(View view, Claim.Kind kind, String name) {
        return view.get(Family.CLAIMS, Keys.claim(kind, name))
                .map(ClaimRow::decode)
                .filter(row -> row.stands(clock.instant()))
                .map(ClaimRow::owner);
    }

    private boolean keepsOut(Optional<ClaimRow> current, OwnerId owner) {
        return current.map(row -> row.keepsOut(owner, clock.instant())).orElse(false);
    }

    private void put(Claim claim, boolean held, Batch batch) {
        ClaimRow row = new ClaimRow(claim.owner(), held, clock.instant());
        batch.put(Family.CLAIMS, Name.of(claim).key(), row.encode());
        cache.put(Name.of(claim), Optional.of(row));
    }

    private Optional<ClaimRow> current(Name name) {
        return cache.get(
                name,
                absent -> database.latest().get(Family.CLAIMS, absent.key()).map(ClaimRow::decode));
    }
}
