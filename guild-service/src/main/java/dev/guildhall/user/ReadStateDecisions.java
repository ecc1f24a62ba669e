package dev.guildhall.user;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.personal.Ack;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.store.PersonalChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Decisions about how far a user has read.
final class ReadStateDecisions {
    private ReadStateDecisions() {}

    static UserDecision acknowledge(
            UserState user, PersonalCommand.Acknowledge acknowledge, PersonalValue.Channels rows) {
        Map<ChannelId, ReadState> states = new HashMap<>(rows.states());
        PersonalVersions versions = user.versions();
        List<PersonalChange> changes = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        for (Ack ack : acknowledge.acks()) {
            versions = versions.nextReadStates();
            ReadState old = states.getOrDefault(ack.channelId(), ReadState.unread(ack.channelId()));
            ReadState after = after(old, ack, versions.readStates());
            states.put(ack.channelId(), after);
            changes.add(new PersonalChange.PutReadState(after));
            notices.add(new Notice.ToSessions(PersonalEvents.messageAck(after, ack)));
        }
        changes.add(new PersonalChange.PutVersions(versions));
        return PersonalDecider.accepted(user.with(versions), changes, notices, PersonalDecider.NOTHING);
    }

    /// Two devices that read on beside each other must not send each other back: only by hand does it go to an
    /// older message.
    private static ReadState after(ReadState old, Ack ack, long version) {
        MessageId last = ack.manual() ? ack.messageId() : newer(old.lastMessageId(), ack.messageId());
        int mentions = ack.manual() ? old.mentionCount() : 0;
        return new ReadState(
                ack.channelId(),
                last,
                or(ack.mentionCount(), mentions),
                old.lastPin(),
                or(ack.flags(), old.flags()),
                or(ack.lastViewed(), old.lastViewed()),
                version);
    }

    private static MessageId newer(@Nullable MessageId one, MessageId other) {
        return one != null && one.compareTo(other) > 0 ? one : other;
    }

    static UserDecision pins(UserState user, PersonalCommand.AcknowledgePins acknowledge, PersonalValue.Channels rows) {
        PersonalVersions versions = user.versions().nextReadStates();
        ChannelId channelId = acknowledge.channelId();
        ReadState old = rows.states().getOrDefault(channelId, ReadState.unread(channelId));
        ReadState after = new ReadState(
                channelId,
                old.lastMessageId(),
                old.mentionCount(),
                acknowledge.newest(),
                old.flags(),
                old.lastViewed(),
                versions.readStates());
        return PersonalDecider.accepted(
                user.with(versions),
                List.of(new PersonalChange.PutReadState(after), new PersonalChange.PutVersions(versions)),
                List.of(new Notice.ToSessions(PersonalEvents.pinsAck(after, acknowledge.newest()))),
                PersonalDecider.NOTHING);
    }

    static UserDecision forget(UserState user, PersonalCommand.ForgetReadState forget) {
        PersonalVersions versions = user.versions().nextReadStates();
        return PersonalDecider.accepted(
                user.with(versions),
                List.of(
                        new PersonalChange.DeleteReadState(forget.channelId()),
                        new PersonalChange.PutVersions(versions)),
                List.of(),
                PersonalDecider.NOTHING);
    }

    private static int or(@Nullable Integer changed, int kept) {
        return changed == null ? kept : changed;
    }
}
