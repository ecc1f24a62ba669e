package dev.guildhall.guild;

import static dev.guildhall.guild.GuildRig.BOT;
import static dev.guildhall.guild.GuildRig.EVERYTHING;
import static dev.guildhall.guild.GuildRig.GUILD;
import static dev.guildhall.guild.GuildRig.MEMBER;
import static dev.guildhall.guild.GuildRig.OWNER;
import static dev.guildhall.guild.GuildRig.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.state.GuildDecider;
import dev.guildhall.store.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuildPresenceTest {
    private static final long NO_PRESENCES = Intent.GUILDS.mask();

    private static Presence seen(PresenceStatus status) {
        return new Presence(status, List.of(), Map.of(ClientPlatform.WEB, status));
    }

    private static void show(GuildRig rig, UserId user, PresenceStatus status) {
        rig.guild.tell(new UserPresence(user, seen(status)));
    }

    @Test
    void changeGoesToThoseWithTheIntentOnceAndEqualOnesNowhere() throws IOException {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay person = rig.new Relay();
            GuildRig.Relay bot = rig.new Relay();
            person.attached("p", OWNER, EVERYTHING);
            person.attached("m", MEMBER, EVERYTHING);
            bot.attached("b", BOT, NO_PRESENCES);
            assertThat(rig.toldUsers).contains(new UserMessage.HearPresence(MEMBER, GUILD));
            show(rig, MEMBER, PresenceStatus.IDLE);
            show(rig, MEMBER, PresenceStatus.IDLE);
            online(rig);
            List<RelayMessage> heard = person.rest();
            assertThat(heard).hasSize(1);
            JsonNode body = body(((GuildDelivery.Publish) heard.getFirst())
                    .parts()
                    .getFirst()
                    .event());
            assertThat(body.path("user").toString()).isEqualTo("{\"id\":\"102\"}");
            assertThat(body.path("guild_id").asText()).isEqualTo(GUILD.toString());
            assertThat(body.path("status").asText()).isEqualTo("idle");
            assertThat(body.path("client_status").toString()).isEqualTo("{\"web\":\"idle\"}");
            assertThat(bot.rest()).isEmpty();
        }
    }

    @Test
    void memberIsOfflineWithTheLastSessionAndOnlineCountsWhoShows() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            relay.attached("m1", MEMBER, EVERYTHING);
            relay.attached("m2", MEMBER, EVERYTHING);
            show(rig, MEMBER, PresenceStatus.DND);
            assertThat(online(rig)).isEqualTo(1);
            assertThat(relay.nextBody()).contains("\"dnd\"");
            rig.guild.tell(new GuildSession.Detach(new SessionId("m1"), relay.probe.getRef()));
            assertThat(online(rig)).isEqualTo(1);
            assertThat(relay.rest()).isEmpty();
            rig.guild.tell(new GuildSession.Detach(new SessionId("m2"), relay.probe.getRef()));
            assertThat(online(rig)).isZero();
            assertThat(relay.nextBody()).contains("\"offline\"");
            show(rig, MEMBER, PresenceStatus.ONLINE);
            assertThat(online(rig)).isZero();
        }
    }

    @Test
    void guildCreateListsAllPresencesOfASmallGuildAndNoneWithoutTheIntent() throws IOException {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("m", MEMBER, EVERYTHING);
            show(rig, MEMBER, PresenceStatus.DND);
            relay.nextBody();
            JsonNode all = presences(relay.attached("p", OWNER, EVERYTHING));
            assertThat(all.findValuesAsText("status")).containsExactlyInAnyOrder("dnd", "offline", "offline");
            assertThat(presences(relay.attached("b", BOT, NO_PRESENCES)).size()).isZero();
        }
    }

    /// Two members as the guild counts them, more than the bot's threshold; the store has more than are read at once.
    @Test
    void guildCreateOfALargeGuildNamesWhoIsThereAndWhoHasANickHoweverManyThereAre() throws IOException {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            UserId last = new UserId(5000);
            for (long id = 2000; id < 3100; id++) {
                join(rig, new UserId(id), null);
            }
            join(rig, last, "last");
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("m", MEMBER, EVERYTHING);
            show(rig, MEMBER, PresenceStatus.DND);
            long intents = Intent.GUILDS.mask() | Intent.GUILD_PRESENCES.mask();
            rig.guild.tell(
                    new GuildSession.Attach(new SessionId("b"), BOT, true, intents, 1, true, relay.probe.getRef()));
            relay.nextBody();
            JsonNode body = body(Objects.requireNonNull(
                    relay.next(GuildDelivery.SessionAttached.class).guildCreate()));
            assertThat(body.path("members"))
                    .extracting(each -> each.path("user").path("id").asText())
                    .containsExactlyInAnyOrder(BOT.toString(), MEMBER.toString(), last.toString());
            assertThat(body.path("presences").findValuesAsText("status")).containsExactly("dnd");
        }
    }

    private static void join(GuildRig rig, UserId user, @Nullable String nick) {
        rig.store.put(GuildRig.account(user, false));
        Member member = new Member(user, nick, null, List.of(), Instant.EPOCH, false, false, false, null, 0);
        rig.store.apply(new Change.PutMember(GUILD, member));
    }

    @Test
    void kickedMemberIsForgottenWithoutAWord() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            show(rig, MEMBER, PresenceStatus.DND);
            relay.nextBody();
            done(rig.ask(OWNER, new GuildCommand.Kick(MEMBER)));
            assertThat(relay.rest()).noneMatch(each -> each.toString().contains("PRESENCE_UPDATE"));
            assertThat(online(rig)).isZero();
        }
    }

    @Test
    void crashKeepsPresencesAndAsksForThemAgain() {
        Deciding fragile = (view, actor, command, reason, facts) -> {
            if (command instanceof GuildCommand.Kick) throw new IllegalStateException("injected");
            return GuildDecider.decide(view, actor, command, reason, facts);
        };
        try (GuildRig rig = new GuildRig(fragile)) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("m", MEMBER, EVERYTHING);
            show(rig, MEMBER, PresenceStatus.DND);
            relay.nextBody();
            rig.toldUsers.clear();
            GuildRig.reply(rig.ask(OWNER, new GuildCommand.Kick(MEMBER)));
            assertThat(online(rig)).isEqualTo(1);
            assertThat(rig.toldUsers).contains(new UserMessage.HearPresence(MEMBER, GUILD));
            TestProbe<GuildReply> answer = rig.kit.createTestProbe();
            rig.guild.tell(new GuildQuery.PresencesOf(List.of(MEMBER, OWNER), answer.getRef()));
            assertThat(((GuildResult.OfPresences) done(answer)).presences())
                    .isEqualTo(Map.of(MEMBER, seen(PresenceStatus.DND)));
        }
    }

    /// One went and another changed while the actor was down. What it missed of that, the user's owner answers when
    /// the next life asks; and nobody hears anything twice.
    @Test
    void presenceIsRightAfterTheActorRestarted() throws IOException {
        Deciding fragile = (view, actor, command, reason, facts) -> {
            if (command instanceof GuildCommand.Kick) throw new IllegalStateException("injected");
            return GuildDecider.decide(view, actor, command, reason, facts);
        };
        try (GuildRig rig = new GuildRig(fragile)) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            show(rig, OWNER, PresenceStatus.ONLINE);
            show(rig, MEMBER, PresenceStatus.DND);
            online(rig);
            relay.rest();
            rig.toldUsers.clear();
            TestProbe<GuildReply> crash = rig.ask(OWNER, new GuildCommand.Kick(MEMBER));
            rig.guild.tell(new GuildSession.Detach(new SessionId("m"), relay.probe.getRef()));
            show(rig, OWNER, PresenceStatus.IDLE);
            GuildRig.reply(crash);
            assertThat(online(rig)).isEqualTo(1);
            assertThat(rig.toldUsers).contains(new UserMessage.HearPresence(OWNER, GUILD));
            show(rig, OWNER, PresenceStatus.IDLE);
            assertThat(online(rig)).isEqualTo(1);
            assertThat(statuses(relay)).containsExactlyInAnyOrder("offline", "idle");

            show(rig, OWNER, PresenceStatus.DND);
            assertThat(online(rig)).isEqualTo(1);
            assertThat(statuses(relay)).containsExactly("dnd");
            assertThat(presences(relay.attached("again", MEMBER, EVERYTHING)).findValuesAsText("status"))
                    .containsExactlyInAnyOrder("dnd", "offline", "offline");
        }
    }

    /// Of the presences that the relay was told, in order.
    private static List<String> statuses(GuildRig.Relay relay) throws IOException {
        List<String> statuses = new ArrayList<>();
        for (RelayMessage message : relay.rest()) {
            if (message instanceof GuildDelivery.Publish publish) {
                EncodedEvent event = publish.parts().getFirst().event();
                assertThat(event.type()).isEqualTo(EventType.PRESENCE_UPDATE);
                statuses.add(body(event).path("status").asText());
            }
        }
        return statuses;
    }

    private static int online(GuildRig rig) {
        TestProbe<GuildReply> answer = rig.kit.createTestProbe();
        rig.guild.tell(new GuildQuery.View(answer.getRef()));
        return answer.awaitAssert(() -> {
            rig.time.timePasses(Duration.ofMillis(100));
            return ((GuildResult.OfPage) ((GuildReply.Done) answer.receiveMessage(Duration.ofMillis(200))).result())
                    .online();
        });
    }

    private static JsonNode presences(GuildDelivery.SessionAttached attached) throws IOException {
        return body(Objects.requireNonNull(attached.guildCreate())).path("presences");
    }

    private static JsonNode body(EncodedEvent event) throws IOException {
        return Json.parse(event.body().toString().getBytes(StandardCharsets.UTF_8));
    }
}
