package dev.guildhall.guild.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Channel 10 is open to all, 11 to staff alone. Text channels will do: sight is all that counts.
@SuppressWarnings("NullAway.Init") // JUnit calls the method that sits everybody down.
class VoiceFanOutTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final TestProbe<RelayMessage> RELAY = KIT.createTestProbe();
    private static final long USER = -1L;
    private static final long SEES = Permission.of(Permission.VIEW_CHANNEL, Permission.CONNECT);
    private static final RoleId STAFF = new RoleId(50);
    private static final UserId SINGER = new UserId(2);
    private static final UserId PLAIN = new UserId(3);
    private static final UserId CLERK = new UserId(4);

    private final Scenario guild = new Scenario(
            RELAY.getRef(),
            SEES,
            List.of(Scenario.role(50, 0)),
            List.of(Scenario.channel(10), Scenario.channel(11, hidden(), shownTo(STAFF))));
    private SessionId singer;
    private SessionId plain;
    private SessionId clerk;

    @BeforeEach
    void sit() {
        singer = guild.attach("singer", SINGER, false, USER);
        plain = guild.attach("plain", PLAIN, false, USER);
        clerk = guild.attach("clerk", CLERK, false, USER, STAFF);
    }

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static Overwrite hidden() {
        return new Overwrite(Scenario.GUILD.value(), OverwriteType.ROLE, 0, Permission.VIEW_CHANNEL.mask());
    }

    private static Overwrite shownTo(RoleId role) {
        return new Overwrite(role.value(), OverwriteType.ROLE, Permission.VIEW_CHANNEL.mask(), 0);
    }

    private VoiceState in(long channel) {
        MemberProfile profile = Objects.requireNonNull(guild.profile(SINGER));
        return new VoiceState(profile, singer, new ChannelId(channel), true, false, false, false, null);
    }

    private void goes(@Nullable VoiceState before, @Nullable VoiceState after) {
        guild.relay.take(guild.fanOut.voice(before, after));
        guild.company.voices().put(SINGER, after);
    }

    private List<String> channels(SessionId session) {
        return guild.relay.takeOf(session).stream()
                .filter(event -> event.type() == EventType.VOICE_STATE_UPDATE)
                .map(event -> body(event).path("channel_id").asText())
                .toList();
    }

    private static JsonNode body(EncodedEvent event) {
        try {
            return Json.parse(event.body().toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void aMoveIntoAHiddenChannelIsALeaveForWhoDoesNotSeeIt() {
        goes(null, in(10));
        assertThat(channels(plain)).containsExactly("10");
        assertThat(channels(clerk)).containsExactly("10");
        assertThat(channels(singer)).containsExactly("10");
        goes(in(10), in(11));
        assertThat(channels(plain)).containsExactly("null");
        assertThat(channels(clerk)).containsExactly("11");
        assertThat(channels(singer)).containsExactly("11");
        goes(in(11), in(11).speaking(true, null));
        assertThat(channels(plain)).isEmpty();
        assertThat(channels(clerk)).containsExactly("11");
        goes(in(11), in(10));
        assertThat(channels(plain)).containsExactly("10");
        assertThat(channels(clerk)).containsExactly("10");
    }

    @Test
    void aLeaveReachesWhoSawTheChannelAndTheMemberItselfAndNobodyElse() {
        goes(null, in(11));
        guild.relay.forgetAll();
        goes(in(11), null);
        assertThat(channels(plain)).isEmpty();
        assertThat(channels(clerk)).containsExactly("null");
        assertThat(channels(singer)).containsExactly("null");
    }

    @Test
    void whoDidNotAskForVoiceStatesHearsNothingAndIsToldOfNobody() {
        SessionId deaf = guild.attach("deaf", new UserId(5), true, Intent.GUILDS.mask());
        goes(null, in(10));
        assertThat(channels(deaf)).isEmpty();
        SessionId bot =
                guild.attach("bot", new UserId(6), true, Intent.GUILDS.mask() | Intent.GUILD_VOICE_STATES.mask());
        goes(in(10), null);
        assertThat(channels(bot)).containsExactly("null");
    }

    @Test
    void comingToSeeAChannelTellsWhoIsInAndLosingSightThatTheyLeft() {
        goes(null, in(11));
        guild.relay.forgetAll();
        guild.roles(PLAIN, STAFF);
        assertThat(channels(plain)).containsExactly("11");
        guild.roles(PLAIN);
        assertThat(channels(plain)).containsExactly("null");
        assertThat(channels(clerk)).isEmpty();
        guild.overwrites(11);
        assertThat(channels(plain)).containsExactly("11");
        assertThat(channels(clerk)).isEmpty();
        assertThat(channels(singer)).as("knows where it is").isEmpty();
        guild.overwrites(11, hidden(), shownTo(STAFF));
        assertThat(channels(plain)).containsExactly("null");
        assertThat(channels(singer)).isEmpty();
        guild.permissions(STAFF, Permission.ADMINISTRATOR.mask());
        guild.overwrites(11, hidden());
        guild.relay.forgetAll();
        guild.permissions(STAFF, 0);
        assertThat(channels(clerk)).containsExactly("null");
        guild.permissions(STAFF, Permission.ADMINISTRATOR.mask());
        assertThat(channels(clerk)).containsExactly("11");
        assertThat(channels(plain)).isEmpty();
    }
}
