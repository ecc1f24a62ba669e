package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What the libraries read before they call themselves ready. Each missing field here is a library that throws.
@OnNode
final class ReadyTest {
    private static final long INTENTS = Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask();

    private final Portal portal;
    private final Account owner;
    private final Account bot;

    ReadyTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.owner = portal.register("owner");
        this.bot = portal.createPlainBot(owner, "ready");
    }

    @Test
    void readyOfABotHasEveryFieldThatLibrariesRead() throws IOException, InterruptedException {
        Place place = place("one");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            JsonNode ready = ready(session);

            assertThat(ready.path("v").asInt()).isEqualTo(10);
            assertThat(ready.path("user").path("id").asText()).isEqualTo(bot.id());
            assertThat(ready.path("user").path("bot").asBoolean()).isTrue();
            assertThat(ready.path("session_id").asText()).isNotEmpty();
            assertThat(URI.create(ready.path("resume_gateway_url").asText()).getScheme())
                    .startsWith("ws");
            assertThat(ready.path("application").path("id").asText()).isEqualTo(portal.applicationOf(bot));
            assertThat(ready.path("application").path("flags").isIntegralNumber())
                    .isTrue();
            assertThat(ready.path("private_channels").isArray())
                    .as("JDA throws without it")
                    .isTrue();
            assertThat(ready.path("guilds").findValuesAsText("id")).containsExactly(place.guildId());
            assertThat(ready.path("guilds").get(0).path("unavailable").asBoolean())
                    .isTrue();
            assertThat(session.seq()).as("READY is the first dispatch").isEqualTo(1);
        }
    }

    /// discord.js waits 15 s for a guild that READY names and that never comes.
    @Test
    void oneGuildCreateFollowsForEachGuildThatReadyNames() throws IOException, InterruptedException {
        Set<String> expected = Set.of(
                place("one").guildId(), place("two").guildId(), place("three").guildId());
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ready(session);
            for (int i = 0; i < expected.size(); i++) session.await(EventType.GUILD_CREATE);

            assertThat(session.passed(EventType.GUILD_CREATE))
                    .extracting(guild -> guild.path("id").asText())
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void guildCreateHasTheArraysThatJdaRequiresAndTheOwnMember() throws IOException, InterruptedException {
        place("whole");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ready(session);
            JsonNode guild = session.await(EventType.GUILD_CREATE);

            for (String array : List.of(
                    "channels",
                    "roles",
                    "emojis",
                    "threads",
                    "guild_scheduled_events",
                    "voice_states",
                    "members",
                    "presences",
                    "stickers",
                    "stage_instances",
                    "features")) {
                assertThat(guild.path(array).isArray()).as(array).isTrue();
            }
            assertThat(guild.path("member_count").isIntegralNumber()).isTrue();
            assertThat(guild.path("member_count").asInt()).isEqualTo(2);
            assertThat(guild.path("large").isBoolean()).isTrue();
            JsonRules.assertTimestamp(guild.path("joined_at"));
            assertThat(guild.path("owner_id").asText()).isEqualTo(owner.id());
            assertThat(guild.path("members"))
                    .extracting(member -> member.path("user").path("id").asText())
                    .as("without the presence intent: the own member alone")
                    .containsExactly(bot.id());
        }
    }

    /// discord.js keeps what READY said: only a GUILD_CREATE that says `unavailable: false` makes the guild
    /// available again.
    @Test
    void guildThatReadyCalledUnavailableIsCalledAvailable() throws IOException, InterruptedException {
        place("available");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ready(session);
            JsonNode guild = session.await(EventType.GUILD_CREATE);

            assertThat(guild.path("unavailable").isBoolean()).isTrue();
            assertThat(guild.path("unavailable").asBoolean()).isFalse();
        }
    }

    @Test
    void idOfTheEveryoneRoleIsTheGuildsId() throws IOException, InterruptedException {
        Place place = place("roles");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ready(session);
            JsonNode guild = session.await(EventType.GUILD_CREATE);

            assertThat(guild.path("roles"))
                    .anyMatch(role -> role.path("id").asText().equals(place.guildId())
                            && role.path("name").asText().equals("@everyone")
                            && role.path("position").asInt() == 0);
        }
    }

    @Test
    void idsAndPermissionsAreStringsAndNumbersAreIntegersEverywhere() throws IOException, InterruptedException {
        place("typed");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            JsonRules.assertTypes(ready(session));
            JsonNode guild = session.await(EventType.GUILD_CREATE);

            JsonRules.assertTypes(guild);
            assertThat(guild.path("roles"))
                    .allMatch(role -> role.path("permissions").isTextual());
        }
    }

    @Test
    void sequenceRisesByOneForEachDispatch() throws IOException, InterruptedException {
        Place place = place("counted");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ready(session);
            session.await(EventType.GUILD_CREATE);
            place.say(owner, "one");
            place.say(owner, "two");
            session.await(EventType.MESSAGE_CREATE);
            session.await(EventType.MESSAGE_CREATE);

            List<Long> sequences = session.passed().stream()
                    .filter(frame -> frame.op() == Opcode.DISPATCH.code())
                    .map(frame -> frame.json().path("s").asLong())
                    .toList();
            assertThat(sequences).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void guildThatTheBotIsAddedToLaterComesAsGuildCreate() throws IOException, InterruptedException {
        try (GatewaySession session = GatewaySession.greet(portal)) {
            assertThat(ready(session).path("guilds")).isEmpty();
            Place place = place("later");

            JsonNode guild = session.await(EventType.GUILD_CREATE);

            assertThat(guild.path("id").asText()).isEqualTo(place.guildId());
            assertThat(guild.path("unavailable").asBoolean(false)).isFalse();
        }
    }

    /// `unavailable` there means an outage; a client that reads it after a kick keeps the guild for ever.
    @Test
    void guildThatTheBotIsKickedFromGoesWithoutUnavailable() throws IOException, InterruptedException {
        Place place = place("kicked");
        try (GatewaySession session = GatewaySession.greet(portal)) {
            ready(session);
            session.await(EventType.GUILD_CREATE);
            place.asOwner().delete(place.guild("/members/" + bot.id())).expect(204);

            JsonNode gone = session.await(EventType.GUILD_DELETE);

            assertThat(gone.path("id").asText()).isEqualTo(place.guildId());
            assertThat(gone.has("unavailable")).as("%s", gone).isFalse();
        }
    }

    @Test
    void guildCreateListsAllMembersToABotThatMayHearOfPresence() throws IOException, InterruptedException {
        Account watcher = portal.createBot(owner, "watcher");
        Account person = portal.register("listed");
        Place place = Place.open(portal, owner, "small");
        place.welcome(person);
        portal.addBot(owner, watcher, place.guildId(), 0);
        long intents = Intent.GUILDS.mask() | Intent.GUILD_PRESENCES.mask();
        try (GatewaySession session = GatewaySession.asBot(portal, watcher, intents)) {
            assertThat(session.await(EventType.GUILD_CREATE).path("members"))
                    .extracting(member -> member.path("user").path("id").asText())
                    .containsExactlyInAnyOrder(owner.id(), person.id(), watcher.id());
        }
    }

    @Test
    void readyOfAPersonHasTheGuildsWhole() throws IOException, InterruptedException {
        Account person = portal.register("member");
        Place place = Place.open(portal, owner, "for people");
        place.welcome(person);
        try (GatewaySession session = GatewaySession.greet(portal)) {
            session.send(GatewayFrames.identifyPerson(person));
            JsonNode ready = session.await(EventType.READY);

            assertThat(ready.path("user").path("id").asText()).isEqualTo(person.id());
            assertThat(ready.path("user").path("discriminator").asText()).isEqualTo("0");
            assertThat(ready.path("user").has("global_name")).isTrue();
            assertThat(ready.path("private_channels").isArray()).isTrue();
            assertThat(ready.path("relationships").isArray()).isTrue();
            assertThat(ready.path("guilds"))
                    .as("a user's READY carries its guilds whole")
                    .anyMatch(guild -> guild.path("id").asText().equals(place.guildId())
                            && guild.path("channels").size() >= 2
                            && !guild.path("unavailable").asBoolean(false));
            JsonRules.assertTypes(ready);
        }
    }

    private JsonNode ready(GatewaySession session) throws InterruptedException {
        session.send(GatewayFrames.identifyBot(bot, INTENTS));
        return session.await(EventType.READY);
    }

    private Place place(String name) throws IOException, InterruptedException {
        Place place = Place.open(portal, owner, name);
        portal.addBot(owner, bot, place.guildId(), 0);
        return place;
    }
}
