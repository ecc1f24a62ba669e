package dev.guildhall.guild.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.list.MemberWatch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// In a large guild people hear of the presence of those whom they name.
class NamedPresenceTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final UserId SEEN = new UserId(2);
    private static final Presence IDLE = new Presence(PresenceStatus.IDLE, List.of(), Map.of());

    private final Scenario guild = new Scenario(
            KIT.<RelayMessage>createTestProbe().getRef(), Permission.VIEW_CHANNEL.mask(), List.of(), List.of());
    private final SessionId watching = guild.attach("w", new UserId(3), false, -1);
    private final SessionId person = guild.attach("p", new UserId(4), false, -1);
    private final SessionId bot = guild.attach("b", new UserId(5), true, -1);

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Test
    void largeGuildTellsBotsAndThoseWhoAsked() {
        show(with(300));
        assertThat(guild.relay.takeOf(watching)).hasSize(1);
        assertThat(guild.relay.takeOf(bot)).hasSize(1);
        assertThat(guild.relay.takeOf(person)).isEmpty();
    }

    @Test
    void smallGuildTellsEverybodyOnce() {
        show(with(250));
        List<EncodedEvent> heard = guild.relay.takeOf(watching);
        assertThat(heard).hasSize(1);
        assertThat(guild.relay.takeOf(person)).isEqualTo(heard);
    }

    @Test
    void whatIsNotNamedAgainIsForgotten() {
        MemberWatch watch = new MemberWatch();
        assertThat(watch.watch(watching, Set.of(SEEN, new UserId(3)))).hasSize(2);
        assertThat(watch.watch(watching, Set.of(SEEN, new UserId(4)))).containsExactly(new UserId(4));
        assertThat(watch.watchersOf(SEEN)).containsExactly(watching);
        assertThat(watch.watchersOf(new UserId(3))).isEmpty();
        watch.unwatch(watching);
        assertThat(watch.watchersOf(SEEN)).isEmpty();
    }

    private void show(GuildSnapshot snapshot) {
        guild.relay.take(guild.fanOut.presence(SEEN, IDLE, snapshot, List.of(watching, new SessionId("gone"))));
    }

    private GuildSnapshot with(int members) {
        return new GuildSnapshot(
                guild.guild.guild().withMemberCount(members),
                guild.guild.channels(),
                guild.guild.roles(),
                Map.of(),
                Map.of());
    }
}
