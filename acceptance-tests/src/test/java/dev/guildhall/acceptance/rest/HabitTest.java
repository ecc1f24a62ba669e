package dev.guildhall.acceptance.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The protocol's habits that a server gets wrong when it follows its own sense: one test for each.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HabitTest {
    private final Portal portal;
    private final Account owner;
    private final Account member;
    private final Place place;

    HabitTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.owner = portal.register("owner");
        this.member = portal.register("member");
        this.place = Place.open(portal, owner, "habits");
        place.welcome(member);
    }

    @Test
    void historyWithoutReadMessageHistoryIsEmptyAndNoError() throws IOException, InterruptedException {
        place.say(owner, "cannot be read back");
        overwrite(place.guildId(), Permission.READ_MESSAGE_HISTORY);

        assertThat(portal.as(member).get(place.channel("/messages")).expect(200))
                .isEmpty();
        place.asOwner().delete(place.channel("/permissions/" + place.guildId())).expect(204);
        assertThat(portal.as(member).get(place.channel("/messages")).expect(200))
                .isNotEmpty();
    }

    @Test
    void answerWithoutContentHasNoBody() throws IOException, InterruptedException {
        String id = place.say(owner, "short-lived").path("id").asText();
        Reply typing = place.asOwner().post(place.channel("/typing"));
        Reply deleted = place.asOwner().delete(place.channel("/messages/" + id));

        for (Reply reply : List.of(typing, deleted)) {
            assertThat(reply.status()).isEqualTo(204);
            assertThat(reply.text()).isEmpty();
            assertThat(reply.header("content-type"))
                    .as("discord.js parses whatever calls itself JSON")
                    .isEmpty();
        }
    }

    @Test
    void deletedChannelIsAnsweredWithTheChannel() throws IOException, InterruptedException {
        String id = place.createChannel(Wire.object("name", "gone", "type", 0))
                .path("id")
                .asText();

        assertThat(place.asOwner()
                        .delete("/channels/" + id)
                        .expect(200)
                        .path("id")
                        .asText())
                .isEqualTo(id);
        assertThat(place.asOwner().get("/channels/" + id).code()).isEqualTo(ApiError.UNKNOWN_CHANNEL.code());
    }

    @Test
    void changeKeepsWhatIsAbsentAndClearsWhatIsNull() throws IOException, InterruptedException {
        String category = place.createChannel(Wire.object("name", "c", "type", 4))
                .path("id")
                .asText();
        String id = place.createChannel(
                        Wire.object("name", "kept", "type", 0, "topic", "a topic", "parent_id", category))
                .path("id")
                .asText();

        JsonNode renamed = place.asOwner()
                .patch("/channels/" + id, Wire.object("name", "renamed"))
                .expect(200);
        assertThat(renamed.path("topic").asText()).isEqualTo("a topic");
        assertThat(renamed.path("parent_id").asText()).isEqualTo(category);

        JsonNode cleared = place.asOwner()
                .patch("/channels/" + id, Wire.object("topic", null, "parent_id", null))
                .expect(200);
        assertThat(cleared.path("name").asText()).isEqualTo("renamed");
        assertThat(cleared.path("topic").isNull()).isTrue();
        assertThat(cleared.path("parent_id").isNull()).isTrue();
    }

    @Test
    void idsInARequestMayBeNumbers() throws IOException, InterruptedException {
        long category = place.createChannel(Wire.object("name", "c", "type", 4))
                .path("id")
                .asLong();
        JsonNode channel = place.createChannel(Wire.object("name", "numeric", "type", 0, "parent_id", category));

        assertThat(channel.path("parent_id").isTextual()).isTrue();
        assertThat(channel.path("parent_id").asLong()).isEqualTo(category);
    }

    @Test
    void permissionsInAnAnswerAreDecimalStrings() throws IOException, InterruptedException {
        long bits = Permission.of(Permission.SEND_MESSAGES, Permission.SEND_POLLS);
        JsonNode role = place.createRole(Wire.object("name", "bits", "permissions", Long.toString(bits)));

        assertThat(role.path("permissions").isTextual()).isTrue();
        assertThat(role.path("permissions").asText()).isEqualTo(Long.toString(bits));
        JsonRules.assertTypes(role);
        JsonRules.assertTypes(place.asOwner().get(place.guild("")).expect(200));
    }

    @Test
    void mentionIsResolvedOnlyAsFarAsAllowed() throws IOException, InterruptedException {
        String text = "<@" + member.id() + "> @everyone";
        JsonNode none = send(Wire.object("content", text, "allowed_mentions", Wire.object("parse", List.of())));
        JsonNode users = send(Wire.object("content", text, "allowed_mentions", Wire.object("parse", List.of("users"))));
        JsonNode all = send(Wire.object("content", text));

        assertThat(none.path("mentions")).isEmpty();
        assertThat(none.path("mention_everyone").asBoolean()).isFalse();
        assertThat(users.path("mentions")).hasSize(1);
        assertThat(users.path("mention_everyone").asBoolean()).isFalse();
        assertThat(all.path("mentions")).hasSize(1);
        assertThat(all.path("mention_everyone").asBoolean()).isTrue();
    }

    @Test
    void everyoneIsNotMentionedByWhoMayNot() throws IOException, InterruptedException {
        overwrite(place.guildId(), Permission.MENTION_EVERYONE);

        assertThat(place.say(member, "@everyone").path("mention_everyone").asBoolean())
                .isFalse();
    }

    @Test
    void editResolvesMentionsAnew() throws IOException, InterruptedException {
        JsonNode quiet = send(
                Wire.object("content", "<@" + member.id() + ">", "allowed_mentions", Wire.object("parse", List.of())));
        String path = place.channel("/messages/" + quiet.path("id").asText());

        JsonNode edited = place.asOwner()
                .patch(path, Wire.object("content", "now <@" + member.id() + ">"))
                .expect(200);

        assertThat(edited.path("mentions"))
                .as("the default allowance, not the first one")
                .hasSize(1);
    }

    @Test
    void historyIsNewestFirstAndTakesFiftyByDefault() throws IOException, InterruptedException {
        String channel = place.createChannel(Wire.object("name", "long", "type", 0))
                .path("id")
                .asText();
        for (int i = 0; i < 55; i++) {
            place.asOwner()
                    .post("/channels/" + channel + "/messages", Wire.object("content", "m" + i))
                    .expect(200);
        }

        JsonNode page =
                place.asOwner().get("/channels/" + channel + "/messages").expect(200);

        assertThat(page).hasSize(50);
        assertThat(page.get(0).path("content").asText()).isEqualTo("m54");
        assertThat(page.get(49).path("content").asText()).isEqualTo("m5");
    }

    @Test
    void everyAnswerNamesAProxySoThatJdaReadsItsLimits() throws IOException, InterruptedException {
        ThinClient client = place.asOwner();

        assertThat(client.get("/users/@me").header("via")).isPresent();
        assertThat(client.get("/nowhere").header("via")).isPresent();
        assertThat(client.get("/users/@me").header("x-ratelimit-global")).isEmpty();
    }

    @Test
    void gatewayOfABotNamesShardsAndBudget() throws IOException, InterruptedException {
        Account bot = portal.createPlainBot(owner, "budget");
        JsonNode gateway = portal.as(bot).get("/gateway/bot").expect(200);

        assertThat(gateway.path("url").asText()).startsWith("ws");
        assertThat(gateway.path("shards").asInt()).isEqualTo(1);
        JsonNode limit = gateway.path("session_start_limit");
        for (String field : List.of("total", "remaining", "reset_after", "max_concurrency")) {
            assertThat(limit.path(field).isIntegralNumber()).as(field).isTrue();
        }
    }

    @Test
    void channelsAreMovedInOneGoAndStandWhereTheyWereSent() throws IOException, InterruptedException {
        String first = channel("first");
        String second = channel("second");
        JsonNode[] order = {Wire.object("id", first, "position", 21), Wire.object("id", second, "position", 20)};
        Reply moved = place.asOwner()
                .patch(place.guild("/channels"), Wire.object("order", order).path("order"));

        assertThat(moved.status()).as("%s", moved).isEqualTo(204);
        assertThat(position(first)).isEqualTo(21);
        assertThat(position(second)).isEqualTo(20);
    }

    private String channel(String name) throws IOException, InterruptedException {
        return place.createChannel(Wire.object("name", name, "type", 0))
                .path("id")
                .asText();
    }

    private int position(String channel) throws IOException, InterruptedException {
        return place.asOwner()
                .get("/channels/" + channel)
                .expect(200)
                .path("position")
                .asInt();
    }

    @Test
    void inviteIsCountedWhereTheQueryAsks() throws IOException, InterruptedException {
        String code = place.asOwner()
                .post(place.channel("/invites"), Wire.object("max_age", 60))
                .expect(200)
                .path("code")
                .asText();
        JsonNode counted =
                portal.anonymous().get("/invites/" + code + "?with_counts=true").expect(200);

        assertThat(counted.path("approximate_member_count").asInt()).isEqualTo(2);
        assertThat(counted.path("approximate_presence_count").isIntegralNumber())
                .isTrue();
        JsonRules.assertTimestamp(counted.path("expires_at"));
    }

    @Test
    void everyReadAfterTheAnswerSeesTheWrite() throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            String id = place.say(member, "read your write " + i).path("id").asText();

            assertThat(place.asOwner()
                            .get(place.channel("/messages?limit=1"))
                            .expect(200)
                            .get(0)
                            .path("id")
                            .asText())
                    .isEqualTo(id);
        }
    }

    private JsonNode send(JsonNode body) throws IOException, InterruptedException {
        return place.asOwner().post(place.channel("/messages"), body).expect(200);
    }

    private void overwrite(String role, Permission denied) throws IOException, InterruptedException {
        JsonNode body = Wire.object("type", 0, "allow", "0", "deny", Long.toString(denied.mask()));
        place.asOwner().put(place.channel("/permissions/" + role), body).expect(204);
    }
}
