package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Claim;

/// One thing that a guild does not keep in memory and a decision may ask for. Each says what its load yields.
public sealed interface ColdKey {
    /// What the owner of a private channel asks for as well.
    sealed interface OfChannels extends ColdKey {}

    /// Yields [ColdValue.Person]: the account, if there is one, and its membership here, if it has one.
    record PersonKey(UserId userId) implements ColdKey {}

    /// Yields [ColdValue.BanRow].
    record BanKey(UserId userId) implements ColdKey {}

    /// Yields [ColdValue.MessageRow].
    record MessageKey(ChannelId channelId, MessageId messageId) implements OfChannels {}

    /// Yields [ColdValue.MessageRow]: what this author sent with this nonce.
    record NonceKey(ChannelId channelId, UserId authorId, Nonce nonce) implements OfChannels {}

    /// Yields [ColdValue.Counts]: how many reacted to the message, with which emojis.
    record CountsKey(ChannelId channelId, MessageId messageId) implements OfChannels {}

    /// Yields [ColdValue.Reacted]. `emoji` is [ReactionEmoji#unnamed], so that one emoji has one key.
    record ReactedKey(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId)
            implements OfChannels {}

    /// Yields [ColdValue.Pins]: all of the channel's.
    record PinsKey(ChannelId channelId) implements OfChannels {}

    /// Yields [ColdValue.InviteRows]: all invites of the guild, at most a thousand. There is no key for one
    /// invite: a list and its rows, cached apart, could disagree while a change of a row is not durable yet.
    record InvitesKey() implements ColdKey {}

    /// Yields [ColdValue.Roster]: all members, asked for only where there are few.
    record RosterKey() implements ColdKey {}

    /// Yields [ColdValue.Roster]: the members with a role or a nick, of a large guild the first by id.
    record NotablesKey() implements ColdKey {}

    /// Yields [ColdValue.Claimed]: loading it is the claim.
    record ClaimKey(Claim claim) implements OfChannels {}

    /// Yields [ColdValue.Claimed], as [ClaimKey] does, but for one command alone: what another had a while ago may
    /// be free now, and a claim that was made a while ago and not used may be another's.
    record VanityKey(Claim claim, String command) implements ColdKey {}

    /// Yields [ColdValue.Contact]: whether one of the two may write to the other.
    record ContactKey(UserId from, UserId to) implements OfChannels {}

    /// Yields [ColdValue.EmojiThere]: an emoji of whatever guild, and whether the user may take it elsewhere.
    record EmojiKey(EmojiId emojiId, UserId userId) implements OfChannels {}

    /// Yields [ColdValue.StickerThere], as [EmojiKey] does of stickers.
    record StickerKey(StickerId stickerId, UserId userId) implements OfChannels {}
}
