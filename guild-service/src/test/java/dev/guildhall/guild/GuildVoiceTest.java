package dev.guildhall.guild;

import static dev.guildhall.guild.GuildRig.BOT;
import static dev.guildhall.guild.GuildRig.EVERYTHING;
import static dev.guildhall.guild.GuildRig.GUILD;
import static dev.guildhall.guild.GuildRig.MEMBER;
import static dev.guildhall.guild.GuildRig.OWNER;
import static dev.guildhall.guild.GuildRig.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.session.SessionMessage.VoiceAnswered;
import dev.guildhall.common.session.SessionMessage.VoicePlace;
import dev.guildhall.guild.state.GuildDecider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// From op 4 to the events, through one guild's actor.
class GuildVoiceTest {
    private static final long NO_VOICE = Intent.GUILDS.mask();

    private static VoicePlace say(GuildRig rig, String session, @Nullable ChannelId channel) {
        TestProbe<SessionMessage> answer = rig.kit.createTestProbe();
        rig.guild.tell(
                new GuildSession.VoiceSaid(new SessionId(session), channel, false, true, false, 7, answer.getRef()));
        VoiceAnswered answered = (VoiceAnswered) answer.receiveMessage(Duration.ofSeconds(10));
        assertThat(answered.request()).isEqualTo(7);
        assertThat(answered.guildId()).isEqualTo(GUILD);
        return answered.place();
    }

    private static ChannelId voice(GuildSnapshot guild) {
        return guild.channelsInOrder().stream()
                .filter(each -> each.type() == ChannelType.GUILD_VOICE)
                .map(Channel::id)
                .findFirst()
                .orElseThrow();
    }

    private static ChannelId room(GuildRig rig, ChannelType type, int limit, Overwrite... overwrites) {
        NewChannel room = new NewChannel(
                null, "room", type, null, false, null, null, List.of(overwrites), 0, 64_000, limit, null);
        return ((GuildResult.OfChannel) done(rig.ask(OWNER, new GuildCommand.CreateChannel(room))))
                .channel()
                .id();
    }

    private static Overwrite deny(Permission permission) {
        return new Overwrite(GUILD.value(), OverwriteType.ROLE, 0, permission.mask());
    }

    private static GuildReply voiceOf(GuildRig rig, UserId viewer, UserId user) {
        TestProbe<GuildReply> answer = rig.kit.createTestProbe();
        rig.guild.tell(new GuildQuery.VoiceOf(viewer, user, answer.getRef()));
        return GuildRig.reply(answer);
    }

    private static ChannelId placeOf(GuildRig rig, UserId user) {
        return ((GuildResult.OfVoice) ((GuildReply.Done) voiceOf(rig, OWNER, user)).result())
                .state()
                .channelId();
    }

    /// The bodies of the first parts, as `TYPE body`.
    private static List<String> heard(GuildRig.Relay relay) {
        return relay.rest().stream()
                .filter(GuildDelivery.Publish.class::isInstance)
                .map(message ->
                        ((GuildDelivery.Publish) message).parts().getFirst().event())
                .map(event -> event.type() + " " + event.body())
                .toList();
    }

    private static JsonNode json(Bytes bytes) {
        try {
            return Json.parse(bytes.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static GuildCommand modify(UserId user, Patch<Boolean> mute, Patch<ChannelId> channel) {
        return new GuildCommand.ModifyMember(
                user,
                new GuildCommand.MemberChange(
                        Patch.keep(), Patch.keep(), mute, Patch.keep(), channel, Patch.keep(), Patch.keep()));
    }

    @Test
    void busHearsWhereSomebodyIsAndThatItIsGone() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId voice = voice(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("m", MEMBER, EVERYTHING);
            say(rig, "m", voice);
            say(rig, "m", null);
            assertThat(rig.bus.events())
                    .extracting(event -> event.data().path("channel_id").asText())
                    .containsExactly(voice.toString(), "null");
            assertThat(rig.bus.events())
                    .extracting(event -> event.data().path("user_id").asText())
                    .containsOnly(MEMBER.toString());
        }
    }

    @Test
    void joiningTellsEverybodyAndTheSessionAloneGetsAServerWithANewTokenEachTime() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId voice = voice(rig.found());
            ChannelId other = room(rig, ChannelType.GUILD_VOICE, 0);
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("o", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            assertThat(say(rig, "m", voice)).isEqualTo(VoicePlace.INSIDE);
            GuildDelivery.Part state =
                    relay.next(GuildDelivery.Publish.class).parts().getFirst();
            JsonNode body = json(state.event().body());
            assertThat(body.path("guild_id").asText()).isEqualTo(GUILD.toString());
            assertThat(body.path("channel_id").asText()).isEqualTo(voice.toString());
            assertThat(body.path("session_id").asText()).isEqualTo("m");
            assertThat(body.path("self_deaf").asBoolean()).isTrue();
            assertThat(body.path("suppress").asBoolean()).isFalse();
            assertThat(body.path("member").path("user").path("id").asText()).isEqualTo(MEMBER.toString());
            GuildDelivery.Part server =
                    relay.next(GuildDelivery.Publish.class).parts().getFirst();
            assertThat(server.classes()).isEmpty();
            assertThat(server.sessions()).containsExactly(new SessionId("m"));
            JsonNode first = json(server.event().body());
            assertThat(first.path("endpoint").isNull()).isTrue();
            assertThat(first.path("token").asText()).hasSize(32);
            assertThat(say(rig, "m", voice)).isEqualTo(VoicePlace.INSIDE);
            assertThat(heard(relay)).as("nothing new").isEmpty();
            assertThat(say(rig, "m", other)).isEqualTo(VoicePlace.INSIDE);
            relay.next(GuildDelivery.Publish.class);
            JsonNode second = json(relay.next(GuildDelivery.Publish.class)
                    .parts()
                    .getFirst()
                    .event()
                    .body());
            assertThat(second.path("token")).isNotEqualTo(first.path("token"));
        }
    }

    @Test
    void closedFullForeignAndTextChannelsChangeNothing() {
        try (GuildRig rig = new GuildRig()) {
            GuildSnapshot founded = rig.found();
            ChannelId closed = room(rig, ChannelType.GUILD_VOICE, 0, deny(Permission.CONNECT));
            ChannelId small = room(rig, ChannelType.GUILD_VOICE, 1);
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("o", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            relay.attached("b", BOT, EVERYTHING);
            say(rig, "b", small);
            heard(relay);
            for (ChannelId room : List.of(closed, small, GuildRig.text(founded), new ChannelId(99))) {
                assertThat(say(rig, "m", room)).isEqualTo(VoicePlace.UNCHANGED);
            }
            assertThat(say(rig, "nobody", small)).isEqualTo(VoicePlace.UNCHANGED);
            assertThat(heard(relay)).isEmpty();
            assertThat(say(rig, "o", small)).as("may move members").isEqualTo(VoicePlace.INSIDE);
        }
    }

    @Test
    void anotherSessionTakesOverAndOnlyTheOneThatIsInCanLeave() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId voice = voice(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("m1", MEMBER, EVERYTHING);
            relay.attached("m2", MEMBER, EVERYTHING);
            say(rig, "m1", voice);
            assertThat(say(rig, "m2", null)).isEqualTo(VoicePlace.OUTSIDE);
            assertThat(placeOf(rig, MEMBER)).isEqualTo(voice);
            heard(relay);
            say(rig, "m2", voice);
            assertThat(heard(relay))
                    .satisfiesExactly(
                            state -> assertThat(state).contains("\"session_id\":\"m2\""),
                            server -> assertThat(server).startsWith("VOICE_SERVER_UPDATE"));
            rig.guild.tell(new GuildSession.Detach(new SessionId("m1"), relay.probe.getRef()));
            assertThat(placeOf(rig, MEMBER)).isEqualTo(voice);
            assertThat(say(rig, "m2", null)).isEqualTo(VoicePlace.OUTSIDE);
            assertThat(heard(relay)).singleElement().asString().contains("\"channel_id\":null");
        }
    }

    @Test
    void voiceEndsWithTheSessionTheChannelAndTheMembership() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId voice = voice(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("o", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            relay.attached("b", BOT, EVERYTHING);
            say(rig, "o", voice);
            say(rig, "m", voice);
            say(rig, "b", voice);
            heard(relay);
            rig.guild.tell(new GuildSession.Detach(new SessionId("b"), relay.probe.getRef()));
            assertThat(voiceOf(rig, OWNER, BOT)).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_VOICE_STATE));
            assertThat(heard(relay)).filteredOn(GuildVoiceTest::ofVoice).hasSize(1);
            done(rig.ask(OWNER, new GuildCommand.Kick(MEMBER)));
            assertThat(heard(relay))
                    .extracting(each -> each.substring(0, each.indexOf(' ')))
                    .startsWith("VOICE_STATE_UPDATE", "GUILD_MEMBER_REMOVE");
            done(rig.ask(OWNER, new GuildCommand.DeleteChannel(voice)));
            assertThat(heard(relay))
                    .extracting(each -> each.substring(0, each.indexOf(' ')))
                    .startsWith("VOICE_STATE_UPDATE", "CHANNEL_DELETE");
            assertThat(voiceOf(rig, OWNER, OWNER)).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_VOICE_STATE));
        }
    }

    private static boolean ofVoice(String heard) {
        return heard.startsWith("VOICE_STATE_UPDATE") && heard.contains("\"channel_id\":null");
    }

    @Test
    void moderatorsMuteMoveAndCutOffAndMuteOutlastsVoice() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId voice = voice(rig.found());
            ChannelId stage = room(rig, ChannelType.GUILD_STAGE_VOICE, 0);
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("m", MEMBER, EVERYTHING);
            say(rig, "m", voice);
            heard(relay);
            done(rig.ask(OWNER, modify(MEMBER, Patch.set(true), Patch.keep())));
            assertThat(heard(relay))
                    .filteredOn(each -> each.startsWith("VOICE_STATE"))
                    .singleElement()
                    .asString()
                    .contains("\"mute\":true");
            done(rig.ask(OWNER, modify(MEMBER, Patch.keep(), Patch.set(stage))));
            assertThat(heard(relay))
                    .satisfiesExactly(
                            state -> assertThat(state).contains(stage.toString(), "\"suppress\":true", "\"mute\":true"),
                            server -> assertThat(server).startsWith("VOICE_SERVER_UPDATE"));
            done(rig.ask(OWNER, modify(MEMBER, Patch.keep(), Patch.clear())));
            assertThat(heard(relay)).singleElement().asString().contains("\"channel_id\":null");
            say(rig, "m", voice);
            assertThat(heard(relay)).first().asString().contains("\"mute\":true");
        }
    }

    @Test
    void guildCreateTellsOfThoseWhomTheReceiverSees() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId voice = voice(rig.found());
            ChannelId hidden = room(rig, ChannelType.GUILD_VOICE, 0, deny(Permission.VIEW_CHANNEL));
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("o", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            say(rig, "o", hidden);
            say(rig, "m", voice);
            heard(relay);
            long voices = NO_VOICE | Intent.GUILD_VOICE_STATES.mask();
            JsonNode seen = create(relay.attached("b1", BOT, voices));
            assertThat(seen.path("voice_states").findValuesAsText("user_id")).containsExactly(MEMBER.toString());
            assertThat(seen.path("voice_states").get(0).has("guild_id")).isFalse();
            assertThat(seen.path("members").findValuesAsText("id"))
                    .containsExactlyInAnyOrder(BOT.toString(), MEMBER.toString());
            JsonNode deaf = create(relay.attached("b2", BOT, NO_VOICE));
            assertThat(deaf.path("voice_states").isArray()).isTrue();
            assertThat(deaf.path("voice_states")).isEmpty();
            assertThat(create(relay.attached("o2", OWNER, EVERYTHING)).path("voice_states"))
                    .hasSize(2);
            GuildDelivery.SessionAttached person = relay.attached("m2", MEMBER, EVERYTHING);
            ReadyGuild ready = Objects.requireNonNull(person.ready());
            assertThat(json(ready.voiceStates())).isEqualTo(create(person).path("voice_states"));
            assertThat(json(ready.voiceStates())).hasSize(1);
            assertThat(json(ready.guild()).has("voice_states")).isFalse();
            assertThat(json(ready.ownMember()).path("user_id").asText()).isEqualTo(MEMBER.toString());
            assertThat(voiceOf(rig, MEMBER, OWNER)).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_VOICE_STATE));
        }
    }

    private static JsonNode create(GuildDelivery.SessionAttached attached) {
        EncodedEvent body = Objects.requireNonNull(attached.guildCreate());
        return json(body.body());
    }

    @Test
    void crashKeepsWhoIsInAndForgetsWhoWent() {
        Deciding fragile = (view, actor, command, reason, facts) -> {
            if (command instanceof GuildCommand.Unban) throw new IllegalStateException("injected");
            return GuildDecider.decide(view, actor, command, reason, facts);
        };
        try (GuildRig rig = new GuildRig(fragile)) {
            ChannelId voice = voice(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("o", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            say(rig, "o", voice);
            say(rig, "m", voice);
            heard(relay);
            GuildRig.reply(rig.ask(OWNER, new GuildCommand.Unban(BOT)));
            rig.guild.tell(new GuildSession.Detach(new SessionId("m"), relay.probe.getRef()));
            TestProbe<GuildReply> later = rig.ask(OWNER, new GuildCommand.DeleteChannel(new ChannelId(99)));
            later.awaitAssert(() -> {
                rig.time.timePasses(Duration.ofMillis(100));
                return later.receiveMessage(Duration.ofMillis(200));
            });
            assertThat(placeOf(rig, OWNER)).isEqualTo(voice);
            assertThat(voiceOf(rig, OWNER, MEMBER)).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_VOICE_STATE));
            assertThat(heard(relay)).filteredOn(GuildVoiceTest::ofVoice).hasSize(1);
        }
    }
}
