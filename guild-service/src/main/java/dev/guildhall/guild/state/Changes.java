package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What each event makes durable. Called by the guild's actor for each event of a decision, after the event was
/// applied.
public final class Changes {
    private Changes() {}

    /// The rows that the event writes, in no particular order. `after` is the guild with the event applied;
    /// null after [GuildEvent.GuildDeleted] alone.
    public static List<Change> of(GuildEvent event, @Nullable GuildSnapshot after) {
        return switch (event) {
            case GuildEvent.GuildCreated created -> founding(created);
            case GuildEvent.GuildChanged changed -> List.of(new Change.PutGuild(changed.guild()));
            case GuildEvent.GuildDeleted deleted -> end(deleted);
            case GuildEvent.ChannelCreated created -> List.of(new Change.PutChannel(created.channel()));
            case GuildEvent.ChannelChanged changed -> List.of(new Change.PutChannel(changed.channel()));
            case GuildEvent.ChannelDeleted deleted ->
                List.of(new Change.DeleteChannel(
                        deleted.channel().guildId(), deleted.channel().id()));
            case GuildEvent.RoleCreated created -> List.of(new Change.PutRole(guildId(after), created.role()));
            case GuildEvent.RoleChanged changed -> List.of(new Change.PutRole(guildId(after), changed.role()));
            case GuildEvent.RoleDeleted deleted -> List.of(new Change.DeleteRole(guildId(after), deleted.roleId()));
            case GuildEvent.VanityChanged changed -> vanity(changed, guild(after));
            case GuildEvent.EmojiChanged changed -> ExpressionChanges.of(changed, guildId(after));
            case GuildEvent.StickerChanged changed -> ExpressionChanges.of(changed, guildId(after));
            case GuildEvent.MemberJoined joined ->
                List.of(
                        new Change.PutMember(guildId(after), joined.profile().member()),
                        new Change.PutGuild(guild(after)));
            case GuildEvent.MemberChanged changed ->
                List.of(new Change.PutMember(guildId(after), changed.profile().member()));
            case GuildEvent.MemberLeft left ->
                List.of(new Change.DeleteMember(guildId(after), left.user().id()), new Change.PutGuild(guild(after)));
            case GuildEvent.UserBanned banned -> List.of(new Change.PutBan(guildId(after), banned.ban()));
            case GuildEvent.UserUnbanned unbanned ->
                List.of(new Change.DeleteBan(guildId(after), unbanned.user().id()));
            case GuildEvent.InviteCreated created ->
                List.of(new Change.PutInvite(created.invite()), new Change.HoldClaim(claim(created.invite())));
            case GuildEvent.InviteUsed used -> List.of(new Change.PutInvite(used.invite()));
            case GuildEvent.InviteDeleted deleted ->
                List.of(
                        new Change.DeleteInvite(
                                deleted.invite().guildId(), deleted.invite().code()),
                        new Change.ReleaseClaim(claim(deleted.invite())));
            case GuildEvent.Audited audited -> List.of(new Change.PutAuditEntry(guildId(after), audited.entry()));
            case GuildEvent.OfVoice _ -> List.of();
            case GuildEvent.OfMessages ofMessages -> ofMessages(ofMessages);
        };
    }

    /// The rows that something that happened to a channel's messages writes.
    public static List<Change> ofMessages(GuildEvent.OfMessages event) {
        return switch (event) {
            case GuildEvent.MessageCreated created -> MessageChanges.of(created);
            case GuildEvent.MessageEdited edited -> MessageChanges.of(edited);
            case GuildEvent.MessageDeleted deleted ->
                MessageChanges.gone(deleted.channelId(), List.of(deleted.messageId()), deleted.mentions());
            case GuildEvent.MessagesDeleted deleted ->
                MessageChanges.gone(deleted.channelId(), deleted.messageIds(), deleted.mentions());
            case GuildEvent.MessagePinned pinned ->
                List.of(new Change.PutPin(pinned.view().message().channelId(), pinned.pin()));
            case GuildEvent.MessageUnpinned unpinned ->
                List.of(new Change.DeletePin(
                        unpinned.view().message().channelId(),
                        unpinned.view().message().id()));
            case GuildEvent.PinsChanged changed ->
                List.of(new Change.PutLastPin(changed.channelId(), changed.lastPin()));
            case GuildEvent.ReactionAdded added ->
                List.of(
                        new Change.PutReaction(
                                added.channelId(), added.messageId(), added.emoji(), added.userId(), added.id()),
                        new Change.PutReactionCounts(added.channelId(), added.messageId(), added.counts()));
            case GuildEvent.ReactionRemoved removed ->
                List.of(
                        new Change.DeleteReaction(
                                removed.channelId(), removed.messageId(), removed.emoji(), removed.userId()),
                        new Change.PutReactionCounts(removed.channelId(), removed.messageId(), removed.counts()));
            case GuildEvent.EmojiCleared cleared ->
                List.of(
                        new Change.DeleteReactionsWith(cleared.channelId(), cleared.messageId(), cleared.emoji()),
                        new Change.PutReactionCounts(cleared.channelId(), cleared.messageId(), cleared.counts()));
            case GuildEvent.ReactionsCleared cleared ->
                List.of(new Change.DeleteReactions(cleared.channelId(), cleared.messageId()));
            case GuildEvent.TypingStarted _ -> List.of();
        };
    }

    private static List<Change> founding(GuildEvent.GuildCreated created) {
        GuildId guildId = created.guild().id();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutGuild(created.guild()));
        created.roles().forEach(role -> changes.add(new Change.PutRole(guildId, role)));
        created.channels().forEach(channel -> changes.add(new Change.PutChannel(channel)));
        changes.add(new Change.PutMember(guildId, created.owner().member()));
        return changes;
    }

    /// A claim that outlived its guild would keep its code from everybody for good.
    private static List<Change> end(GuildEvent.GuildDeleted deleted) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.DeleteGuild(deleted.guildId()));
        deleted.invites().forEach(invite -> changes.add(new Change.ReleaseClaim(claim(invite))));
        if (deleted.vanity() != null) {
            changes.add(new Change.ReleaseClaim(claim(deleted.vanity().code(), deleted.guildId())));
        }
        return changes;
    }

    private static List<Change> vanity(GuildEvent.VanityChanged changed, Guild after) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutGuild(after));
        if (changed.ofCode() && changed.before() != null) {
            changes.add(new Change.ReleaseClaim(claim(changed.before().code(), after.id())));
        }
        if (changed.ofCode() && changed.after() != null) {
            changes.add(new Change.HoldClaim(claim(changed.after().code(), after.id())));
        }
        return changes;
    }

    static Claim claim(Invite invite) {
        return claim(invite.code(), invite.guildId());
    }

    /// Vanity codes too: one address leads to both, so nothing may be both.
    static Claim claim(String inviteCode, GuildId guildId) {
        return new Claim(Claim.Kind.INVITE_CODE, inviteCode, new OwnerId.OfGuild(guildId));
    }

    private static Guild guild(@Nullable GuildSnapshot after) {
        return Objects.requireNonNull(after, "an event of a guild that is not there")
                .guild();
    }

    private static GuildId guildId(@Nullable GuildSnapshot after) {
        return guild(after).id();
    }
}
