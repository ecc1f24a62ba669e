package dev.guildhall.guild.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.state.GuildEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class FanOutTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final UserId PERSON = new UserId(2);
    private static final UserId BOT = new UserId(3);
    private static final long USER = -1L;
    private static final long SEES = Permission.of(Permission.VIEW_CHANNEL, Permission.SEND_MESSAGES);
    private static final long MESSAGES = Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask();
    private static final RoleId STAFF = new RoleId(50);

    private static final TestProbe<RelayMessage> RELAY = KIT.createTestProbe();

    private final Scenario guild = new Scenario(
            RELAY.getRef(),
            SEES,
            List.of(Scenario.role(50, Permission.of(Permission.BAN_MEMBERS, Permission.MANAGE_CHANNELS))),
            List.of(Scenario.channel(10), Scenario.channel(11, hiddenFromEveryone())));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static Overwrite hiddenFromEveryone() {
        return new Overwrite(Scenario.GUILD.value(), OverwriteType.ROLE, 0, Permission.VIEW_CHANNEL.mask());
    }

    private static Overwrite shownTo(RoleId role) {
        return new Overwrite(role.value(), OverwriteType.ROLE, Permission.VIEW_CHANNEL.mask(), 0);
    }

    @Test
    void aBotWithoutTheIntentGetsTheTextOfItsOwnMessagesAndOfThoseThatMentionIt() {
        SessionId person = guild.attach("person", PERSON, false, USER);
        SessionId bot = guild.attach("bot", BOT, true, MESSAGES);
        SessionId reader = guild.attach("reader", new UserId(4), true, MESSAGES | Intent.MESSAGE_CONTENT.mask());
        guild.message(10, PERSON, "plain");
        assertThat(contents(bot)).containsExactly("");
        assertThat(contents(person)).containsExactly("plain");
        assertThat(contents(reader)).containsExactly("plain");
        guild.message(10, PERSON, "for you", BOT);
        guild.message(10, BOT, "own");
        assertThat(contents(bot)).containsExactly("for you", "own");
        assertThat(contents(person)).containsExactly("for you", "own");
    }

    @Test
    void whatASessionSeesIsKnownToAllOfItsKindUntilTheGuildIsAnother() {
        SessionId person = guild.attach("person", PERSON, false, USER);
        SessionId staff = guild.attach("staff", new UserId(4), false, USER, STAFF);
        SessionId owner = guild.attach("owner", Scenario.OWNER, false, USER);
        assertThat(seen(person)).containsExactly(new ChannelId(10));
        assertThat(seen(staff)).isSameAs(seen(staff)).containsExactly(new ChannelId(10));
        assertThat(seen(owner)).containsExactlyInAnyOrder(new ChannelId(10), new ChannelId(11));

        guild.overwrites(11, hiddenFromEveryone(), shownTo(STAFF));
        assertThat(seen(person)).containsExactly(new ChannelId(10));
        assertThat(seen(staff)).containsExactlyInAnyOrder(new ChannelId(10), new ChannelId(11));
        guild.roles(PERSON, STAFF);
        assertThat(seen(person)).isSameAs(seen(staff));
    }

    private Set<ChannelId> seen(SessionId session) {
        return guild.audience.channelsSeen(Objects.requireNonNull(guild.audience.seat(session)));
    }

    @Test
    void eventsComeOnlyToThoseWhoAskedForTheIntent() {
        SessionId deaf = guild.attach("deaf", BOT, true, Intent.GUILDS.mask());
        guild.attach("person", PERSON, false, USER);
        guild.message(10, PERSON, "unheard");
        guild.typing(10, PERSON);
        assertThat(types(deaf)).isEmpty();
        guild.permissions(STAFF, 0);
        assertThat(types(deaf)).containsExactly(EventType.GUILD_ROLE_UPDATE);
    }

    @Test
    void botThatDidNotAskForGuildsIsTakenOutWithoutAWord() {
        SessionId deaf = guild.attach("deaf", BOT, true, Intent.GUILD_MESSAGES.mask());
        SessionId own = guild.attach("own", BOT, true, Intent.GUILDS.mask());
        guild.happens(new GuildEvent.MemberLeft(Scenario.user(BOT), 1));

        assertThat(types(deaf)).isEmpty();
        assertThat(types(own)).containsExactly(EventType.GUILD_DELETE);
        assertThat(guild.audience.seats()).isEmpty();
    }

    @Test
    void theOwnMemberNeedsNoIntentAndOthersDo() {
        SessionId own = guild.attach("own", BOT, true, Intent.GUILDS.mask());
        SessionId other = guild.attach("other", new UserId(4), true, Intent.GUILDS.mask());
        guild.roles(BOT, STAFF);
        assertThat(types(own)).containsExactly(EventType.GUILD_MEMBER_UPDATE);
        assertThat(types(other)).isEmpty();
    }

    @Test
    void bansAndInvitesComeOnlyToThoseWhoseRightsAllow() {
        SessionId plain = guild.attach("plain", PERSON, false, USER);
        SessionId staff = guild.attach("staff", new UserId(4), false, USER, STAFF);
        SessionId owner = guild.attach("owner", Scenario.OWNER, false, USER);
        guild.happens(new GuildEvent.UserBanned(new Ban(BOT, null), Scenario.user(BOT)));
        guild.happens(new GuildEvent.InviteCreated(
                new Invite("abc", Scenario.GUILD, new ChannelId(10), PERSON, 0, 0, 0, false, Instant.EPOCH),
                Scenario.user(PERSON)));
        assertThat(types(plain)).isEmpty();
        assertThat(types(staff)).containsExactly(EventType.GUILD_BAN_ADD, EventType.INVITE_CREATE);
        assertThat(types(owner)).containsExactly(EventType.GUILD_BAN_ADD, EventType.INVITE_CREATE);
    }

    @Test
    void theAuditLogIsHeardOnlyByThoseWhoMayReadIt() {
        SessionId plain = guild.attach("plain", PERSON, false, USER);
        SessionId banning = guild.attach("banning", new UserId(4), false, USER, STAFF);
        SessionId owner = guild.attach("owner", Scenario.OWNER, false, USER);
        SessionId deaf = guild.attach("deaf", Scenario.OWNER, true, Intent.GUILDS.mask());
        guild.happens(new GuildEvent.Audited(new AuditEntry(
                new AuditEntryId(9),
                Scenario.OWNER,
                AuditAction.MEMBER_KICK,
                BOT.value(),
                List.of(),
                List.of(),
                "spam")));
        assertThat(types(plain)).isEmpty();
        assertThat(types(banning)).isEmpty();
        assertThat(types(deaf)).isEmpty();
        assertThat(types(owner)).containsExactly(EventType.GUILD_AUDIT_LOG_ENTRY_CREATE);
    }

    @Test
    void aHiddenChannelIsNotHeardOfUntilItIsShown() {
        SessionId person = guild.attach("person", PERSON, false, USER);
        guild.happens(new GuildEvent.ChannelCreated(Scenario.channel(12, hiddenFromEveryone())));
        guild.message(12, Scenario.OWNER, "secret");
        assertThat(types(person)).isEmpty();
        guild.overwrites(12);
        assertThat(types(person)).containsExactly(EventType.CHANNEL_CREATE, EventType.CHANNEL_UPDATE);
        guild.overwrites(12, hiddenFromEveryone());
        guild.message(12, Scenario.OWNER, "secret again");
        assertThat(types(person)).containsExactly(EventType.CHANNEL_UPDATE);
    }

    @Test
    void aRoleThatOpensAChannelAnnouncesItToItsMemberAlone() {
        guild.overwrites(11, hiddenFromEveryone(), shownTo(STAFF));
        SessionId person = guild.attach("person", PERSON, false, USER);
        SessionId other = guild.attach("other", new UserId(4), false, USER);
        guild.roles(PERSON, STAFF);
        assertThat(types(person)).containsExactly(EventType.GUILD_MEMBER_UPDATE, EventType.CHANNEL_CREATE);
        assertThat(types(other)).containsExactly(EventType.GUILD_MEMBER_UPDATE);
        guild.message(11, Scenario.OWNER, "staff only");
        assertThat(contents(person)).containsExactly("staff only");
        assertThat(types(other)).isEmpty();
    }

    @Test
    void aDeletedChannelIsSaidToThoseWhoSawIt() {
        SessionId person = guild.attach("person", PERSON, false, USER);
        guild.happens(new GuildEvent.ChannelDeleted(guild.channelOf(11)));
        guild.happens(new GuildEvent.ChannelDeleted(guild.channelOf(10)));
        assertThat(types(person)).containsExactly(EventType.CHANNEL_DELETE);
    }

    @Test
    void whoLeftGetsItsFarewellAndOthersTheRemoval() {
        SessionId leaver = guild.attach("leaver", PERSON, false, USER);
        SessionId other = guild.attach("other", new UserId(4), false, USER);
        guild.happens(new GuildEvent.MemberLeft(Scenario.user(PERSON), 1));
        guild.message(10, Scenario.OWNER, "gone?");
        assertThat(types(leaver)).containsExactly(EventType.GUILD_DELETE);
        assertThat(types(other)).containsExactly(EventType.GUILD_MEMBER_REMOVE, EventType.MESSAGE_CREATE);
    }

    @Test
    void guildCreateHoldsWhatLibrariesNeedToStart() {
        guild.attach("bot", BOT, true, MESSAGES);
        GuildSession.Attach session = Objects.requireNonNull(guild.sessions.get(new SessionId("bot")));
        MemberProfile self = Objects.requireNonNull(guild.profile(BOT));
        GuildDelivery.SessionAttached attached = (GuildDelivery.SessionAttached)
                guild.fanOut.attach(session, guild.guild, self, null).delivery();
        JsonNode body = json(Objects.requireNonNull(attached.guildCreate()));
        for (String array : List.of(
                "channels",
                "roles",
                "emojis",
                "stickers",
                "threads",
                "guild_scheduled_events",
                "voice_states",
                "presences",
                "stage_instances",
                "soundboard_sounds",
                "members")) {
            assertThat(body.path(array).isArray()).as(array).isTrue();
        }
        assertThat(body.path("channels")).hasSize(2);
        assertThat(body.path("members")).hasSize(1);
        assertThat(body.path("members").path(0).path("user").path("id").asText())
                .isEqualTo("3");
        assertThat(body.path("member_count").isInt()).isTrue();
        assertThat(body.path("large").asBoolean(true)).isFalse();
        assertThat(body.path("joined_at").asText()).isEqualTo("2026-05-01T12:00:00.000000+00:00");
    }

    @Test
    void guildIsLargeBeyondTheSessionsThreshold() {
        GuildSession.Attach session = session(MESSAGES, 60);
        MemberProfile self = new MemberProfile(Member.joined(BOT, Scenario.NOW, List.of()), Scenario.user(BOT));

        assertThat(large(session, counting(60), self)).isFalse();
        assertThat(large(session, counting(61), self)).isTrue();
    }

    private boolean large(GuildSession.Attach session, GuildSnapshot counted, MemberProfile self) {
        GuildDelivery.SessionAttached attached = (GuildDelivery.SessionAttached)
                guild.fanOut.attach(session, counted, self, null).delivery();
        JsonNode body = json(Objects.requireNonNull(attached.guildCreate()));
        assertThat(body.path("member_count").asInt()).isEqualTo(counted.guild().memberCount());
        return body.path("large").asBoolean();
    }

    private GuildSession.Attach session(long intents, int largeThreshold) {
        return new GuildSession.Attach(new SessionId("bot"), BOT, true, intents, largeThreshold, true, RELAY.getRef());
    }

    private GuildSnapshot counting(int members) {
        GuildSnapshot before = guild.guild;
        return new GuildSnapshot(
                before.guild().withMemberCount(members),
                before.channels(),
                before.roles(),
                before.lastMessages(),
                before.lastPins());
    }

    @Test
    void aBotThatDidNotAskForGuildsGetsNoGuildCreate() {
        guild.attach("bot", BOT, true, Intent.GUILD_MESSAGES.mask());
        GuildSession.Attach session = Objects.requireNonNull(guild.sessions.get(new SessionId("bot")));
        MemberProfile self = Objects.requireNonNull(guild.profile(BOT));
        GuildDelivery.SessionAttached attached = (GuildDelivery.SessionAttached)
                guild.fanOut.attach(session, guild.guild, self, null).delivery();
        assertThat(attached.guildCreate()).isNull();
    }

    private List<EventType> types(SessionId session) {
        return guild.relay.takeOf(session).stream().map(EncodedEvent::type).toList();
    }

    private List<String> contents(SessionId session) {
        return guild.relay.takeOf(session).stream()
                .map(event -> json(event).path("content").asText())
                .toList();
    }

    private static JsonNode json(EncodedEvent event) {
        try {
            return Json.parse(event.body().toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
