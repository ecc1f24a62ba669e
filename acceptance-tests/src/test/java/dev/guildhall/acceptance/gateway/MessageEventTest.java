package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.MessageType;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a message looks like when it is delivered, and where REST shows it otherwise.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessageEventTest {
    private final Account owner;
    private final Account member;
    private final Place place;
    private final GatewaySession session;

    MessageEventTest(Portal portal) throws IOException, InterruptedException {
        owner = portal.register("owner");
        member = portal.register("member");
        place = Place.open(portal, owner, "events");
        place.welcome(member);
        session = GatewaySession.asPerson(portal, owner);
    }

    @AfterAll
    void leave() {
        session.close();
    }

    @Test
    void messageCreateHasGuildAndAMemberWithoutUser() throws IOException, InterruptedException {
        JsonNode created = heard(place.say(member, "hello"));

        assertThat(created.path("guild_id").asText()).isEqualTo(place.guildId());
        assertThat(created.path("author").path("id").asText()).isEqualTo(member.id());
        assertThat(created.path("member").isObject()).isTrue();
        assertThat(created.path("member").has("user"))
                .as("%s", created.path("member"))
                .isFalse();
        assertThat(created.path("member").path("roles").isArray()).isTrue();
        JsonRules.assertTypes(created);
    }

    @Test
    void messageOverRestHasNeitherGuildNorMember() throws IOException, InterruptedException {
        JsonNode answer = place.say(member, "by REST");
        JsonNode fetched = place.asOwner()
                .get(place.channel("/messages/" + answer.path("id").asText()))
                .expect(200);

        for (JsonNode message : new JsonNode[] {answer, fetched}) {
            assertThat(message.has("guild_id")).as("%s", message).isFalse();
            assertThat(message.has("member")).as("%s", message).isFalse();
            JsonRules.assertTypes(message);
        }
    }

    @Test
    void everyFieldThatLibrariesReadIsThereAndTimesHaveMicroseconds() throws IOException, InterruptedException {
        JsonNode created = heard(place.say(member, "fields"));

        JsonRules.assertTimestamp(created.path("timestamp"));
        assertThat(created.has("edited_timestamp"))
                .as("there until the first edit, null")
                .isTrue();
        assertThat(created.path("edited_timestamp").isNull()).isTrue();
        assertThat(created.path("type").asInt()).isEqualTo(MessageType.DEFAULT.code());
        for (String array : new String[] {"mentions", "mention_roles", "attachments", "embeds"}) {
            assertThat(created.path(array).isArray()).as(array).isTrue();
        }
        for (String flag : new String[] {"tts", "mention_everyone", "pinned"}) {
            assertThat(created.path(flag).isBoolean()).as(flag).isTrue();
        }
        assertThat(created.has("referenced_message"))
                .as("absent where there is no reference")
                .isFalse();
    }

    @Test
    void nonceComesBackWithTheTypeItCameIn() throws IOException, InterruptedException {
        JsonNode text = send(Wire.object("content", "a", "nonce", "12345"));
        JsonNode number = send(Wire.object("content", "b", "nonce", 67890));

        assertThat(text.path("nonce").isTextual()).isTrue();
        assertThat(heard(text).path("nonce").asText()).isEqualTo("12345");
        assertThat(number.path("nonce").isIntegralNumber()).isTrue();
        JsonNode heardNumber = heard(number).path("nonce");
        assertThat(heardNumber.isIntegralNumber()).as("%s", heardNumber).isTrue();
        assertThat(heardNumber.asLong()).isEqualTo(67890);
    }

    @Test
    void enforcedNonceGivesTheFirstMessageAgainAndDeliversItOnce() throws IOException, InterruptedException {
        JsonNode body = Wire.object("content", "only once", "nonce", "once-1", "enforce_nonce", true);
        JsonNode first = send(body);
        JsonNode second = send(body);
        heard(place.say(member, "fence"));

        assertThat(second.path("id").asText()).isEqualTo(first.path("id").asText());
        assertThat(session.passed(EventType.MESSAGE_CREATE))
                .filteredOn(message -> message.path("content").asText().equals("only once"))
                .hasSize(1);
    }

    @Test
    void mentionedPeopleCarryTheirMembership() throws IOException, InterruptedException {
        JsonNode created = heard(place.say(member, "for <@" + owner.id() + ">"));

        JsonNode mention = created.path("mentions").path(0);
        assertThat(mention.path("id").asText()).isEqualTo(owner.id());
        assertThat(mention.path("member").isObject()).isTrue();
        assertThat(mention.path("member").has("user")).isFalse();
    }

    @Test
    void replyCarriesWhatItAnswersAndNullOnceThatIsDeleted() throws IOException, InterruptedException {
        String answered = place.say(member, "question").path("id").asText();
        JsonNode reply =
                send(Wire.object("content", "answer", "message_reference", Wire.object("message_id", answered)));
        JsonNode created = heard(reply);

        assertThat(created.path("type").asInt()).isEqualTo(MessageType.REPLY.code());
        assertThat(created.path("referenced_message").path("id").asText()).isEqualTo(answered);
        assertThat(created.path("message_reference").path("message_id").asText())
                .isEqualTo(answered);
        assertThat(created.path("message_reference").path("guild_id").asText()).isEqualTo(place.guildId());

        place.asOwner().delete(place.channel("/messages/" + answered)).expect(204);
        JsonNode after = place.asOwner()
                .get(place.channel("/messages/" + reply.path("id").asText()))
                .expect(200);
        assertThat(after.has("referenced_message")).isTrue();
        assertThat(after.path("referenced_message").isNull())
                .as("null: it was deleted")
                .isTrue();
    }

    @Test
    void editComesAsTheWholeMessageWithItsTime() throws IOException, InterruptedException {
        String id = place.say(member, "first").path("id").asText();
        place.portal()
                .as(member)
                .patch(place.channel("/messages/" + id), Wire.object("content", "second"))
                .expect(200);

        JsonNode updated = session.await(
                EventType.MESSAGE_UPDATE, message -> message.path("id").asText().equals(id));

        assertThat(updated.path("content").asText()).isEqualTo("second");
        assertThat(updated.path("author").path("id").asText()).isEqualTo(member.id());
        assertThat(updated.path("guild_id").asText()).isEqualTo(place.guildId());
        JsonRules.assertTimestamp(updated.path("edited_timestamp"));
        JsonRules.assertTimestamp(updated.path("timestamp"));
    }

    @Test
    void deletionNamesMessageChannelAndGuild() throws IOException, InterruptedException {
        String id = place.say(member, "short-lived").path("id").asText();
        place.portal().as(member).delete(place.channel("/messages/" + id)).expect(204);

        JsonNode deleted = session.await(
                EventType.MESSAGE_DELETE, message -> message.path("id").asText().equals(id));

        assertThat(deleted.path("channel_id").asText()).isEqualTo(place.textId());
        assertThat(deleted.path("guild_id").asText()).isEqualTo(place.guildId());
    }

    @Test
    void typingHasSecondsAndAMemberWithUser() throws IOException, InterruptedException {
        place.portal().as(member).post(place.channel("/typing")).expect(204);

        JsonNode typing = session.await(EventType.TYPING_START);

        assertThat(typing.path("user_id").asText()).isEqualTo(member.id());
        assertThat(typing.path("timestamp").isIntegralNumber()).isTrue();
        assertThat(typing.path("timestamp").asLong())
                .as("seconds, not milliseconds")
                .isBetween(1_700_000_000L, 9_999_999_999L);
        assertThat(typing.path("member").path("user").path("id").asText()).isEqualTo(member.id());
    }

    @Test
    void channelUpdateIsNotSentForANewMessage() throws IOException, InterruptedException {
        int before = session.passed(EventType.CHANNEL_UPDATE).size();
        heard(place.say(member, "moves last_message_id"));
        heard(place.say(member, "fence"));

        assertThat(session.passed(EventType.CHANNEL_UPDATE)).hasSize(before);
    }

    @Test
    void textArrivesAsItWasSent() throws IOException, InterruptedException {
        String content = "größer 海 🜁 e\u0301 \u202e right to left \u200b <&> \"quoted\" \\ \n new line \u2028 end";

        assertThat(heard(place.say(member, content)).path("content").asText()).isEqualTo(content);
    }

    private JsonNode send(JsonNode body) throws IOException, InterruptedException {
        return place.portal().as(member).post(place.channel("/messages"), body).expect(200);
    }

    private JsonNode heard(JsonNode sent) throws InterruptedException {
        String id = sent.path("id").asText();
        for (JsonNode already : session.passed(EventType.MESSAGE_CREATE)) {
            if (already.path("id").asText().equals(id)) return already;
        }
        return session.await(
                EventType.MESSAGE_CREATE, message -> message.path("id").asText().equals(id));
    }
}
