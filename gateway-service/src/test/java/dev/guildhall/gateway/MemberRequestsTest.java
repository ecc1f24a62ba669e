package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.GUILD;
import static dev.guildhall.gateway.TestGateway.INTENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ApplicationFlag;
import dev.guildhall.common.protocol.Intent;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MemberRequestsTest extends OnTestGateway {
    private WireClient bot(long intents) throws IOException {
        gateway.owners.applicationFlags = ApplicationFlag.GATEWAY_GUILD_MEMBERS.mask();
        WireClient client = gateway.connect().identify("bot", intents);
        client.next();
        client.next();
        return client;
    }

    private static JsonNode ask(WireClient client, String fields) throws IOException {
        return client.say("{\"op\":8,\"d\":{\"guild_id\":\"" + GUILD + "\"," + fields + "}}")
                .next();
    }

    @Test
    void wholeListComesInChunksOfAThousandEachMemberOnce() throws IOException {
        try (WireClient client = bot(INTENTS | Intent.GUILD_MEMBERS.mask())) {
            JsonNode chunk = ask(client, "\"query\":\"\",\"limit\":0,\"nonce\":\"n1\"");
            Set<String> ids = new HashSet<>();
            for (int index = 0; index < 3; index++) {
                JsonNode data = chunk.path("d");
                assertThat(chunk.path("t").asText()).isEqualTo("GUILD_MEMBERS_CHUNK");
                assertThat(data.path("chunk_index").asInt()).isEqualTo(index);
                assertThat(data.path("chunk_count").asInt()).isEqualTo(3);
                assertThat(data.path("nonce").asText()).isEqualTo("n1");
                assertThat(data.has("not_found")).isFalse();
                data.path("members")
                        .forEach(
                                member -> ids.add(member.path("user").path("id").asText()));
                if (index < 2) chunk = client.next();
            }
            assertThat(ids).hasSize(TestStore.MEMBERS);
        }
    }

    @Test
    void secondWholeListWithinHalfAMinuteIsPutOff() throws IOException {
        try (WireClient client = bot(INTENTS | Intent.GUILD_MEMBERS.mask())) {
            ask(client, "\"query\":\"\",\"limit\":0");
            client.next();
            client.next();
            JsonNode later = ask(client, "\"query\":\"\",\"limit\":0,\"nonce\":\"n2\"");
            assertThat(later.path("t").asText()).isEqualTo("RATE_LIMITED");
            assertThat(later.path("d").path("opcode").asInt()).isEqualTo(8);
            assertThat(later.path("d").path("retry_after").asDouble()).isBetween(1.0, 30.0);
            assertThat(later.path("d").path("meta").path("nonce").asText()).isEqualTo("n2");
        }
    }

    @Test
    void wholeListWithoutTheIntentIsOneEmptyChunk() throws IOException {
        try (WireClient client = bot(INTENTS)) {
            JsonNode data = ask(client, "\"query\":\"\",\"limit\":0").path("d");
            assertThat(data.path("members").size()).isZero();
            assertThat(data.path("chunk_count").asInt()).isEqualTo(1);
        }
    }

    @Test
    void idsAreAnsweredWithThoseFoundAndThoseNot() throws IOException {
        try (WireClient client = bot(INTENTS)) {
            JsonNode data = ask(client, "\"user_ids\":[\"5\",7,\"9999\",\"x\"],\"presences\":true")
                    .path("d");
            assertThat(data.path("members").findValuesAsText("username"))
                    .containsExactlyInAnyOrder("member5", "member7");
            assertThat(data.path("not_found").toString()).isEqualTo("[\"9999\",\"x\"]");
            assertThat(data.path("presences").isArray()).isTrue();
        }
    }

    @Test
    void prefixFindsNamesUpToTheLimit() throws IOException {
        try (WireClient client = bot(INTENTS)) {
            JsonNode data = ask(client, "\"query\":\"MEMBER22\",\"limit\":3,\"nonce\":\"" + "n".repeat(33) + "\"")
                    .path("d");
            assertThat(data.path("members").findValuesAsText("username"))
                    .hasSize(3)
                    .allMatch(name -> name.startsWith("member22"));
            assertThat(data.has("nonce")).isFalse();
        }
    }

    @Test
    void foreignGuildIsNotAnswered() throws IOException {
        try (WireClient client = bot(INTENTS)) {
            client.say("{\"op\":8,\"d\":{\"guild_id\":\"1\",\"query\":\"\",\"limit\":5}}");
            assertThat(ask(client, "\"user_ids\":\"5\"").path("s").asLong()).isEqualTo(3);
        }
    }
}
