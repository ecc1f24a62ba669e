package dev.guildhall.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.RelationshipType;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/// Two sides, each of which writes its own row alone, end with the same whatever is said, lost and repeated
/// between them.
class FriendshipProperties {
    private static final Instant NOW = Instant.EPOCH;

    private static final Map<RelationshipType, RelationshipType> MIRROR = Map.of(
            RelationshipType.FRIEND, RelationshipType.FRIEND,
            RelationshipType.INCOMING_REQUEST, RelationshipType.OUTGOING_REQUEST,
            RelationshipType.OUTGOING_REQUEST, RelationshipType.INCOMING_REQUEST);

    private record Told(Stance stance, long version, long ended) {}

    private record Confirmed(Stance stance, long version) {}

    /// One side and what is on its way to it.
    private static final class Side {
        final Deque<Object> inbox = new ArrayDeque<>();
        Relationship row;

        Side(long other) {
            row = Relationship.none(new UserId(other));
        }
    }

    private Side anna = new Side(2);
    private Side ben = new Side(1);
    private long version;

    @Property(tries = 3000)
    void bothSidesEndWithTheSame(@ForAll long seed) {
        anna = new Side(2);
        ben = new Side(1);
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < 30; step++) {
            boolean annas = random.nextBoolean();
            Side self = annas ? anna : ben;
            Side other = annas ? ben : anna;
            switch (random.nextInt(8)) {
                case 0, 1 -> act(self, other, befriended(self.row));
                case 2 ->
                    act(
                            self,
                            other,
                            self.row.mine() == Stance.BLOCKS ? null : Friendship.block(self.row, ++version, NOW));
                case 3 ->
                    act(self, other, self.row.type() == null ? null : Friendship.unrelate(self.row, ++version, NOW));
                case 4, 5 -> receive(self, other, random.nextInt(10) == 0);
                case 6 -> self.inbox.poll();
                default -> repeat(self, other);
            }
        }
        settle();

        assertThat(anna.row.told()).isTrue();
        assertThat(ben.row.told()).isTrue();
        assertSame(anna.row, ben.row);
        assertSame(ben.row, anna.row);
    }

    private @Nullable Relationship befriended(Relationship row) {
        return row.mine() == Stance.WANTS ? null : Friendship.befriend(row, ++version, NOW);
    }

    private static void assertSame(Relationship one, Relationship other) {
        RelationshipType type = one.type();
        if (type == RelationshipType.BLOCKED) {
            assertThat(other.type()).isIn(null, RelationshipType.BLOCKED);
        } else if (type == null) {
            assertThat(other.type()).isIn(null, RelationshipType.BLOCKED);
        } else {
            assertThat(other.type()).isEqualTo(Objects.requireNonNull(MIRROR.get(type)));
        }
    }

    private static void act(Side self, Side other, @Nullable Relationship after) {
        if (after == null) {
            return;
        }
        boolean tells = !after.told() && after.mineVersion() != self.row.mineVersion();
        self.row = kept(after);
        if (tells) {
            repeat(self, other);
        }
    }

    /// As the store keeps it: a blank row is deleted, its versions with it.
    private static Relationship kept(Relationship row) {
        return row.blank() ? Relationship.none(row.other()) : row;
    }

    /// What a retry or a new life of the owner does.
    private static void repeat(Side self, Side other) {
        if (!self.row.told()) {
            other.inbox.add(new Told(self.row.mine().told(), self.row.mineVersion(), self.row.ended()));
        }
    }

    /// `crashes` after its commit, before it confirmed.
    private void receive(Side self, Side other, boolean crashes) {
        Object message = self.inbox.poll();
        if (message instanceof Told told) {
            act(
                    self,
                    crashes ? new Side(0) : other,
                    Friendship.hear(self.row, told.stance(), told.version(), told.ended(), false, ++version, NOW));
            if (!crashes) {
                other.inbox.add(new Confirmed(told.stance(), told.version()));
            }
        } else if (message instanceof Confirmed confirmed) {
            if (confirmed.version() == self.row.mineVersion() && !self.row.told()) {
                self.row = kept(self.row.confirmed());
            } else if (confirmed.stance() == Stance.WANTS && self.row.told() && self.row.mine() != Stance.WANTS) {
                other.inbox.add(new Told(Stance.NONE, ++version, 0));
            }
        }
    }

    private void settle() {
        for (int round = 0; round < 100 && busy(); round++) {
            repeat(anna, ben);
            repeat(ben, anna);
            while (!anna.inbox.isEmpty() || !ben.inbox.isEmpty()) {
                receive(anna, ben, false);
                receive(ben, anna, false);
            }
        }
    }

    private boolean busy() {
        return !anna.inbox.isEmpty() || !ben.inbox.isEmpty() || !anna.row.told() || !ben.row.told();
    }
}
