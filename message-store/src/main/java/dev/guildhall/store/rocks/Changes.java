package dev.guildhall.store.rocks;

import dev.guildhall.store.Change;

/// Turns each change into its rows.
final class Changes {
    private final MessageWrites messages;
    private final ReactionWrites reactions;
    private final GuildWrites guilds;
    private final PrivateChannelWrites privateChannels = new PrivateChannelWrites();
    private final AccountWrites accounts;
    private final ClaimTable claims;

    Changes(
            MessageWrites messages,
            ReactionWrites reactions,
            GuildWrites guilds,
            AccountWrites accounts,
            ClaimTable claims) {
        this.messages = messages;
        this.reactions = reactions;
        this.guilds = guilds;
        this.accounts = accounts;
        this.claims = claims;
    }

    void add(Change change, Batch batch) {
        switch (change) {
            case Change.PutMessage put -> messages.put(put.message(), batch);
            case Change.DeleteMessage delete -> messages.delete(delete, batch);
            case Change.PutMention put -> MentionWrites.put(put.mention(), batch);
            case Change.DeleteMention delete -> MentionWrites.delete(delete, batch);
            case Change.PutNonce put -> messages.put(put, batch);
            case Change.PutReaction put -> reactions.put(put, batch);
            case Change.DeleteReaction delete -> reactions.delete(delete, batch);
            case Change.DeleteReactionsWith delete -> reactions.delete(delete, batch);
            case Change.DeleteReactions delete -> reactions.deleteAll(delete.channelId(), delete.messageId(), batch);
            case Change.PutReactionCounts put -> reactions.put(put, batch);
            case Change.PutPin put -> messages.put(put, batch);
            case Change.DeletePin delete -> messages.delete(delete, batch);
            case Change.PutLastPin put -> messages.put(put, batch);
            case Change.PutGuild put -> guilds.put(put.guild(), batch);
            case Change.DeleteGuild delete -> guilds.deleteGuild(delete.guildId(), batch);
            case Change.PutChannel put -> guilds.put(put.channel(), batch);
            case Change.DeleteChannel delete ->
                batch.delete(
                        Family.CHANNELS,
                        Keys.of(delete.guildId().value(), delete.channelId().value()));
            case Change.PutPrivateChannel put -> privateChannels.put(put.channel(), batch);
            case Change.PutRecipient put -> privateChannels.put(put, batch);
            case Change.DeleteRecipient delete -> privateChannels.delete(delete, batch);
            case Change.PutRole put -> guilds.put(put.guildId(), put.role(), batch);
            case Change.DeleteRole delete ->
                batch.delete(
                        Family.ROLES,
                        Keys.of(delete.guildId().value(), delete.roleId().value()));
            case Change.PutEmoji put -> guilds.put(put.guildId(), put.emoji(), batch);
            case Change.DeleteEmoji delete ->
                batch.delete(
                        Family.EMOJIS,
                        Keys.of(delete.guildId().value(), delete.emojiId().value()));
            case Change.PutSticker put -> guilds.put(put.guildId(), put.sticker(), batch);
            case Change.DeleteSticker delete ->
                batch.delete(
                        Family.STICKERS,
                        Keys.of(delete.guildId().value(), delete.stickerId().value()));
            case Change.PutMember put -> guilds.put(put.guildId(), put.member(), batch);
            case Change.DeleteMember delete -> guilds.deleteMember(delete.guildId(), delete.userId(), batch);
            case Change.PutBan put -> guilds.put(put.guildId(), put.ban(), batch);
            case Change.DeleteBan delete ->
                batch.delete(
                        Family.BANS,
                        Keys.of(delete.guildId().value(), delete.userId().value()));
            case Change.PutAuditEntry put -> guilds.put(put.guildId(), put.entry(), batch);
            case Change.PutInvite put -> guilds.put(put.invite(), batch);
            case Change.DeleteInvite delete -> guilds.deleteInvite(delete.guildId(), delete.code(), batch);
            case Change.PutAccount put -> accounts.put(put.account(), batch);
            case Change.PutAuthSession put -> accounts.put(put, batch);
            case Change.DeleteAuthSession delete -> accounts.delete(delete, batch);
            case Change.DeleteAllAuthSessions delete -> accounts.deleteAllAuthSessions(delete.userId(), batch);
            case Change.PutApplication put -> accounts.put(put.application(), batch);
            case Change.OfPerson of -> PersonalWrites.add(of.userId(), of.change(), batch);
            case Change.HoldClaim hold -> claims.hold(hold.claim(), batch);
            case Change.ReleaseClaim release -> claims.release(release.claim(), batch);
        }
    }
}
