package dev.guildhall.common.personal;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.RelationshipType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One side of what is between two users: the own stance, and the other's as far as it was heard.
///
/// Each side's owner writes its own row alone, so what is between them holds when both have heard each other.
/// Versions grow with each change of a stance, and an older one that comes late changes nothing.
///
/// @param ended the newest version of the other's stance that this side has ended: the other gives up what it had by
///     then, and not what it began later
/// @param told the other side has confirmed `mineVersion`; until then it is told again
/// @param theirsVersion 0 when nothing was heard
/// @param since when it became what it is
/// @param nickname what a friend is called here
public record Relationship(
        UserId other,
        Stance mine,
        long mineVersion,
        long ended,
        boolean told,
        Stance theirs,
        long theirsVersion,
        Instant since,
        @Nullable String nickname) {
    /// Nothing is between the two, and nothing was.
    public static Relationship none(UserId other) {
        return new Relationship(other, Stance.NONE, 0, 0, true, Stance.NONE, 0, Instant.EPOCH, null);
    }

    /// What the user sees; null for nothing.
    public @Nullable RelationshipType type() {
        return switch (mine) {
            case BLOCKS -> RelationshipType.BLOCKED;
            case WANTS -> theirs == Stance.WANTS ? RelationshipType.FRIEND : RelationshipType.OUTGOING_REQUEST;
            case NONE -> theirs == Stance.WANTS ? RelationshipType.INCOMING_REQUEST : null;
        };
    }

    /// Nothing is lost when the row is.
    public boolean blank() {
        return mine == Stance.NONE && theirs == Stance.NONE && told;
    }

    public Relationship named(@Nullable String newNickname) {
        return new Relationship(other, mine, mineVersion, ended, told, theirs, theirsVersion, since, newNickname);
    }

    /// A new stance of one's own.
    public Relationship taking(Stance stance, long version, boolean toldAlready) {
        return new Relationship(other, stance, version, ended, toldAlready, theirs, theirsVersion, since, nickname);
    }

    /// The other's stance, in the version that was heard.
    public Relationship hearing(Stance stance, long version) {
        return new Relationship(other, mine, mineVersion, ended, told, stance, version, since, nickname);
    }

    /// The other's stance is over by this side's doing, and the nickname with it.
    public Relationship ending(long endedVersion) {
        return new Relationship(other, mine, mineVersion, endedVersion, told, Stance.NONE, theirsVersion, since, null);
    }

    /// The other side has ended the own stance, and counts it as over already.
    public Relationship givenUp() {
        return new Relationship(other, Stance.NONE, mineVersion, ended, true, theirs, theirsVersion, since, null);
    }

    /// The other side has confirmed the own stance.
    public Relationship confirmed() {
        return new Relationship(other, mine, mineVersion, ended, true, theirs, theirsVersion, since, nickname);
    }

    public Relationship since(Instant at) {
        return new Relationship(other, mine, mineVersion, ended, told, theirs, theirsVersion, at, nickname);
    }
}
