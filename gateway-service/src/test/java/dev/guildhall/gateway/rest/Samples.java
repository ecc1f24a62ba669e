package dev.guildhall.gateway.rest;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.ExpressionCommand;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.PersonalResult;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.common.user.UserReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One guild with a person (its owner) and a bot, three channels, and what its owner answers to each command.
final class Samples {
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    static final UserId PERSON = new UserId(11);
    static final UserId BOT = new UserId(12);
    static final GuildId GUILD = new GuildId(77);
    /// Everybody reads and writes here.
    static final ChannelId OPEN = new ChannelId(101);
    /// Seen by everybody, its history by nobody but the owner.
    static final ChannelId NO_HISTORY = new ChannelId(102);
    /// Seen by the owner alone.
    static final ChannelId HIDDEN = new ChannelId(103);
    static final MessageId MESSAGE = new MessageId(1001);
    static final User PERSON_USER = new User(PERSON, "ada", "0", "Ada", null, false, 0);
    static final User BOT_USER = new User(BOT, "helper", "0001", null, null, true, 0);
    static final Application APPLICATION =
            new Application(new ApplicationId(BOT.value()), "helper", "", PERSON, true, true, 0);
    static final Role EVERYONE = new Role(
            new RoleId(GUILD.value()),
            "@everyone",
            0,
            false,
            0,
            Permission.DEFAULT_EVERYONE,
            false,
            false,
            null,
            null,
            null,
            0);
    static final ContentHash IMAGE = new ContentHash("ab".repeat(32));
    static final Emoji EMOJI = new Emoji(new EmojiId(501), "party", List.of(), PERSON, IMAGE, false);
    static final Sticker STICKER =
            new Sticker(new StickerId(601), "wave", "says hello", "wave", StickerFormat.PNG, PERSON, IMAGE);
    static final GuildSnapshot SNAPSHOT = new GuildSnapshot(
            new Guild(
                            GUILD, "Guild", null, null, PERSON, 0, 0, 0, 0, 300, null, null, 0, null, null, "en-US",
                            List.of(), 2)
                    .withVanity(new Vanity("the-garden", 7)),
            Map.of(
                    OPEN,
                    channel(OPEN, 0),
                    NO_HISTORY,
                    channel(NO_HISTORY, Permission.READ_MESSAGE_HISTORY.mask()),
                    HIDDEN,
                    channel(HIDDEN, Permission.VIEW_CHANNEL.mask())),
            Map.of(EVERYONE.id(), EVERYONE),
            Map.of(OPEN, MESSAGE),
            Map.of(),
            new Expressions(List.of(EMOJI), List.of(STICKER)));
    static final Invite INVITE = new Invite("abcdefgh", GUILD, OPEN, PERSON, 86400, 0, 0, false, NOW);

    static final int ONLINE = 1;

    private Samples() {}

    private static Channel channel(ChannelId id, long denied) {
        return new Channel(
                id,
                GUILD,
                ChannelType.GUILD_TEXT,
                "general",
                null,
                false,
                0,
                null,
                List.of(new Overwrite(GUILD.value(), OverwriteType.ROLE, 0, denied)),
                0,
                0,
                0,
                null,
                0);
    }

    static Message message(MessageId id, UserId author, String content, List<UserId> mentions) {
        return new Message(
                id,
                OPEN,
                GUILD,
                author,
                MessageType.DEFAULT,
                content,
                null,
                false,
                false,
                mentions,
                List.of(),
                0,
                null);
    }

    static MemberProfile profile(UserId id) {
        return new MemberProfile(Member.joined(id, NOW, List.of()), id.equals(BOT) ? BOT_USER : PERSON_USER);
    }

    /// `lastMessage` null: the snapshot as it is.
    static GuildResult.OfView view(UserId viewer, @Nullable MessageId lastMessage) {
        Map<ChannelId, MessageId> last = lastMessage == null ? SNAPSHOT.lastMessages() : Map.of(OPEN, lastMessage);
        GuildSnapshot snapshot = new GuildSnapshot(
                SNAPSHOT.guild(),
                SNAPSHOT.channels(),
                SNAPSHOT.roles(),
                last,
                SNAPSHOT.lastPins(),
                SNAPSHOT.expressions());
        return new GuildResult.OfView(snapshot, profile(viewer));
    }

    static GuildResult result(GuildCommand command) {
        return switch (command) {
            case GuildCommand.CreateGuild _, GuildCommand.ModifyGuild _ -> new GuildResult.OfGuild(SNAPSHOT);
            case GuildCommand.SetVanity _ -> new GuildResult.OfGuild(SNAPSHOT);
            case GuildCommand.ChangeExpressions change -> expression(change.what());
            case GuildCommand.CreateChannel _, GuildCommand.ModifyChannel _, GuildCommand.DeleteChannel _ ->
                new GuildResult.OfChannel(channel(OPEN, 0));
            case GuildCommand.CreateRole _, GuildCommand.ModifyRole _ -> new GuildResult.OfRole(EVERYONE);
            case GuildCommand.MoveRoles _ -> new GuildResult.OfRoles(List.of(EVERYONE));
            case GuildCommand.JoinByInvite _, GuildCommand.AddBot _, GuildCommand.ModifyMember _ ->
                new GuildResult.OfMember(profile(PERSON), true);
            case GuildCommand.CreateInvite _, GuildCommand.DeleteInvite _ -> new GuildResult.OfInvite(INVITE, SNAPSHOT);
            case GuildCommand.BulkBan bulk -> new GuildResult.OfBans(bulk.userIds(), List.of());
            case GuildCommand.PruneMembers prune ->
                new GuildResult.OfPruned(prune.userIds().size());
            case GuildCommand.SendMessage send -> sent(send);
            case GuildCommand.EditMessage edit -> sent(edit.content().overOr("", ""));
            case GuildCommand.CrosspostMessage _ -> sent("news");
            case GuildCommand.DeleteGuild _,
                    GuildCommand.MoveChannels _,
                    GuildCommand.PutOverwrite _,
                    GuildCommand.DeleteOverwrite _,
                    GuildCommand.DeleteRole _,
                    GuildCommand.Leave _,
                    GuildCommand.Kick _,
                    GuildCommand.BanUser _,
                    GuildCommand.Unban _,
                    GuildCommand.ModifyVoice _,
                    GuildCommand.AddMemberRole _,
                    GuildCommand.RemoveMemberRole _,
                    GuildCommand.DeleteMessage _,
                    GuildCommand.DeleteMessages _,
                    GuildCommand.PurgeMessages _,
                    GuildCommand.AddReaction _,
                    GuildCommand.RemoveReaction _,
                    GuildCommand.ClearEmoji _,
                    GuildCommand.ClearReactions _,
                    GuildCommand.PinMessage _,
                    GuildCommand.UnpinMessage _,
                    GuildCommand.StartTyping _ -> GuildResult.NOTHING;
        };
    }

    private static GuildResult expression(ExpressionCommand command) {
        return switch (command) {
            case ExpressionCommand.CreateEmoji _, ExpressionCommand.ModifyEmoji _ -> new GuildResult.OfEmoji(EMOJI);
            case ExpressionCommand.CreateSticker _, ExpressionCommand.ModifySticker _ ->
                new GuildResult.OfSticker(STICKER);
            case ExpressionCommand.DeleteEmoji _, ExpressionCommand.DeleteSticker _ -> GuildResult.NOTHING;
        };
    }

    /// The channel of the person and the bot.
    static final PrivateChannel DIRECT = PrivateChannel.direct(new ChannelId(201), PERSON, BOT);

    static PrivateChannelView direct(PrivateChannel channel) {
        return new PrivateChannelView(channel, Map.of(PERSON, PERSON_USER, BOT, BOT_USER), ChannelLast.NOTHING);
    }

    static GuildResult result(ChannelId channelId, UserId actor, PrivateChannelCommand command) {
        return switch (command) {
            case PrivateChannelCommand.OpenDirect open ->
                new GuildResult.OfPrivateChannel(direct(PrivateChannel.direct(channelId, actor, open.other())));
            case PrivateChannelCommand.OpenGroup _, PrivateChannelCommand.Modify _, PrivateChannelCommand.Close _ ->
                new GuildResult.OfPrivateChannel(direct(DIRECT));
            case PrivateChannelCommand.AddRecipient _, PrivateChannelCommand.RemoveRecipient _ -> GuildResult.NOTHING;
            case PrivateChannelCommand.Say say -> result(say.command());
        };
    }

    private static GuildResult.OfMessage sent(GuildCommand.SendMessage send) {
        Message text = message(MESSAGE, PERSON, send.content(), List.of());
        Message message = new Message(
                text.id(),
                text.channelId(),
                text.guildId(),
                text.authorId(),
                text.type(),
                text.content(),
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null,
                new Enclosures(send.embeds(), send.attachments(), List.of()));
        return new GuildResult.OfMessage(new MessageView(message, Map.of(PERSON, PERSON_USER), MessageView.NOT_LOADED));
    }

    private static GuildResult.OfMessage sent(String content) {
        Message message = message(MESSAGE, PERSON, content, List.of());
        return new GuildResult.OfMessage(new MessageView(message, Map.of(PERSON, PERSON_USER), MessageView.NOT_LOADED));
    }

    private static PersonalResult result(PersonalCommand command) {
        return switch (command) {
            case PersonalCommand.MergeSettings merge -> new PersonalResult.OfSettings(merge.patch(), false);
            case PersonalCommand.ChangeGuildSettings change ->
                new PersonalResult.OfGuildSettings(change.patches().stream()
                        .map(patch -> patch.over(GuildSettings.untouched(patch.guildId()), 1))
                        .toList());
            case PersonalCommand.ChangeProfile change ->
                new PersonalResult.OfProfile(new Profile(change.bio().overOr("", ""), ""));
            default -> new PersonalResult.Nothing();
        };
    }

    static UserReply reply(UserCommand command) {
        return switch (command) {
            case UserCommand.CreateApplication _, UserCommand.ModifyApplication _ ->
                new UserReply.OfApplication(APPLICATION);
            case UserCommand.Personal personal -> new UserReply.OfPersonal(result(personal.command()));
            case UserCommand.CreateAccount _,
                    UserCommand.ModifyAccount _,
                    UserCommand.AddLogin _,
                    UserCommand.RevokeLogin _,
                    UserCommand.RevokeAllLogins _,
                    UserCommand.CreateBot _,
                    UserCommand.ResetBotToken _ -> new UserReply.Saved(new Account(PERSON_USER, null, null, "en-US"));
        };
    }
}
