package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.AuditEntry.Option;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.GuildEvent.Audited;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What an accepted decision writes into the audit log. It is read off the decision's events, so that no decision
/// can forget it, and what an act brings along (channels that shift, a ban's departure, the role of a bot) is no act
/// of its own. What somebody does to nobody but itself (joining, leaving, writing) is none either.
final class AuditTrail {
    private final Accepted accepted;
    private final Scene scene;
    private final @Nullable String reason;
    private final List<GuildEvent> trail = new ArrayList<>();

    private AuditTrail(Accepted accepted, Scene scene, @Nullable String reason) {
        this.accepted = accepted;
        this.scene = scene;
        this.reason = reason;
    }

    /// The decision with its entries behind its events. `scene` is what it was decided from.
    static Accepted behind(Accepted accepted, Scene scene, GuildCommand command, @Nullable String reason) {
        if (accepted.events().isEmpty()) {
            return accepted;
        }
        AuditTrail audit = new AuditTrail(accepted, scene, reason);
        audit.follow(command);
        if (audit.trail.isEmpty()) {
            return accepted;
        }
        List<GuildEvent> events = new ArrayList<>(accepted.events());
        events.addAll(audit.trail);
        return new Accepted(events, accepted.result());
    }

    private void follow(GuildCommand command) {
        switch (command) {
            case GuildCommand.ModifyGuild _ -> guild();
            case GuildCommand.SetVanity _ -> vanity();
            case GuildCommand.ChangeExpressions _ -> expressions();
            case GuildCommand.CreateChannel _ -> channelCreated();
            case GuildCommand.ModifyChannel modify -> channels(Set.of(modify.channelId()));
            case GuildCommand.MoveChannels move -> channels(moved(move));
            case GuildCommand.DeleteChannel delete -> channelDeleted(delete.channelId());
            case GuildCommand.PutOverwrite put -> channels(Set.of(put.channelId()));
            case GuildCommand.DeleteOverwrite delete -> channels(Set.of(delete.channelId()));
            case GuildCommand.CreateRole _ -> roleCreated();
            case GuildCommand.ModifyRole modify -> roles(Set.of(modify.roleId()));
            case GuildCommand.MoveRoles move -> roles(moved(move));
            case GuildCommand.DeleteRole delete -> roleDeleted(delete.roleId());
            case GuildCommand.AddBot add ->
                write(AuditAction.BOT_ADD, add.botId().value(), List.of());
            case GuildCommand.Kick kick ->
                write(AuditAction.MEMBER_KICK, kick.userId().value(), List.of());
            case GuildCommand.BanUser _, GuildCommand.BulkBan _ -> bans();
            case GuildCommand.PruneMembers prune -> pruned(prune.days());
            case GuildCommand.Unban unban ->
                write(AuditAction.MEMBER_BAN_REMOVE, unban.userId().value(), List.of());
            case GuildCommand.ModifyMember _ -> {
                members();
                voiceMoves();
            }
            case GuildCommand.AddMemberRole _, GuildCommand.RemoveMemberRole _ -> members();
            case GuildCommand.CreateInvite _ -> inviteCreated();
            case GuildCommand.DeleteInvite _ -> inviteDeleted();
            case GuildCommand.DeleteMessage delete -> messageDeleted(delete);
            case GuildCommand.DeleteMessages delete -> messagesDeleted(delete.channelId());
            case GuildCommand.PinMessage _ -> pinned();
            case GuildCommand.UnpinMessage _ -> unpinned();
            case GuildCommand.CreateGuild _,
                    GuildCommand.DeleteGuild _,
                    GuildCommand.JoinByInvite _,
                    GuildCommand.Leave _,
                    GuildCommand.SendMessage _,
                    GuildCommand.EditMessage _,
                    GuildCommand.CrosspostMessage _,
                    GuildCommand.PurgeMessages _,
                    GuildCommand.AddReaction _,
                    GuildCommand.RemoveReaction _,
                    GuildCommand.ClearEmoji _,
                    GuildCommand.ClearReactions _,
                    GuildCommand.ModifyVoice _,
                    GuildCommand.StartTyping _ -> {}
        }
    }

    private void guild() {
        GuildSnapshot before = scene.snapshot();
        events(GuildEvent.GuildChanged.class)
                .forEach(changed -> writeChanges(
                        AuditAction.GUILD_UPDATE,
                        scene.guild().id().value(),
                        AuditDiff.guild(before, SnapshotFold.with(before, changed.guild()))));
    }

    private void vanity() {
        GuildSnapshot before = scene.snapshot();
        events(GuildEvent.VanityChanged.class)
                .forEach(changed -> writeChanges(
                        AuditAction.GUILD_UPDATE,
                        scene.guild().id().value(),
                        AuditDiff.guild(before, SnapshotFold.standing(before, changed))));
    }

    // ---- emojis and stickers ---------------------------------------------------------------------------------------

    private void expressions() {
        events(GuildEvent.EmojiChanged.class)
                .forEach(changed -> expression(
                        ids(
                                changed.before(),
                                changed.after(),
                                emoji -> emoji.id().value()),
                        AuditDiff.emoji(changed.before(), changed.after()),
                        AuditAction.EMOJI_CREATE,
                        AuditAction.EMOJI_UPDATE,
                        AuditAction.EMOJI_DELETE));
        events(GuildEvent.StickerChanged.class)
                .forEach(changed -> expression(
                        ids(
                                changed.before(),
                                changed.after(),
                                sticker -> sticker.id().value()),
                        AuditDiff.sticker(changed.before(), changed.after(), scene.guildId()),
                        AuditAction.STICKER_CREATE,
                        AuditAction.STICKER_UPDATE,
                        AuditAction.STICKER_DELETE));
    }

    private static <T> Ids ids(@Nullable T before, @Nullable T after, ToLongFunction<T> id) {
        return new Ids(before == null ? null : id.applyAsLong(before), after == null ? null : id.applyAsLong(after));
    }

    /// Of a thing before and after an act; null where it was or is not there.
    private record Ids(@Nullable Long before, @Nullable Long after) {}

    private void expression(
            Ids ids, List<AuditEntry.Change> changes, AuditAction made, AuditAction changed, AuditAction removed) {
        AuditAction action = ids.before() == null ? made : ids.after() == null ? removed : changed;
        write(action, ids.after() == null ? ids.before() : ids.after(), changes);
    }

    // ---- channels --------------------------------------------------------------------------------------------------

    private void channelCreated() {
        events(GuildEvent.ChannelCreated.class)
                .forEach(created -> write(
                        AuditAction.CHANNEL_CREATE,
                        created.channel().id().value(),
                        AuditDiff.channel(null, created.channel())));
    }

    private void channelDeleted(ChannelId named) {
        events(GuildEvent.ChannelDeleted.class)
                .filter(deleted -> deleted.channel().id().equals(named))
                .forEach(deleted ->
                        write(AuditAction.CHANNEL_DELETE, named.value(), AuditDiff.channel(deleted.channel(), null)));
    }

    private static Set<ChannelId> moved(GuildCommand.MoveChannels move) {
        Set<ChannelId> named = new LinkedHashSet<>();
        move.positions().forEach(position -> named.add(position.channelId()));
        return named;
    }

    private void channels(Set<ChannelId> named) {
        events(GuildEvent.ChannelChanged.class)
                .filter(changed -> named.contains(changed.channel().id()))
                .forEach(changed -> {
                    writeChanges(
                            AuditAction.CHANNEL_UPDATE,
                            changed.channel().id().value(),
                            AuditDiff.channel(changed.before(), changed.channel()));
                    overwrites(changed.before(), changed.channel());
                });
    }

    private void overwrites(Channel before, Channel after) {
        for (Overwrite overwrite : after.overwrites()) {
            Overwrite old = before.overwrite(overwrite.id()).orElse(null);
            if (!overwrite.equals(old)) {
                overwrite(
                        old == null ? AuditAction.CHANNEL_OVERWRITE_CREATE : AuditAction.CHANNEL_OVERWRITE_UPDATE,
                        after,
                        old,
                        overwrite,
                        overwrite);
            }
        }
        for (Overwrite overwrite : before.overwrites()) {
            if (after.overwrite(overwrite.id()).isEmpty()) {
                overwrite(AuditAction.CHANNEL_OVERWRITE_DELETE, after, overwrite, null, overwrite);
            }
        }
    }

    private void overwrite(
            AuditAction action,
            Channel channel,
            @Nullable Overwrite before,
            @Nullable Overwrite after,
            Overwrite which) {
        List<Option> options = new ArrayList<>();
        options.add(new Option("id", Long.toUnsignedString(which.id())));
        options.add(new Option("type", Integer.toString(which.type().code())));
        Role role = scene.snapshot().roles().get(new RoleId(which.id()));
        if (which.type() == OverwriteType.ROLE && role != null) {
            options.add(new Option("role_name", role.name()));
        }
        write(action, channel.id().value(), AuditDiff.overwrite(before, after), options);
    }

    // ---- roles -----------------------------------------------------------------------------------------------------

    private void roleCreated() {
        events(GuildEvent.RoleCreated.class)
                .forEach(created -> write(
                        AuditAction.ROLE_CREATE, created.role().id().value(), AuditDiff.role(null, created.role())));
    }

    private static Set<RoleId> moved(GuildCommand.MoveRoles move) {
        Set<RoleId> named = new LinkedHashSet<>();
        move.positions().forEach(position -> named.add(position.roleId()));
        return named;
    }

    private void roles(Set<RoleId> named) {
        events(GuildEvent.RoleChanged.class)
                .filter(changed -> named.contains(changed.role().id()))
                .forEach(changed -> writeChanges(
                        AuditAction.ROLE_UPDATE,
                        changed.role().id().value(),
                        AuditDiff.role(changed.before(), changed.role())));
    }

    private void roleDeleted(RoleId named) {
        write(AuditAction.ROLE_DELETE, named.value(), AuditDiff.role(scene.role(named), null));
    }

    // ---- members ---------------------------------------------------------------------------------------------------

    private void bans() {
        events(GuildEvent.UserBanned.class)
                .forEach(banned ->
                        write(AuditAction.MEMBER_BAN_ADD, banned.ban().userId().value(), List.of()));
    }

    private void pruned(int days) {
        long count = events(GuildEvent.MemberLeft.class).count();
        write(
                AuditAction.MEMBER_PRUNE,
                null,
                List.of(),
                List.of(
                        new Option("delete_member_days", Integer.toString(days)),
                        new Option("members_removed", Long.toString(count))));
    }

    private void members() {
        events(GuildEvent.MemberChanged.class).forEach(changed -> {
            MemberProfile after = changed.profile();
            UserId id = after.member().userId();
            Person person = scene.cold().person(id);
            if (person == null || person.member() == null) {
                throw new IllegalStateException("a member changed that was not looked at: " + id);
            }
            MemberProfile before = new MemberProfile(person.member(), after.user());
            writeChanges(
                    AuditAction.MEMBER_ROLE_UPDATE,
                    id.value(),
                    AuditDiff.roles(before.member().roles(), after.member().roles(), scene.snapshot()));
            writeChanges(AuditAction.MEMBER_UPDATE, id.value(), AuditDiff.member(before, after));
        });
    }

    private void voiceMoves() {
        Option one = new Option("count", "1");
        events(GuildEvent.VoiceMoved.class).filter(this::ofAnother).forEach(moved -> {
            if (moved.to() == null) {
                write(AuditAction.MEMBER_DISCONNECT, null, List.of(), List.of(one));
            } else {
                Option where = new Option("channel_id", moved.to().toString());
                write(AuditAction.MEMBER_MOVE, null, List.of(), List.of(where, one));
            }
        });
    }

    private boolean ofAnother(GuildEvent.VoiceMoved moved) {
        return !moved.userId().equals(scene.actorId());
    }

    // ---- invites ---------------------------------------------------------------------------------------------------

    private void inviteCreated() {
        events(GuildEvent.InviteCreated.class)
                .forEach(created -> write(AuditAction.INVITE_CREATE, null, AuditDiff.invite(null, created.invite())));
    }

    private void inviteDeleted() {
        events(GuildEvent.InviteDeleted.class)
                .forEach(deleted -> write(AuditAction.INVITE_DELETE, null, AuditDiff.invite(deleted.invite(), null)));
    }

    // ---- messages --------------------------------------------------------------------------------------------------

    /// Only what somebody deletes of another.
    private void messageDeleted(GuildCommand.DeleteMessage delete) {
        MessageRow row = scene.cold().message(delete.channelId(), delete.messageId());
        Message message = row == null ? null : row.message();
        if (message == null) {
            throw new IllegalStateException("a message was deleted that was not looked at: " + delete);
        }
        if (!message.authorId().equals(scene.actorId())) {
            write(
                    AuditAction.MESSAGE_DELETE,
                    message.authorId().value(),
                    List.of(),
                    List.of(new Option("channel_id", delete.channelId().toString()), new Option("count", "1")));
        }
    }

    private void messagesDeleted(ChannelId channelId) {
        int count = events(GuildEvent.MessagesDeleted.class)
                .mapToInt(deleted -> deleted.messageIds().size())
                .sum();
        if (count > 0) {
            write(
                    AuditAction.MESSAGE_BULK_DELETE,
                    channelId.value(),
                    List.of(),
                    List.of(new Option("count", Integer.toString(count))));
        }
    }

    private void pinned() {
        events(GuildEvent.MessagePinned.class).forEach(pinned -> pin(AuditAction.MESSAGE_PIN, pinned.view()));
    }

    private void unpinned() {
        events(GuildEvent.MessageUnpinned.class).forEach(unpinned -> pin(AuditAction.MESSAGE_UNPIN, unpinned.view()));
    }

    private void pin(AuditAction action, MessageView view) {
        Message message = view.message();
        write(
                action,
                message.authorId().value(),
                List.of(),
                List.of(
                        new Option("channel_id", message.channelId().toString()),
                        new Option("message_id", message.id().toString())));
    }

    // ---- writing ---------------------------------------------------------------------------------------------------

    private <E extends GuildEvent> Stream<E> events(Class<E> kind) {
        return accepted.events().stream().filter(kind::isInstance).map(kind::cast);
    }

    /// Nothing, where nothing changed that the log tells of.
    private void writeChanges(AuditAction action, long targetId, List<AuditEntry.Change> changes) {
        if (!changes.isEmpty()) {
            write(action, targetId, changes);
        }
    }

    private void write(AuditAction action, @Nullable Long targetId, List<AuditEntry.Change> changes) {
        write(action, targetId, changes, List.of());
    }

    private void write(
            AuditAction action, @Nullable Long targetId, List<AuditEntry.Change> changes, List<Option> options) {
        AuditEntryId id = new AuditEntryId(scene.facts().nextId());
        trail.add(new Audited(new AuditEntry(id, scene.actorId(), action, targetId, changes, options, reason)));
    }
}
