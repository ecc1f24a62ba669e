package dev.guildhall.guild.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.fanout.Listing.Whom;
import dev.guildhall.guild.state.ColdValue.Roster;
import dev.guildhall.guild.state.GuildEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whom GUILD_CREATE names.
class GuildCreateListTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final TestProbe<RelayMessage> RELAY = KIT.createTestProbe();
    private static final UserId BOT = new UserId(3);
    private static final UserId ONLINE = new UserId(4);
    private static final UserId NICKED = new UserId(5);
    private static final UserId RANKED = new UserId(6);
    private static final UserId PLAIN = new UserId(7);
    private static final UserId TALKING = new UserId(8);
    private static final RoleId ROLE = new RoleId(50);
    private static final long USER = -1L;
    private static final long GUILDS = Intent.GUILDS.mask();
    private static final long PRESENCES = GUILDS | Intent.GUILD_PRESENCES.mask();
    private static final long ALL = PRESENCES | Intent.GUILD_VOICE_STATES.mask();

    private final Scenario guild = new Scenario(
            RELAY.getRef(),
            Permission.VIEW_CHANNEL.mask(),
            List.of(Scenario.role(50, 0)),
            List.of(Scenario.channel(10)));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void whomASessionIsToldOfHangsOnItsIntentItsThresholdAndTheGuildsSize() {
        assertThat(whom(bot(GUILDS, 50), 50)).isEqualTo(Whom.NOBODY);
        assertThat(whom(bot(Intent.GUILD_PRESENCES.mask(), 50), 50)).isEqualTo(Whom.NOBODY);
        assertThat(whom(bot(PRESENCES, 50), 50)).isEqualTo(Whom.EVERYBODY);
        assertThat(whom(bot(PRESENCES, 50), 51)).isEqualTo(Whom.NOTABLE);
        assertThat(whom(bot(PRESENCES, 250), 250)).isEqualTo(Whom.EVERYBODY);
        assertThat(whom(bot(PRESENCES, 250), 251)).isEqualTo(Whom.NOTABLE);
        int max = Limits.GUILD_CREATE_LISTED_MEMBERS_MAX;
        assertThat(whom(bot(PRESENCES, 250), max)).isEqualTo(Whom.NOTABLE);
        assertThat(whom(bot(PRESENCES, 250), max + 1)).isEqualTo(Whom.NOBODY);
        assertThat(whom(bot(GUILDS, 250), max)).isEqualTo(Whom.NOBODY);
    }

    @Test
    void peopleAreToldOfEverybodyInASmallGuildAndLookAtListsInOthers() {
        assertThat(whom(person(), 50)).isEqualTo(Whom.EVERYBODY);
        assertThat(whom(person(), 51)).isEqualTo(Whom.NOBODY);
    }

    @Test
    void smallGuildNamesAllWithTheirPresence() {
        Roster all = new Roster(List.of(profile(BOT), profile(ONLINE), profile(PLAIN)));
        connect(ONLINE);
        JsonNode body = body(bot(ALL, 50), 3, new Listing(Whom.EVERYBODY, all));

        assertThat(members(body)).containsExactly("3", "4", "7");
        assertThat(present(body)).containsExactly("3", "4", "7");
        assertThat(body.path("presences").findValuesAsText("status")).containsExactly("offline", "online", "offline");
    }

    @Test
    void largeGuildNamesWhoIsThereOrHasARoleOrANickOrIsInVoiceAndItself() {
        connect(ONLINE);
        talk(TALKING);
        JsonNode body = body(bot(ALL, 50), 51, notables());

        assertThat(members(body)).containsExactlyInAnyOrder("3", "4", "5", "6", "8");
        assertThat(present(body)).containsExactly("4");
        assertThat(body.path("large").asBoolean()).isTrue();
    }

    @Test
    void nobodyIsNamedTwice() {
        connect(BOT);
        connect(NICKED);
        talk(NICKED);
        JsonNode body = body(bot(ALL, 50), 51, notables());

        assertThat(members(body)).containsExactlyInAnyOrder("3", "5", "6");
    }

    @Test
    void withoutTheIntentOrInAHugeGuildItNamesItselfAndWhoIsInVoice() {
        connect(ONLINE);
        talk(TALKING);

        assertThat(members(body(bot(ALL, 50), Limits.GUILD_CREATE_LISTED_MEMBERS_MAX + 1, null)))
                .containsExactly("3", "8");
        JsonNode deaf = body(bot(GUILDS | Intent.GUILD_VOICE_STATES.mask(), 50), 51, null);
        assertThat(members(deaf)).containsExactly("3", "8");
        assertThat(deaf.path("presences")).isEmpty();
    }

    @Test
    void listFollowsWhoComesAndGoesAndWhatTheyAreCalled() {
        connect(ONLINE);
        assertThat(members(body(bot(ALL, 50), 51, notables()))).contains("4").doesNotContain("7");
        connect(PLAIN);
        assertThat(members(body(bot(ALL, 50), 51, notables()))).contains("4", "7");
        guild.company.connected().leaves(ONLINE);
        guild.company.presences().put(ONLINE, Presence.OFFLINE);
        JsonNode without = body(bot(ALL, 50), 51, notables());
        assertThat(members(without)).contains("7").doesNotContain("4");
        assertThat(present(without)).containsExactly("7");
        guild.company.connected().enters(nicked(PLAIN));
        assertThat(body(bot(ALL, 50), 51, notables()).path("members").findValuesAsText("nick"))
                .contains("nick7");
    }

    @Test
    void changeOfStatusAloneShowsInThePresences() {
        connect(ONLINE);
        body(bot(ALL, 50), 51, notables());
        guild.company.presences().put(ONLINE, seen(PresenceStatus.DND));

        assertThat(body(bot(ALL, 50), 51, notables()).path("presences").findValuesAsText("status"))
                .containsExactly("dnd");
    }

    @Test
    void roleThatIsGoneMakesNobodyNotable() {
        Listing before = notables();
        guild.happens(new GuildEvent.RoleDeleted(ROLE));

        assertThat(members(body(bot(ALL, 50), 51, before))).containsExactlyInAnyOrder("3", "5");
    }

    @Test
    void moreThanARosterHoldsAreNotNamedAndWhoIsThereComesFirst() {
        List<MemberProfile> many = new ArrayList<>();
        for (int id = 100; id < 100 + Roster.MEMBERS_MAX; id++) {
            many.add(nicked(new UserId(id)));
        }
        UserId last = new UserId(5000);
        connect(last);
        JsonNode body = body(bot(ALL, 50), 6000, new Listing(Whom.NOTABLE, new Roster(many)));

        assertThat(members(body)).hasSize(Roster.MEMBERS_MAX + 1).contains("3", "5000", "100");
        assertThat(present(body)).containsExactly("5000");
    }

    @Test
    void sessionsShareOneEncodingOfTheList() {
        connect(ONLINE);
        Listing listing = notables();
        NotableMembers notable = new NotableMembers(guild.company);
        NotableMembers.Listed first = notable.of(counting(51), listing.roster());

        assertThat(notable.of(counting(52), listing.roster())).isSameAs(first);
        guild.company.presences().put(ONLINE, seen(PresenceStatus.IDLE));
        assertThat(notable.of(counting(51), listing.roster())).isSameAs(first);
    }

    private static final Roster NOTABLES = new Roster(List.of(
            nicked(NICKED),
            new MemberProfile(Member.joined(RANKED, Scenario.NOW, List.of(ROLE)), Scenario.user(RANKED))));

    private static Listing notables() {
        return new Listing(Whom.NOTABLE, NOTABLES);
    }

    private static MemberProfile profile(UserId user) {
        return new MemberProfile(Member.joined(user, Scenario.NOW, List.of()), Scenario.user(user));
    }

    private static MemberProfile nicked(UserId user) {
        Member member = new Member(user, "nick" + user, null, List.of(), Scenario.NOW, false, false, false, null, 0);
        return new MemberProfile(member, Scenario.user(user));
    }

    private static Presence seen(PresenceStatus status) {
        return new Presence(status, List.of(), Map.of(ClientPlatform.WEB, status));
    }

    private void connect(UserId user) {
        guild.company.connected().enters(user.equals(NICKED) ? nicked(user) : profile(user));
        guild.company.presences().put(user, seen(PresenceStatus.ONLINE));
    }

    private void talk(UserId user) {
        guild.company
                .voices()
                .put(
                        user,
                        new VoiceState(
                                user.equals(NICKED) ? nicked(user) : profile(user),
                                new SessionId("voice" + user),
                                new ChannelId(10),
                                false,
                                false,
                                false,
                                false,
                                null));
    }

    private static GuildSession.Attach bot(long intents, int largeThreshold) {
        return new GuildSession.Attach(new SessionId("bot"), BOT, true, intents, largeThreshold, true, RELAY.getRef());
    }

    private static GuildSession.Attach person() {
        return new GuildSession.Attach(new SessionId("person"), PLAIN, false, USER, 50, true, RELAY.getRef());
    }

    private Whom whom(GuildSession.Attach session, int members) {
        return Listing.whom(session, counting(members));
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

    private JsonNode body(GuildSession.Attach session, int members, @Nullable Listing listing) {
        GuildDelivery.SessionAttached attached = (GuildDelivery.SessionAttached) guild.fanOut
                .attach(session, counting(members), profile(BOT), listing)
                .delivery();
        String json = Objects.requireNonNull(attached.guildCreate()).body().toString();
        try {
            return Json.parse(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    private static List<String> members(JsonNode body) {
        return ids(body.path("members"));
    }

    private static List<String> present(JsonNode body) {
        return ids(body.path("presences"));
    }

    private static List<String> ids(JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .map(each -> each.path("user").path("id").asText())
                .toList();
    }
}
