package dev.guildhall.user;

import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.common.user.UserReply;
import dev.guildhall.store.Change;
import dev.guildhall.store.PersonalChange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a user's owner answers to a change of what is the user's own. Pure.
final class PersonalDecider {
    static final PersonalResult NOTHING = new PersonalResult.Nothing();

    private PersonalDecider() {}

    /// `rows` is what [PersonalKey#of] of the command names; null where that is null.
    static UserDecision decide(UserState user, PersonalCommand command, @Nullable PersonalValue rows, UserFacts facts) {
        if (user.account() == null) {
            return UserDecision.rejected(ApiError.UNKNOWN_USER);
        }
        return switch (command) {
            case PersonalCommand.Befriend befriend ->
                RelationshipDecisions.befriend(user, befriend, as(PersonalValue.Peer.class, rows), facts);
            case PersonalCommand.Block block ->
                RelationshipDecisions.block(user, block, as(PersonalValue.Peer.class, rows), facts);
            case PersonalCommand.Unrelate unrelate -> RelationshipDecisions.unrelate(user, unrelate, facts);
            case PersonalCommand.NameFriend name -> RelationshipDecisions.name(user, name);
            case PersonalCommand.HearStance hear -> RelationshipDecisions.hear(user, hear, facts);
            case PersonalCommand.StanceHeard heard -> RelationshipDecisions.heard(user, heard, facts);
            case PersonalCommand.WriteNote write ->
                NoteDecisions.write(user, write, as(PersonalValue.Notes.class, rows));
            case PersonalCommand.ChangeProfile change ->
                NoteDecisions.profile(user, change, as(PersonalValue.OwnProfile.class, rows));
            case PersonalCommand.BeSeen _ -> LastSeen.seen(user, facts);
            case PersonalCommand.MergeSettings merge ->
                SettingsDecisions.merge(user, merge, as(PersonalValue.Settings.class, rows));
            case PersonalCommand.ChangeGuildSettings change ->
                SettingsDecisions.guilds(user, change, as(PersonalValue.Guilds.class, rows));
            case PersonalCommand.Acknowledge acknowledge ->
                ReadStateDecisions.acknowledge(user, acknowledge, as(PersonalValue.Channels.class, rows));
            case PersonalCommand.AcknowledgePins acknowledge ->
                ReadStateDecisions.pins(user, acknowledge, as(PersonalValue.Channels.class, rows));
            case PersonalCommand.ForgetReadState forget -> ReadStateDecisions.forget(user, forget);
        };
    }

    private static <T extends PersonalValue> T as(Class<T> kind, @Nullable PersonalValue rows) {
        if (rows == null) {
            throw new IllegalStateException("decided without its rows");
        }
        return kind.cast(rows);
    }

    static UserDecision accepted(
            UserState after, List<PersonalChange> changes, List<Notice> notices, PersonalResult result) {
        List<Change> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(new Change.OfPerson(after.id(), change)));
        return new UserDecision.Accepted(
                List.of(), rows, after, UserDecision.NOTHING, notices, new UserReply.OfPersonal(result));
    }

    /// It is so already.
    static UserDecision unchanged(UserState user) {
        return accepted(user, List.of(), List.of(), NOTHING);
    }
}
