package dev.guildhall.user;

import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.RelationshipType;
import java.time.Instant;

/// How one side of a relationship changes. Each side's owner commits its own row, then tells the other side its
/// stance until that has confirmed it: whatever is lost, repeated or crashes between the two, both end with the
/// same, because a stance is a state with a version and not an instruction.
///
/// Worked example: A removes B, and asks anew before B has heard of it. B hears the request alone, with the version of
/// its own stance that A has ended: so B is no friend any more, and has an incoming request, as A has an outgoing one.
/// Had B asked anew meanwhile, its stance would be later than the one that A ended, and both would be friends.
///
/// Between two owners messages come in order, some of them twice and some not at all.
final class Friendship {
    private Friendship() {}

    static Relationship befriend(Relationship row, long version, Instant now) {
        return row.taking(Stance.WANTS, after(row, version), false).since(now);
    }

    /// The other side is told only when it would otherwise see something.
    static Relationship block(Relationship row, long version, Instant now) {
        boolean unseen = row.told() && row.mine() != Stance.WANTS && row.theirs() != Stance.WANTS;
        Relationship blocked = row.taking(Stance.BLOCKS, after(row, version), unseen);
        return blocked.ending(row.theirsVersion()).since(now);
    }

    /// Of somebody blocked the other side knows nothing, so there is nothing to tell.
    static Relationship unrelate(Relationship row, long version, Instant now) {
        Relationship free = row.mine() == Stance.BLOCKS
                ? row.taking(Stance.NONE, row.mineVersion(), row.told())
                : row.taking(Stance.NONE, after(row, version), false);
        return free.ending(row.theirsVersion()).since(now);
    }

    /// The other side's stance, of the version that it told.
    ///
    /// @param ended the newest version of our stance that the other side has ended
    /// @param full no further request fits here: it is turned down
    static Relationship hear(
            Relationship row, Stance stance, long heard, long ended, boolean full, long version, Instant now) {
        if (Long.compareUnsigned(heard, row.theirsVersion()) <= 0) {
            return row;
        }
        boolean over = row.mine() == Stance.WANTS && Long.compareUnsigned(ended, row.mineVersion()) >= 0;
        Relationship left = over ? row.givenUp() : row;
        Relationship after =
                stance == Stance.WANTS ? wanted(left, heard, full, version) : left.hearing(Stance.NONE, heard);
        Relationship named = after.type() == RelationshipType.FRIEND ? after : after.named(null);
        return named.type() == row.type() ? named : named.since(now);
    }

    private static Relationship wanted(Relationship row, long heard, boolean full, long version) {
        boolean turnedDown = row.mine() == Stance.BLOCKS || (full && row.mine() != Stance.WANTS);
        return turnedDown
                // Told again, although it is what it was: the other side waits for an answer to its request.
                ? row.hearing(Stance.NONE, heard).ending(heard).taking(row.mine(), after(row, version), false)
                : row.hearing(Stance.WANTS, heard);
    }

    /// Versions grow even where the clock went back.
    private static long after(Relationship row, long version) {
        return Long.compareUnsigned(version, row.mineVersion()) > 0 ? version : row.mineVersion() + 1;
    }
}
