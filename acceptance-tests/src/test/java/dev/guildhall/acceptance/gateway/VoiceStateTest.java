package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who is in voice, as clients see it. There is no voice server yet: state only.
@OnNode
final class VoiceStateTest {
    private static final int GOODBYE = 1000;
    private static final long VOICES = Intent.GUILDS.mask() | Intent.GUILD_VOICE_STATES.mask();

    private final Portal portal;
    private final Account anna;
    private final Account ben;
    private final Place place;

    VoiceStateTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        anna = portal.register("anna");
        ben = portal.register("ben");
        place = Place.open(portal, anna, "the hall");
        place.welcome(ben);
    }

    private static void say(GatewaySession session, String guildId, @Nullable String channelId) {
        session.send(GatewayFrames.frame(
                Opcode.VOICE_STATE_UPDATE,
                Wire.object("guild_id", guildId, "channel_id", channelId, "self_mute", false, "self_deaf", true)));
    }

    private static JsonNode of(GatewaySession session, Account who) throws InterruptedException {
        return session.await(
                EventType.VOICE_STATE_UPDATE,
                state -> state.path("user_id").asText().equals(who.id()));
    }

    private String state(Account who) {
        return place.guild("/voice-states/" + who.id());
    }

    @Test
    void joiningMutingAndLeavingAreHeardAndTheServerIsStillToCome() throws IOException, InterruptedException {
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna);
                GatewaySession his = GatewaySession.asPerson(portal, ben)) {
            say(his, place.guildId(), place.voiceId());
            JsonNode joined = of(hers, ben);
            assertThat(joined.path("channel_id").asText()).isEqualTo(place.voiceId());
            assertThat(joined.path("session_id").asText()).isEqualTo(his.sessionId());
            assertThat(joined.path("member").path("user").path("id").asText()).isEqualTo(ben.id());
            JsonRules.assertTypes(joined);
            JsonNode server = his.await(EventType.VOICE_SERVER_UPDATE);
            assertThat(server.path("guild_id").asText()).isEqualTo(place.guildId());
            assertThat(server.path("token").asText()).isNotEmpty();
            assertThat(server.path("endpoint").isNull()).isTrue();
            assertThat(portal.as(anna).get(state(ben)).expect(200)).isEqualTo(joined);
            assertThat(portal.as(ben).get(place.guild("/voice-states/@me")).expect(200))
                    .isEqualTo(joined);

            place.asOwner()
                    .patch(place.guild("/members/" + ben.id()), Wire.object("mute", true))
                    .expect(200);
            assertThat(of(hers, ben).path("mute").asBoolean()).isTrue();
            place.asOwner()
                    .patch(place.guild("/members/" + ben.id()), Wire.object("channel_id", null))
                    .expect(200);
            assertThat(of(hers, ben).path("channel_id").isNull()).isTrue();
            assertThat(portal.as(anna).get(state(ben)).status()).isEqualTo(ApiError.UNKNOWN_VOICE_STATE.httpStatus());
            assertThat(hers.passed(EventType.VOICE_SERVER_UPDATE)).isEmpty();
        }
    }

    @Test
    void guildCreateAndReadyTellWhoIsInAndTheEndOfTheSessionEndsIt() throws IOException, InterruptedException {
        Account bot = portal.createPlainBot(anna, "listener");
        portal.addBot(anna, bot, place.guildId(), 0);
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna)) {
            GatewaySession his = GatewaySession.asPerson(portal, ben);
            say(his, place.guildId(), place.voiceId());
            of(hers, ben);
            try (GatewaySession listener = GatewaySession.asBot(portal, bot, VOICES)) {
                JsonNode guild = listener.await(EventType.GUILD_CREATE);
                assertThat(guild.path("voice_states").findValuesAsText("user_id"))
                        .containsExactly(ben.id());
                assertThat(guild.path("voice_states").get(0).has("guild_id")).isFalse();
                assertThat(guild.path("members")).hasSize(2);
                his.goodbye(GOODBYE);
                assertThat(of(listener, ben).path("channel_id").isNull()).isTrue();
                assertThat(of(hers, ben).path("channel_id").isNull()).isTrue();
            }
        }
    }

    @Test
    void aLostConnectionThatIsResumedStaysInVoice() throws IOException, InterruptedException {
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna)) {
            GatewaySession lost = GatewaySession.asPerson(portal, ben);
            say(lost, place.guildId(), place.voiceId());
            lost.await(EventType.VOICE_SERVER_UPDATE);
            of(hers, ben);
            lost.cut();
            try (GatewaySession back = GatewaySession.greet(portal)) {
                back.send(GatewayFrames.resume(ben, lost.sessionId(), lost.seq()));
                back.await(EventType.RESUMED);
                assertThat(portal.as(anna)
                                .get(state(ben))
                                .expect(200)
                                .path("session_id")
                                .asText())
                        .isEqualTo(lost.sessionId());
                say(back, place.guildId(), null);
                assertThat(of(hers, ben).path("channel_id").isNull()).isTrue();
            }
        }
    }

    @Test
    void aPersonIsInOneGuildAtATime() throws IOException, InterruptedException {
        Place other = Place.open(portal, anna, "the other hall");
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna)) {
            say(hers, place.guildId(), place.voiceId());
            of(hers, anna);
            say(hers, other.guildId(), other.voiceId());
            JsonNode left = hers.await(
                    EventType.VOICE_STATE_UPDATE,
                    state -> state.path("guild_id").asText().equals(place.guildId()));
            assertThat(left.path("channel_id").isNull()).isTrue();
            assertThat(portal.as(anna)
                            .get(other.guild("/voice-states/@me"))
                            .expect(200)
                            .path("channel_id")
                            .asText())
                    .isEqualTo(other.voiceId());
        }
    }

    @Test
    void onAStageTheAudienceAsksAndAModeratorLetsSpeak() throws IOException, InterruptedException {
        String stage = place.createChannel(Wire.object("name", "stage", "type", ChannelType.GUILD_STAGE_VOICE.code()))
                .path("id")
                .asText();
        try (GatewaySession hers = GatewaySession.asPerson(portal, anna);
                GatewaySession his = GatewaySession.asPerson(portal, ben)) {
            say(his, place.guildId(), stage);
            assertThat(of(hers, ben).path("suppress").asBoolean()).isTrue();
            portal.as(ben)
                    .patch(
                            place.guild("/voice-states/@me"),
                            Wire.object("channel_id", stage, "request_to_speak_timestamp", "2026-01-01T00:00:00Z"))
                    .expect(204);
            JsonRules.assertTimestamp(of(hers, ben).path("request_to_speak_timestamp"));
            portal.as(anna)
                    .patch(state(ben), Wire.object("channel_id", stage, "suppress", false))
                    .expect(204);
            assertThat(of(hers, ben).path("suppress").asBoolean()).isFalse();
        }
    }
}
