package dev.guildhall.guild.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.state.GuildEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ReactionFanOutTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final UserId PERSON = new UserId(2);
    private static final UserId BOT = new UserId(3);
    private static final long USER = -1L;
    private static final ChannelId SEEN = new ChannelId(10);
    private static final ChannelId HIDDEN = new ChannelId(11);
    private static final MessageId MESSAGE = new MessageId(70);
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("👍");
    private static final ReactionEmoji PARTY = new ReactionEmoji.Custom(new EmojiId(7), "party", true);

    private final Scenario guild = new Scenario(
            KIT.<RelayMessage>createTestProbe().getRef(),
            Permission.of(Permission.VIEW_CHANNEL),
            List.of(),
            List.of(
                    Scenario.channel(10),
                    Scenario.channel(
                            11,
                            new Overwrite(
                                    Scenario.GUILD.value(), OverwriteType.ROLE, 0, Permission.VIEW_CHANNEL.mask()))));
    private final SessionId person = guild.attach("person", PERSON, false, USER);
    private final MemberProfile profile = Objects.requireNonNull(guild.profile(PERSON));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private JsonNode next(EventType type) {
        List<EncodedEvent> events = guild.relay.takeOf(person);
        assertThat(events)
                .singleElement()
                .satisfies(event -> assertThat(event.type()).isEqualTo(type));
        try {
            return Json.parse(events.getFirst().body().toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException notJson) {
            throw new AssertionError(notJson);
        }
    }

    @Test
    void additionHoldsTheMemberWithItsUserAndTheAuthor() {
        guild.happens(new GuildEvent.ReactionAdded(
                SEEN, MESSAGE, BOT, THUMB, profile.user().id(), profile, 1, List.of()));

        assertThat(next(EventType.MESSAGE_REACTION_ADD).toString())
                .startsWith("{\"guild_id\":\"1000\",\"channel_id\":\"10\",\"message_id\":\"70\",\"user_id\":\"2\","
                        + "\"emoji\":{\"id\":null,\"name\":\"👍\"},\"burst\":false,\"burst_colors\":[],\"type\":0,"
                        + "\"member\":{\"user\":{\"id\":\"2\"")
                .endsWith("\"message_author_id\":\"3\"}");
    }

    @Test
    void removalsHoldWhatIsGone() {
        guild.happens(new GuildEvent.ReactionRemoved(SEEN, MESSAGE, PARTY, PERSON, List.of()));
        JsonNode removed = next(EventType.MESSAGE_REACTION_REMOVE);
        assertThat(removed.path("emoji").toString()).isEqualTo("{\"id\":\"7\",\"name\":\"party\",\"animated\":true}");
        assertThat(removed.has("member")).isFalse();
        guild.happens(new GuildEvent.EmojiCleared(SEEN, MESSAGE, THUMB, List.of()));
        assertThat(next(EventType.MESSAGE_REACTION_REMOVE_EMOJI).toString())
                .isEqualTo("{\"guild_id\":\"1000\",\"channel_id\":\"10\",\"message_id\":\"70\","
                        + "\"emoji\":{\"id\":null,\"name\":\"👍\"}}");
        guild.happens(new GuildEvent.ReactionsCleared(SEEN, MESSAGE));
        assertThat(next(EventType.MESSAGE_REACTION_REMOVE_ALL).toString())
                .isEqualTo("{\"guild_id\":\"1000\",\"channel_id\":\"10\",\"message_id\":\"70\"}");
    }

    @Test
    void pinsAndBulkDeletionsAreToldInOneEventEach() {
        guild.happens(new GuildEvent.PinsChanged(SEEN, Instant.parse("2026-05-01T12:00:00.123Z"), true));
        assertThat(next(EventType.CHANNEL_PINS_UPDATE).toString())
                .isEqualTo("{\"guild_id\":\"1000\",\"channel_id\":\"10\","
                        + "\"last_pin_timestamp\":\"2026-05-01T12:00:00.123000+00:00\"}");
        guild.happens(new GuildEvent.PinsChanged(SEEN, null, true));
        assertThat(next(EventType.CHANNEL_PINS_UPDATE)
                        .path("last_pin_timestamp")
                        .isNull())
                .isTrue();
        guild.happens(new GuildEvent.PinsChanged(SEEN, null, false));
        assertThat(guild.relay.takeOf(person)).isEmpty();
        guild.happens(new GuildEvent.MessagesDeleted(SEEN, List.of(new MessageId(1), new MessageId(2)), List.of()));
        assertThat(next(EventType.MESSAGE_DELETE_BULK).path("ids").toString()).isEqualTo("[\"1\",\"2\"]");
    }

    @Test
    void nobodyHearsOfAChannelThatIsHiddenFromThem() {
        guild.happens(new GuildEvent.ReactionAdded(
                HIDDEN, MESSAGE, BOT, THUMB, profile.user().id(), profile, 1, List.of()));
        guild.happens(new GuildEvent.ReactionRemoved(HIDDEN, MESSAGE, THUMB, PERSON, List.of()));
        guild.happens(new GuildEvent.EmojiCleared(HIDDEN, MESSAGE, THUMB, List.of()));
        guild.happens(new GuildEvent.ReactionsCleared(HIDDEN, MESSAGE));
        guild.happens(new GuildEvent.PinsChanged(HIDDEN, null, true));
        guild.happens(new GuildEvent.MessagesDeleted(HIDDEN, List.of(MESSAGE), List.of()));

        assertThat(guild.relay.takeOf(person)).isEmpty();
    }

    @Test
    void botsHearOfReactionsWithTheIntentAlone() {
        SessionId deaf = guild.attach("deaf", BOT, true, Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask());
        SessionId hearing = guild.attach("hearing", new UserId(4), true, Intent.GUILD_MESSAGE_REACTIONS.mask());
        guild.happens(new GuildEvent.ReactionAdded(
                SEEN, MESSAGE, BOT, THUMB, profile.user().id(), profile, 1, List.of()));

        assertThat(guild.relay.takeOf(deaf)).isEmpty();
        assertThat(guild.relay.takeOf(hearing)).hasSize(1);
    }
}
