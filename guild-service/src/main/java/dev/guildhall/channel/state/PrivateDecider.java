package dev.guildhall.channel.state;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Facts;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;

/// What a private channel answers to a command. Pure: the same state, command and facts give the same decision.
public final class PrivateDecider {
    private PrivateDecider() {}

    /// An accepted decision without events changes nothing, but its answer waits for what is open before it.
    public static PrivateDecision decide(
            PrivateState state, UserId actorId, PrivateChannelCommand command, Facts facts) {
        ColdLookup cold = state.lookup(facts.now());
        Person person = cold.person(actorId);
        if (person == null) {
            return new PrivateDecision.Needs(cold.needs().keys());
        }
        User actor = person.user();
        if (actor == null) {
            return Visit.refused(ApiError.UNKNOWN_USER);
        }
        PrivateChannelRecord record = state.record();
        if (record == null) {
            return new Opening(state.channelId(), actor, cold).first(command);
        }
        return record.channel().has(actorId)
                ? ofRecipient(new Visit(record, actor, cold, facts), command)
                : Visit.refused(ApiError.MISSING_ACCESS);
    }

    private static PrivateDecision ofRecipient(Visit visit, PrivateChannelCommand command) {
        return switch (command) {
            case PrivateChannelCommand.OpenDirect open -> Opening.again(visit, open);
            case PrivateChannelCommand.OpenGroup _ ->
                throw new IllegalStateException("a group takes a fresh number: " + command);
            case PrivateChannelCommand.Modify modify -> Groups.modify(visit, modify);
            case PrivateChannelCommand.Close _ -> visit.channel().group() ? Groups.leave(visit) : Opening.close(visit);
            case PrivateChannelCommand.AddRecipient add -> Groups.add(visit, add.userId());
            case PrivateChannelCommand.RemoveRecipient remove -> Groups.remove(visit, remove.userId());
            case PrivateChannelCommand.Say say -> Talk.say(visit, say.command());
        };
    }
}
