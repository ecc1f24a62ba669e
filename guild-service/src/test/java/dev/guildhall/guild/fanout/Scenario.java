package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.state.SnapshotFold;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// A guild, its fan-out and one relay, driven event by event.
final class Scenario {
    static final GuildId GUILD = new GuildId(1000);
    static final UserId OWNER = new UserId(1);
    static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    final Map<SessionId, GuildSession.Attach> sessions = new LinkedHashMap<>();
    final Map<UserId, Member> members = new HashMap<>();
    final RelayModel relay = new RelayModel();
    final Audience audience;
    final Company company = new Company();
    final FanOut fanOut;
    private final ActorRef<RelayMessage> ref;
    GuildSnapshot guild;

    Scenario(ActorRef<RelayMessage> ref, long everyone, List<Role> roles, List<Channel> channels) {
        this.ref = ref;
        Guild row = new Guild(
                GUILD, "Here", null, null, OWNER, 0, 0, 0, 0, 300, null, null, 0, null, null, "en-US", List.of(), 1);
        Map<RoleId, Role> all = new HashMap<>();
        all.put(row.everyoneRoleId(), role(row.everyoneRoleId().value(), everyone));
        roles.forEach(role -> all.put(role.id(), role));
        Map<ChannelId, Channel> byId = new HashMap<>();
        channels.forEach(channel -> byId.put(channel.id(), channel));
        guild = new GuildSnapshot(row, byId, all, Map.of(), Map.of());
        audience = new Audience(guild);
        fanOut = new FanOut(GUILD, 1, audience, company, () -> NOW, LINKS);
    }

    private static final AttachmentLinks LINKS =
            new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), () -> NOW);

    static Role role(long id, long permissions) {
        return new Role(new RoleId(id), "r" + id, 0, false, 1, permissions, false, false, null, null, null, 0);
    }

    static Channel channel(long id, Overwrite... overwrites) {
        return new Channel(
                new ChannelId(id),
                GUILD,
                ChannelType.GUILD_TEXT,
                "c" + id,
                null,
                false,
                0,
                null,
                List.of(overwrites),
                0,
                0,
                0,
                null,
                0);
    }

    static User user(UserId id) {
        return new User(id, "u" + id, "0", null, null, false, 0);
    }

    Channel channelOf(long id) {
        return Objects.requireNonNull(guild.channels().get(new ChannelId(id)));
    }

    SessionId attach(String id, UserId user, boolean bot, long intents, RoleId... roles) {
        Member member = members.computeIfAbsent(user, any -> Member.joined(user, NOW, List.of(roles)));
        GuildSession.Attach session = new GuildSession.Attach(new SessionId(id), user, bot, intents, 50, true, ref);
        sessions.put(session.sessionId(), session);
        relay.take(fanOut.attach(session, guild, new MemberProfile(member, user(user)), null)
                .delivery());
        return session.sessionId();
    }

    void happens(GuildEvent event) {
        guild = Objects.requireNonNull(SnapshotFold.after(guild, event));
        if (event instanceof GuildEvent.MemberChanged changed) {
            members.put(changed.profile().user().id(), changed.profile().member());
        }
        relay.take(fanOut.of(event, guild));
    }

    void message(long channel, UserId author, String content, UserId... mentions) {
        Message message = new Message(
                new MessageId(9_000),
                new ChannelId(channel),
                GUILD,
                author,
                MessageType.DEFAULT,
                content,
                null,
                false,
                false,
                List.of(mentions),
                List.of(),
                0,
                null);
        Map<UserId, User> users = new HashMap<>();
        users.put(author, user(author));
        happens(new GuildEvent.MessageCreated(
                new MessageView(message, users, MessageView.NOT_LOADED), profile(author), Map.of(), null, null));
    }

    void typing(long channel, UserId who) {
        MemberProfile profile = profile(who);
        happens(new GuildEvent.TypingStarted(
                new ChannelId(channel), Objects.requireNonNull(profile).user().id(), profile, NOW));
    }

    void roles(UserId user, RoleId... roles) {
        Member member = Objects.requireNonNull(members.get(user)).withRoles(List.of(roles));
        happens(new GuildEvent.MemberChanged(new MemberProfile(member, user(user))));
    }

    void overwrites(long channel, Overwrite... overwrites) {
        Channel before = channelOf(channel);
        happens(new GuildEvent.ChannelChanged(before, before.withOverwrites(List.of(overwrites))));
    }

    void permissions(RoleId role, long permissions) {
        Role before = Objects.requireNonNull(guild.roles().get(role));
        happens(new GuildEvent.RoleChanged(before, role(role.value(), permissions)));
    }

    @Nullable
    MemberProfile profile(UserId user) {
        return Optional.ofNullable(members.get(user))
                .map(member -> new MemberProfile(member, user(user)))
                .orElse(null);
    }
}
