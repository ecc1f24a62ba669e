package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;
import static dev.guildhall.gateway.TestGateway.sessionId;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildSession.VoiceSaid;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.session.SessionMessage.VoiceAnswered;
import dev.guildhall.common.session.SessionMessage.VoicePlace;
import dev.guildhall.gateway.socket.GatewayCounter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceTest extends OnTestGateway {
    private static final GuildId OTHER = new GuildId(GUILD.value() + 1);

    private static String join(GuildId guild, long channel) {
        return "{\"op\":4,\"d\":{\"guild_id\":\"" + guild + "\",\"channel_id\":" + channel
                + ",\"self_mute\":true,\"self_deaf\":false,\"self_video\":false,\"flags\":2}}";
    }

    private List<VoiceSaid> said() {
        return gateway.owners.toGuilds.stream()
                .filter(VoiceSaid.class::isInstance)
                .map((GuildMessage message) -> (VoiceSaid) message)
                .toList();
    }

    /// After a round trip through the session's actor.
    private List<VoiceSaid> said(WireClient client) throws IOException {
        client.say("{\"op\":8,\"d\":{\"guild_id\":\"" + GUILD + "\",\"user_ids\":[\"5\"]}}")
                .next();
        return said();
    }

    @Test
    void opFourReachesTheGuildAndOtherGuildsAreNobodys() throws IOException {
        try (WireClient client = gateway.bot()) {
            client.next();
            client.next();
            client.say(join(OTHER, 5)).say(join(GUILD, 5));
            assertThat(said(client)).singleElement().satisfies(said -> {
                assertThat(said.channelId()).isEqualTo(new ChannelId(5));
                assertThat(said.selfMute()).isTrue();
                assertThat(said.selfDeaf()).isFalse();
            });
            gateway.awaitCounter(GatewayCounter.VOICE_WITHOUT_EFFECT, 1);
        }
    }

    @Test
    void personLeavesTheOneGuildOnceTheOtherLetItIn() throws IOException {
        gateway.owners.guilds.add(OTHER);
        try (WireClient client = gateway.connect().identify("person", 0)) {
            String session = sessionId(client.next());
            client.say(join(GUILD, 5));
            assertThat(said(client)).hasSize(1);
            gateway.actorOf(session).tell(new VoiceAnswered(GUILD, 1, VoicePlace.INSIDE));
            client.say(join(OTHER, 6));
            assertThat(said(client)).hasSize(2);
            gateway.actorOf(session).tell(new VoiceAnswered(OTHER, 2, VoicePlace.UNCHANGED));
            assertThat(said(client)).as("still where it was").hasSize(2);
            gateway.actorOf(session).tell(new VoiceAnswered(OTHER, 2, VoicePlace.INSIDE));
            assertThat(said(client))
                    .hasSize(3)
                    .last()
                    .satisfies(said -> assertThat(said.channelId()).isNull());
            client.say("{\"op\":4,\"d\":{\"guild_id\":null,\"channel_id\":null}}");
            assertThat(said(client)).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"guild_id\":\"1\",\"self_mute\":1}", "{\"channel_id\":true}", "{\"flags\":\"1\"}", "[]"})
    void wrongShapeClosesWithDecodeError(String data) throws IOException {
        try (WireClient client = gateway.bot()) {
            client.next();
            client.next();
            client.say("{\"op\":4,\"d\":" + data + "}");
            assertThat(client.closeCode()).isEqualTo(CloseCode.DECODE_ERROR.code());
        }
    }

    @Test
    void supplementalCarriesTheGuildsOwnVoiceStatesAndPresences() throws IOException {
        try (WireClient client = gateway.connect()) {
            client.say("{\"op\":2,\"d\":{\"token\":\"person\",\"capabilities\":32,\"properties\":{}}}");
            JsonNode guild = client.next().path("d").path("guilds").path(0);
            assertThat(guild.path("voice_states").isArray()).isTrue();
            assertThat(guild.path("voice_states")).isEmpty();
            assertThat(guild.path("presences").isArray()).isTrue();
            JsonNode supplemental = client.next().path("d");
            assertThat(supplemental.path("guilds").path(0).path("voice_states").toString())
                    .isEqualTo(FakeOwners.VOICE);
            assertThat(supplemental.path("merged_presences").path("guilds").toString())
                    .isEqualTo("[" + FakeOwners.PRESENCES + "]");
        }
    }
}
