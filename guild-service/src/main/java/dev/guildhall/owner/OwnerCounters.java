package dev.guildhall.owner;

import dev.guildhall.store.OwnerId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// What the owners of a node count, kind by kind. Any thread adds.
public final class OwnerCounters {
    /// The kinds of owners.
    public enum Kind {
        GUILD,
        PRIVATE_CHANNEL,
        USER;

        static Kind of(OwnerId id) {
            return switch (id) {
                case OwnerId.OfGuild guild -> GUILD;
                case OwnerId.OfPrivateChannel channel -> PRIVATE_CHANNEL;
                case OwnerId.OfUser user -> USER;
            };
        }
    }

    /// Of one kind.
    static final class OfKind {
        final LongAdder started = new LongAdder();
        final LongAdder ended = new LongAdder();
        final LongAdder restarts = new LongAdder();
        final LongAdder givenUp = new LongAdder();
        final LongAdder commits = new LongAdder();
        final LongAdder unknownCommits = new LongAdder();
        final LongAdder leasesLost = new LongAdder();
    }

    private final Map<Kind, OfKind> kinds = new EnumMap<>(Kind.class);

    public OwnerCounters() {
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new OfKind());
        }
    }

    OfKind of(OwnerId id) {
        return of(Kind.of(id));
    }

    private OfKind of(Kind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }

    public OwnerStats read(Kind kind) {
        OfKind of = of(kind);
        // Those that ended are asked first: an owner that comes and goes in between must not make fewer than none.
        long ended = of.ended.sum();
        long started = of.started.sum();
        return new OwnerStats(
                started - ended,
                started,
                of.restarts.sum(),
                of.givenUp.sum(),
                of.commits.sum(),
                of.unknownCommits.sum(),
                of.leasesLost.sum());
    }
}
