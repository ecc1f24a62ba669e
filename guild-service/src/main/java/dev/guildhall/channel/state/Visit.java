package dev.guildhall.channel.state;

import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.Facts;
import dev.guildhall.guild.state.Refusal;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.Map;

/// A command's surroundings: the channel, somebody who is in and acts, and the world's facts.
record Visit(PrivateChannelRecord record, User actor, ColdLookup cold, Facts facts) {
    PrivateChannel channel() {
        return record.channel();
    }

    UserId actorId() {
        return actor.id();
    }

    PrivatePlace place() {
        return new PrivatePlace(actor, cold, facts);
    }

    Map<UserId, User> users() {
        return People.of(channel().recipients(), cold);
    }

    static PrivateDecision.Rejected refused(ApiError error) {
        return new PrivateDecision.Rejected(Refusal.of(error).answer());
    }

    PrivateDecision.Needs needs() {
        return new PrivateDecision.Needs(cold.needs().keys());
    }
}
