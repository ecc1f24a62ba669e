package dev.guildhall.user;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.User;
import dev.guildhall.store.PersonalChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decisions about friends, requests and blocks, each by one side alone: see [Friendship].
final class RelationshipDecisions {
    private RelationshipDecisions() {}

    static UserDecision befriend(
            UserState user, PersonalCommand.Befriend befriend, PersonalValue.Peer peer, UserFacts facts) {
        Relationship row = user.relationships().with(befriend.other());
        ApiError refusal = refusal(user, befriend.other(), row, peer);
        if (refusal != null) {
            return UserDecision.rejected(refusal);
        }
        if (row.mine() == Stance.WANTS) {
            return PersonalDecider.unchanged(user);
        }
        return changed(user, row, Friendship.befriend(row, facts.version(), facts.now()), peer.user(), null);
    }

    private static @Nullable ApiError refusal(UserState user, UserId other, Relationship row, PersonalValue.Peer peer) {
        if (other.equals(user.id())) {
            return ApiError.CANNOT_BEFRIEND_SELF;
        }
        if (peer.user() == null) {
            return ApiError.UNKNOWN_USER;
        }
        if (peer.user().bot() || account(user).user().bot()) {
            return ApiError.BOTS_CANNOT_HAVE_FRIENDS;
        }
        if (row.type() == RelationshipType.FRIEND) {
            return ApiError.ALREADY_FRIENDS;
        }
        if (peer.towardsUs() == Stance.BLOCKS) {
            return ApiError.FRIEND_REQUEST_BLOCKED;
        }
        // A request that is accepted takes no further place, on neither side.
        boolean accepts = row.theirs() == Stance.WANTS;
        boolean ownFull = user.relationships().full() && row.type() == null;
        boolean theirsFull = peer.full() && !accepts && peer.towardsUs() != Stance.WANTS;
        return ownFull || theirsFull ? ApiError.MAX_FRIENDS : null;
    }

    static UserDecision block(UserState user, PersonalCommand.Block block, PersonalValue.Peer peer, UserFacts facts) {
        Relationship row = user.relationships().with(block.other());
        if (peer.user() == null || block.other().equals(user.id())) {
            return UserDecision.rejected(ApiError.UNKNOWN_USER);
        }
        if (row.mine() == Stance.BLOCKS) {
            return PersonalDecider.unchanged(user);
        }
        if (user.relationships().blocksFull()) {
            return UserDecision.rejected(ApiError.MAX_FRIENDS);
        }
        return changed(user, row, Friendship.block(row, facts.version(), facts.now()), peer.user(), null);
    }

    static UserDecision unrelate(UserState user, PersonalCommand.Unrelate unrelate, UserFacts facts) {
        Relationship row = user.relationships().with(unrelate.other());
        return row.type() == null
                ? PersonalDecider.unchanged(user)
                : changed(user, row, Friendship.unrelate(row, facts.version(), facts.now()), null, null);
    }

    static UserDecision name(UserState user, PersonalCommand.NameFriend name) {
        Relationship row = user.relationships().with(name.other());
        if (row.type() != RelationshipType.FRIEND) {
            return UserDecision.rejected(ApiError.NOT_FRIENDS);
        }
        Relationship named = row.named(name.nickname());
        Notice notice = new Notice.ToSessions(PersonalEvents.relationshipUpdate(named, RelationshipType.FRIEND));
        return PersonalDecider.accepted(
                user.with(user.relationships().changed(named)),
                List.of(new PersonalChange.PutRelationship(named)),
                List.of(notice),
                PersonalDecider.NOTHING);
    }

    static UserDecision hear(UserState user, PersonalCommand.HearStance hear, UserFacts facts) {
        UserId from = hear.from().id();
        Relationship row = user.relationships().with(from);
        Relationship after = Friendship.hear(
                row,
                hear.stance(),
                hear.version(),
                hear.ended(),
                user.relationships().full(),
                facts.version(),
                facts.now());
        Notice confirmation =
                new Notice.ToPeer(from, new PersonalCommand.StanceHeard(user.id(), hear.stance(), hear.version()));
        return changed(user, row, after, hear.from(), confirmation);
    }

    /// A confirmation of what is no longer so, of which nothing is known here any more: the other side kept an old
    /// message for new, and is put right.
    static UserDecision heard(UserState user, PersonalCommand.StanceHeard heard, UserFacts facts) {
        Relationship row = user.relationships().with(heard.by());
        if (row.mineVersion() == heard.version() && !row.told()) {
            return changed(user, row, row.confirmed(), null, null);
        }
        boolean astray = heard.stance() == Stance.WANTS && row.told() && row.mine() != Stance.WANTS;
        Notice correction = new Notice.ToPeer(
                heard.by(), new PersonalCommand.HearStance(account(user).user(), Stance.NONE, facts.version(), 0));
        return astray
                ? PersonalDecider.accepted(user, List.of(), List.of(correction), PersonalDecider.NOTHING)
                : PersonalDecider.unchanged(user);
    }

    /// @param peer where something may come to be between the two
    private static UserDecision changed(
            UserState user, Relationship before, Relationship after, @Nullable User peer, @Nullable Notice first) {
        List<Notice> notices = new ArrayList<>();
        List<PersonalChange> changes = new ArrayList<>();
        if (first != null) {
            notices.add(first);
        }
        if (!after.equals(before)) {
            changes.add(
                    after.blank()
                            ? new PersonalChange.DeleteRelationship(after.other())
                            : new PersonalChange.PutRelationship(after));
        }
        notices.addAll(shown(before, after, peer));
        if (!after.told() && (before.told() || after.mineVersion() != before.mineVersion())) {
            notices.add(new Notice.ToPeer(after.other(), PeerTelling.stance(account(user), after)));
        }
        return PersonalDecider.accepted(
                user.with(user.relationships().changed(after)), changes, notices, PersonalDecider.NOTHING);
    }

    private static List<Notice> shown(Relationship before, Relationship after, @Nullable User peer) {
        RelationshipType was = before.type();
        RelationshipType is = after.type();
        if (was == is) {
            return List.of();
        }
        if (is == null) {
            return List.of(new Notice.ToSessions(
                    PersonalEvents.relationshipRemove(after.other(), Objects.requireNonNull(was))));
        }
        return List.of(new Notice.ToSessions(
                PersonalEvents.relationshipAdd(after, is, Objects.requireNonNull(peer), notifies(was, is))));
    }

    /// What somebody else did, and is good news.
    private static boolean notifies(@Nullable RelationshipType was, RelationshipType is) {
        return is == RelationshipType.INCOMING_REQUEST
                || (is == RelationshipType.FRIEND && was == RelationshipType.OUTGOING_REQUEST);
    }

    private static Account account(UserState user) {
        return Objects.requireNonNull(user.account());
    }
}
