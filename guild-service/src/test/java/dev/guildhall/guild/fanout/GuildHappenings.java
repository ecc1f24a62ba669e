package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.state.GuildEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/// Anything that can happen in a guild, at random, as it fits the guild as it stands. Its members with sessions are
/// the bots of the [Scenario]; what happens to others, happens to one stranger.
final class GuildHappenings {
    private static final UserId STRANGER = new UserId(99);
    private static final ContentHash IMAGE = new ContentHash("ab".repeat(32));
    private static final MessageId MESSAGE = new MessageId(9_000);
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("👍");
    private static final Instant NOW = Scenario.NOW;
    private static final List<Permission> RIGHTS = List.of(
            Permission.VIEW_CHANNEL,
            Permission.VIEW_CHANNEL,
            Permission.MANAGE_CHANNELS,
            Permission.BAN_MEMBERS,
            Permission.VIEW_AUDIT_LOG,
            Permission.ADMINISTRATOR);

    private final Random random;
    private final List<Function<Scenario, GuildEvent>> all = List.of(
            this::owner,
            guild -> new GuildEvent.VanityChanged(null, new Vanity("code", 1)),
            guild -> new GuildEvent.VanityChanged(new Vanity("code", 1), new Vanity("code", 2)),
            guild -> new GuildEvent.EmojiChanged(
                    null, new Emoji(new EmojiId(5), "e", List.of(), STRANGER, IMAGE, false)),
            guild -> new GuildEvent.StickerChanged(
                    null, new Sticker(new StickerId(5), "s", null, "t", StickerFormat.PNG, STRANGER, IMAGE)),
            guild -> new GuildEvent.ChannelCreated(Scenario.channel(fresh(), overwrites())),
            this::channelChanged,
            this::channelChanged,
            this::channelDeleted,
            guild -> new GuildEvent.RoleCreated(Scenario.role(fresh(), rights())),
            this::roleChanged,
            this::roleChanged,
            this::roleDeleted,
            guild -> new GuildEvent.MemberJoined(stranger(), 5),
            this::memberChanged,
            this::memberChanged,
            guild -> new GuildEvent.MemberChanged(stranger()),
            guild -> new GuildEvent.MemberLeft(Scenario.user(STRANGER), 5),
            this::botLeft,
            guild -> new GuildEvent.UserBanned(new Ban(STRANGER, null), Scenario.user(STRANGER)),
            guild -> new GuildEvent.UserUnbanned(Scenario.user(STRANGER)),
            guild -> new GuildEvent.InviteCreated(invite(guild), Scenario.user(STRANGER)),
            guild -> new GuildEvent.InviteUsed(invite(guild)),
            guild -> new GuildEvent.InviteDeleted(invite(guild)),
            guild -> new GuildEvent.Audited(new AuditEntry(
                    new AuditEntryId(9), STRANGER, AuditAction.MEMBER_KICK, 1L, List.of(), List.of(), null)),
            guild -> new GuildEvent.MessageCreated(view(guild), stranger(), Map.of(), null, null),
            guild -> new GuildEvent.MessageEdited(view(guild).message(), view(guild), stranger(), Map.of()),
            guild -> new GuildEvent.MessagePinned(view(guild), stranger(), Map.of(), new Pin(MESSAGE, NOW)),
            guild -> new GuildEvent.MessageUnpinned(view(guild), stranger(), Map.of()),
            guild -> new GuildEvent.MessageDeleted(channel(guild), MESSAGE, List.of()),
            guild -> new GuildEvent.MessagesDeleted(channel(guild), List.of(MESSAGE), List.of()),
            guild -> new GuildEvent.PinsChanged(channel(guild), NOW, true),
            guild -> new GuildEvent.PinsChanged(channel(guild), NOW, false),
            guild -> new GuildEvent.ReactionAdded(
                    channel(guild), MESSAGE, STRANGER, THUMB, STRANGER, stranger(), 1, List.of()),
            guild -> new GuildEvent.ReactionRemoved(channel(guild), MESSAGE, THUMB, STRANGER, List.of()),
            guild -> new GuildEvent.EmojiCleared(channel(guild), MESSAGE, THUMB, List.of()),
            guild -> new GuildEvent.ReactionsCleared(channel(guild), MESSAGE),
            guild -> new GuildEvent.VoiceMoved(STRANGER, channel(guild), null),
            guild -> new GuildEvent.SpeechChanged(STRANGER, channel(guild), true, null),
            guild -> new GuildEvent.TypingStarted(channel(guild), STRANGER, stranger(), NOW));
    private long lastId = 1_000;

    GuildHappenings(Random random) {
        this.random = random;
    }

    /// Three roles, three channels.
    Scenario guild(ActorRef<RelayMessage> relay) {
        List<Role> roles = new ArrayList<>();
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            roles.add(Scenario.role(50 + i, rights()));
            channels.add(Scenario.channel(10 + i, overwrites()));
        }
        return new Scenario(relay, Permission.VIEW_CHANNEL.mask(), roles, channels);
    }

    GuildEvent next(Scenario guild) {
        return all.get(random.nextInt(all.size())).apply(guild);
    }

    UserId anyBot(Scenario guild) {
        return Objects.requireNonNull(guild.sessions.get(anySession(guild))).userId();
    }

    SessionId anySession(Scenario guild) {
        return pick(List.copyOf(guild.sessions.keySet()));
    }

    Channel anyChannel(Scenario guild) {
        return pick(guild.guild.channels().values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList());
    }

    private ChannelId channel(Scenario guild) {
        return anyChannel(guild).id();
    }

    private GuildEvent owner(Scenario guild) {
        Guild row = guild.guild.guild();
        return new GuildEvent.GuildChanged(new Guild(
                row.id(),
                row.name(),
                null,
                null,
                anyBot(guild),
                0,
                0,
                0,
                0,
                300,
                null,
                null,
                0,
                null,
                null,
                "en-US",
                List.of(),
                row.memberCount()));
    }

    private GuildEvent channelChanged(Scenario guild) {
        Channel before = anyChannel(guild);
        return new GuildEvent.ChannelChanged(before, before.withOverwrites(List.of(overwrites())));
    }

    /// There is always one.
    private GuildEvent channelDeleted(Scenario guild) {
        return guild.guild.channels().size() > 2
                ? new GuildEvent.ChannelDeleted(anyChannel(guild))
                : new GuildEvent.ChannelCreated(Scenario.channel(fresh(), overwrites()));
    }

    private GuildEvent roleChanged(Scenario guild) {
        RoleId id = anyRole(guild);
        Role before = Objects.requireNonNull(guild.guild.roles().get(id));
        return new GuildEvent.RoleChanged(before, Scenario.role(id.value(), rights()));
    }

    private GuildEvent roleDeleted(Scenario guild) {
        return guild.guild.roles().size() > 1
                ? new GuildEvent.RoleDeleted(anyRole(guild))
                : new GuildEvent.RoleCreated(Scenario.role(fresh(), rights()));
    }

    private GuildEvent memberChanged(Scenario guild) {
        UserId user = anyBot(guild);
        Member member = Objects.requireNonNull(guild.members.get(user));
        List<RoleId> roles = guild.guild.roles().keySet().stream()
                .sorted()
                .filter(role ->
                        random.nextBoolean() && !role.equals(guild.guild.guild().everyoneRoleId()))
                .toList();
        return new GuildEvent.MemberChanged(new MemberProfile(member.withRoles(roles), Scenario.user(user)));
    }

    /// There is always one.
    private GuildEvent botLeft(Scenario guild) {
        UserId user = guild.sessions.size() > 1 ? anyBot(guild) : STRANGER;
        return new GuildEvent.MemberLeft(Scenario.user(user), 5);
    }

    /// Not everyone's; there may be none but that.
    private RoleId anyRole(Scenario guild) {
        List<RoleId> roles = guild.guild.roles().keySet().stream()
                .sorted()
                .filter(role -> !role.equals(guild.guild.guild().everyoneRoleId()))
                .toList();
        return roles.isEmpty() ? guild.guild.guild().everyoneRoleId() : pick(roles);
    }

    private Invite invite(Scenario guild) {
        return new Invite("abc", Scenario.GUILD, channel(guild), STRANGER, 0, 0, 0, false, NOW);
    }

    private MessageView view(Scenario guild) {
        Message message = new Message(
                MESSAGE,
                channel(guild),
                Scenario.GUILD,
                STRANGER,
                MessageType.DEFAULT,
                "text",
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null);
        return new MessageView(message, Map.of(STRANGER, Scenario.user(STRANGER)), MessageView.NOT_LOADED);
    }

    private static MemberProfile stranger() {
        return new MemberProfile(Member.joined(STRANGER, NOW, List.of()), Scenario.user(STRANGER));
    }

    private Overwrite[] overwrites() {
        Overwrite[] overwrites = new Overwrite[random.nextInt(4)];
        for (int i = 0; i < overwrites.length; i++) {
            long bits = random.nextBoolean() ? Permission.VIEW_CHANNEL.mask() : rights();
            boolean allow = random.nextBoolean();
            OverwriteType type = random.nextBoolean() ? OverwriteType.MEMBER : OverwriteType.ROLE;
            long whom = type == OverwriteType.MEMBER
                    ? 1 + random.nextInt(8)
                    : random.nextBoolean() ? Scenario.GUILD.value() : 50 + random.nextInt(3);
            overwrites[i] = new Overwrite(whom, type, allow ? bits : 0, allow ? 0 : bits);
        }
        return overwrites;
    }

    private long rights() {
        return random.nextInt(3) == 0 ? 0 : pick(RIGHTS).mask();
    }

    private long fresh() {
        return ++lastId;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
