package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;

/// One thing that a guild does not keep in memory and a decision may ask for. Each says what its load yields.
public sealed interface ColdKey {
    /// Yields [ColdValue.Person]: the account, if there is one, and its membership here, if it has one.
    record PersonKey(UserId userId) implements ColdKey {}

    /// Yields [ColdValue.BanRow].
    record BanKey(UserId userId) implements ColdKey {}

    /// Yields [ColdValue.MessageRow].
    record MessageKey(ChannelId channelId, MessageId messageId) implements ColdKey {}

    /// Yields [ColdValue.MessageRow]: what this author sent with this nonce.
    record NonceKey(ChannelId channelId, UserId authorId, Nonce nonce) implements ColdKey {}

    /// Yields [ColdValue.Counts]: how many reacted to the message, with which emojis.
    record CountsKey(ChannelId channelId, MessageId messageId) implements ColdKey {}

    /// Yields [ColdValue.Reacted]. `emoji` is [ReactionEmoji#unnamed], so that one emoji has one key.
    record ReactedKey(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId)
            implements ColdKey {}

    /// Yields [ColdValue.Pins]: all of the channel's.
    record PinsKey(ChannelId channelId) implements ColdKey {}

    /// Yields [ColdValue.InviteRows]: all invites of the guild, at most a thousand. There is no key for one
    /// invite: a list and its rows, cached apart, could disagree while a change of a row is not durable yet.
    record InvitesKey() implements ColdKey {}

    /// Yields [ColdValue.Roster]: all members, asked for only where there are few.
    record RosterKey() implements ColdKey {}

    /// Yields [ColdValue.Claimed]: loading it is the claim.
    record InviteClaimKey(String code) implements ColdKey {}
}
