package dev.guildhall.guild;

import static dev.guildhall.guild.GuildRig.BOT;
import static dev.guildhall.guild.GuildRig.EVERYTHING;
import static dev.guildhall.guild.GuildRig.MEMBER;
import static dev.guildhall.guild.GuildRig.OWNER;
import static dev.guildhall.guild.GuildRig.done;
import static dev.guildhall.guild.GuildRig.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSubscription;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.guild.UserChanged;
import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.GuildDecider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Sessions look at member lists of a guild's actor.
class GuildListTest {
    private static final Duration PAUSE = Duration.ofMillis(100);

    @Test
    void lookingBringsTheRowsAndThenWhatChanges() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId text = GuildRig.text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            look(rig, "p", text);
            assertThat(relay.nextBody())
                    .contains("\"op\":\"SYNC\",\"range\":[0,99]")
                    .contains("\"groups\":[{\"id\":\"offline\",\"count\":3}]");
            show(rig, OWNER, PresenceStatus.ONLINE);
            assertThat(relay.nextBody()).doesNotContain("ops").contains("\"online\"");
            assertThat(relay.nextBody())
                    .contains("\"op\":\"DELETE\"")
                    .contains("\"op\":\"INSERT\",\"index\":0,\"item\":{\"group\":{\"id\":\"online\",\"count\":1}}")
                    .contains("\"online_count\":1");
            show(rig, OWNER, PresenceStatus.DND);
            assertThat(relay.nextBody()).doesNotContain("ops");
            rig.time.timePasses(PAUSE);
            assertThat(relay.nextBody()).contains("\"ops\":[{\"op\":\"UPDATE\",\"index\":1,");
        }
    }

    @Test
    void sessionMayLookBeforeItIsIn() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId text = GuildRig.text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attach("p", OWNER, EVERYTHING);
            look(rig, "p", text);
            relay.next(GuildDelivery.SessionAttached.class);
            assertThat(relay.nextBody()).contains("\"op\":\"SYNC\"");
        }
    }

    @Test
    void whoIsKickedLeavesTheListAndLooksNoLonger() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId text = GuildRig.text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            GuildRig.Relay other = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            other.attached("m", MEMBER, EVERYTHING);
            look(rig, "p", text);
            look(rig, "m", text);
            assertThat(relay.nextBody()).contains("\"op\":\"SYNC\"");
            assertThat(other.nextBody()).contains("\"op\":\"SYNC\"");
            done(rig.ask(OWNER, new GuildCommand.Kick(MEMBER)));
            assertThat(bodyWith(relay, "\"ops\"")).contains("\"op\":\"DELETE\"");
            assertThat(other.rest()).noneMatch(each -> each.toString().contains("MEMBER_LIST"));
        }
    }

    @Test
    void nextLifeOfTheGuildSendsTheRowsAgain() {
        Deciding fragile = (view, actor, command, reason, facts) -> {
            if (command instanceof GuildCommand.Kick) throw new IllegalStateException("injected");
            return GuildDecider.decide(view, actor, command, reason, facts);
        };
        try (GuildRig rig = new GuildRig(fragile)) {
            ChannelId text = GuildRig.text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            look(rig, "p", text);
            assertThat(relay.nextBody()).contains("\"op\":\"SYNC\"");
            reply(rig.ask(OWNER, new GuildCommand.Kick(BOT)));
            assertThat(bodyWith(relay, "SYNC")).contains("\"range\":[0,99]").contains("user103");
            reply(rig.ask(OWNER, GuildRig.newChannel("more")));
            show(rig, OWNER, PresenceStatus.ONLINE);
            assertThat(bodyWith(relay, "INSERT")).contains("\"online_count\":1");
        }
    }

    @Test
    void memberWhoseAccountChangesIsShownSo() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId text = GuildRig.text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            look(rig, "p", text);
            assertThat(relay.nextBody()).contains("\"op\":\"SYNC\"");
            rig.guild.tell(new UserChanged(new User(MEMBER, "aaron", "0", null, "hash", false, 0)));
            rig.guild.tell(new UserChanged(new User(new UserId(999), "nobody", "0", null, null, false, 0)));
            assertThat(relay.nextBody()).contains("\"username\":\"aaron\"").contains("\"avatar\":\"hash\"");
            assertThat(relay.nextBody()).contains("\"op\":\"DELETE\"").contains("\"op\":\"INSERT\",\"index\":1,");
            assertThat(relay.rest()).isEmpty();
        }
    }

    @Test
    void whoIsGoneCostsNothingMore() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId text = GuildRig.text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("p", OWNER, EVERYTHING);
            relay.attached("m", MEMBER, EVERYTHING);
            look(rig, "m", text);
            assertThat(relay.nextBody()).contains("\"op\":\"SYNC\"");
            rig.guild.tell(new GuildSession.Detach(new SessionId("m"), relay.probe.getRef()));
            look(rig, "m", text);
            show(rig, OWNER, PresenceStatus.ONLINE);
            reply(rig.ask(OWNER, GuildRig.newChannel("more")));
            assertThat(relay.rest()).noneMatch(each -> each.toString().contains("MEMBER_LIST"));
        }
    }

    private static void look(GuildRig rig, String session, ChannelId channel) {
        rig.guild.tell(new GuildSession.Subscribe(
                new SessionId(session), new GuildSubscription(Map.of(channel, RowBlocks.of(List.of(0))), Set.of())));
    }

    private static void show(GuildRig rig, UserId user, PresenceStatus status) {
        rig.guild.tell(new UserPresence(user, new Presence(status, List.of(), Map.of())));
    }

    /// The next publication that has this in it.
    private static String bodyWith(GuildRig.Relay relay, String text) {
        while (true) {
            RelayMessage message = relay.probe.receiveMessage(Duration.ofSeconds(10));
            if (message instanceof GuildDelivery.Publish publish) {
                String body = publish.parts().getFirst().event().body().toString();
                if (body.contains(text)) {
                    return body;
                }
            }
        }
    }
}
