package dev.guildhall.guild;

import static dev.guildhall.guild.GuildRig.BOT;
import static dev.guildhall.guild.GuildRig.EVERYTHING;
import static dev.guildhall.guild.GuildRig.GUILD;
import static dev.guildhall.guild.GuildRig.MEMBER;
import static dev.guildhall.guild.GuildRig.OWNER;
import static dev.guildhall.guild.GuildRig.done;
import static dev.guildhall.guild.GuildRig.newChannel;
import static dev.guildhall.guild.GuildRig.reply;
import static dev.guildhall.guild.GuildRig.send;
import static dev.guildhall.guild.GuildRig.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.state.Decision;
import dev.guildhall.guild.state.Facts;
import dev.guildhall.guild.state.GuildDecider;
import dev.guildhall.guild.state.GuildView;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuildActorTest {
    @Test
    void aFoundedGuildTellsItsOwnerAndAnswersWhatItIs() {
        try (GuildRig rig = new GuildRig()) {
            GuildSnapshot founded = rig.found();
            TestProbe<GuildReply> view = rig.kit.createTestProbe();
            rig.guild.tell(new GuildQuery.ViewAs(OWNER, view.getRef()));
            assertThat(((GuildResult.OfView) done(view)).snapshot().guild().name())
                    .isEqualTo(founded.guild().name());
            assertThat(rig.toldUsers)
                    .contains(new UserMessage.JoinedGuild(OWNER, GUILD), new UserMessage.JoinedGuild(BOT, GUILD));
        }
    }

    @Test
    void whoIsNoMemberMayNotLookAndNobodyCanWhereThereIsNoGuild() {
        try (GuildRig rig = new GuildRig()) {
            TestProbe<GuildReply> view = rig.kit.createTestProbe();
            rig.guild.tell(new GuildQuery.ViewAs(OWNER, view.getRef()));
            assertThat(reply(view)).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_GUILD));
            rig.found();
            rig.guild.tell(new GuildQuery.ViewAs(new UserId(999), view.getRef()));
            assertThat(reply(view)).isEqualTo(GuildReply.refused(ApiError.MISSING_ACCESS));
        }
    }

    @Test
    void nothingIsAnsweredOrPublishedBeforeItIsDurable() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", OWNER, EVERYTHING);
            rig.store.hold();
            TestProbe<GuildReply> answer = rig.ask(OWNER, send(channel, "one"));
            HeldStore.Held held = rig.store.nextHeld();
            assertThat(relay.rest()).isEmpty();
            rig.store.release(held);
            done(answer);
            assertThat(relay.nextBody()).contains("\"content\":\"one\"");
        }
    }

    @Test
    void aSecondSendThatIsDurableFirstWaitsForTheFirst() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", OWNER, EVERYTHING);
            rig.store.hold();
            TestProbe<GuildReply> one = rig.ask(OWNER, send(channel, "one"));
            HeldStore.Held first = rig.store.nextHeld();
            TestProbe<GuildReply> two = rig.ask(OWNER, send(channel, "two"));
            HeldStore.Held second = rig.store.nextHeld();
            rig.store.release(second);
            rig.store.release(first);
            done(two);
            done(one);
            assertThat(relay.nextBody()).contains("\"content\":\"one\"");
            assertThat(relay.nextBody()).contains("\"content\":\"two\"");
        }
    }

    @Test
    void aChannelDoesNotWaitForAnother() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId here = text(rig.found());
            ChannelId there = ((GuildResult.OfChannel) done(rig.ask(OWNER, newChannel("there"))))
                    .channel()
                    .id();
            rig.store.hold();
            TestProbe<GuildReply> stuck = rig.ask(OWNER, send(here, "stuck"));
            rig.store.nextHeld();
            TestProbe<GuildReply> free = rig.ask(OWNER, send(there, "free"));
            rig.store.release(rig.store.nextHeld());
            done(free);
            stuck.expectNoMessage(Duration.ZERO);
        }
    }

    @Test
    void aChangeOfStructureWaitsForAllBeforeItAndHoldsAllAfterIt() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId here = text(rig.found());
            ChannelId there = ((GuildResult.OfChannel) done(rig.ask(OWNER, newChannel("there"))))
                    .channel()
                    .id();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", OWNER, EVERYTHING);
            rig.store.hold();
            TestProbe<GuildReply> before = rig.ask(OWNER, send(here, "before"));
            HeldStore.Held first = rig.store.nextHeld();
            TestProbe<GuildReply> structure = rig.ask(OWNER, newChannel("third"));
            HeldStore.Held second = rig.store.nextHeld();
            TestProbe<GuildReply> after = rig.ask(OWNER, send(there, "after"));
            HeldStore.Held third = rig.store.nextHeld();
            rig.store.release(third);
            rig.store.release(second);
            assertThat(relay.rest()).isEmpty();
            rig.store.release(first);
            done(before);
            done(structure);
            done(after);
            assertThat(types(relay.rest()))
                    .containsExactly(
                            EventType.MESSAGE_CREATE,
                            EventType.CHANNEL_CREATE,
                            EventType.GUILD_AUDIT_LOG_ENTRY_CREATE,
                            EventType.MESSAGE_CREATE);
        }
    }

    @Test
    void theSixtyFifthOpenChangeOfALaneIsRefusedAndTheOthersAreNot() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId here = text(rig.found());
            ChannelId there = ((GuildResult.OfChannel) done(rig.ask(OWNER, newChannel("there"))))
                    .channel()
                    .id();
            rig.store.hold();
            List<HeldStore.Held> held = new ArrayList<>();
            List<TestProbe<GuildReply>> answers = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                answers.add(rig.ask(OWNER, send(here, "m" + i)));
                held.add(rig.store.nextHeld());
            }
            assertThat(reply(rig.ask(OWNER, send(here, "too many")))).isEqualTo(new GuildReply.Unavailable());
            rig.ask(OWNER, send(there, "elsewhere"));
            held.add(rig.store.nextHeld());
            held.forEach(rig.store::release);
            answers.forEach(GuildRig::done);
        }
    }

    @Test
    void anUnknownOutcomeThatHappenedIsPublishedOnceAndAcknowledged() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", OWNER, EVERYTHING);
            rig.store.hold();
            TestProbe<GuildReply> one = rig.ask(OWNER, send(channel, "one"));
            HeldStore.Held first = rig.store.nextHeld();
            TestProbe<GuildReply> two = rig.ask(OWNER, send(channel, "two"));
            HeldStore.Held second = rig.store.nextHeld();
            rig.store.lose(first, true);
            rig.store.release(second);
            done(one);
            done(two);
            assertThat(relay.nextBody()).contains("\"content\":\"one\"");
            assertThat(relay.nextBody()).contains("\"content\":\"two\"");
            assertThat(relay.rest()).isEmpty();
        }
    }

    @Test
    void anUnknownOutcomeThatDidNotHappenIsRefusedAndTheGuildGoesOnFromTheStore() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            long epoch = relay.attached("s", OWNER, EVERYTHING).epoch();
            rig.store.hold();
            TestProbe<GuildReply> lost = rig.ask(OWNER, newChannel("lost"));
            rig.store.lose(rig.store.nextHeld(), false);
            assertThat(reply(lost)).isEqualTo(new GuildReply.Unavailable());
            rig.store.flow();
            done(rig.ask(OWNER, newChannel("kept")));
            TestProbe<GuildReply> view = rig.kit.createTestProbe();
            rig.guild.tell(new GuildQuery.View(view.getRef()));
            assertThat(((GuildResult.OfPage) done(view)).snapshot().channels().values())
                    .extracting(each -> each.name())
                    .contains("kept")
                    .doesNotContain("lost");
            assertThat(relay.next(GuildDelivery.EpochStarted.class).epoch()).isGreaterThan(epoch);
            assertThat(relay.next(GuildDelivery.SessionAttached.class).guildCreate())
                    .isNull();
            assertThat(relay.nextBody()).contains("kept");
        }
    }

    @Test
    void whileAnOutcomeIsUnknownAndTheStoreIsGoneEveryoneIsToldSo() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            rig.store.hold();
            TestProbe<GuildReply> first = rig.ask(OWNER, send(channel, "one"));
            HeldStore.Held held = rig.store.nextHeld();
            rig.store.failReads(new StoreUnavailable("gone"));
            TestProbe<GuildReply> waiting = rig.ask(MEMBER, send(channel, "two"));
            rig.store.lose(held, true);
            assertThat(reply(waiting)).isEqualTo(new GuildReply.Unavailable());
            rig.store.failReads(null);
            rig.store.flow();
            rig.time.timePasses(GuildRig.CONFIG.storeRetry());
            done(first);
        }
    }

    @Test
    void aLostLeaseStopsTheActorWithoutAcknowledging() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", OWNER, EVERYTHING);
            rig.store.hold();
            TestProbe<GuildReply> answer = rig.ask(OWNER, send(channel, "one"));
            rig.store.grant(new Lease(3, 0, 3));
            rig.store.fail(rig.store.nextHeld(), new LeaseLost("another node"));
            assertThat(reply(answer)).isEqualTo(new GuildReply.Unavailable());
            assertThat(relay.next(GuildDelivery.EpochStarted.class).sessionsKept())
                    .isFalse();
            rig.kit.createTestProbe().expectTerminated(rig.guild, Duration.ofSeconds(10));
        }
    }

    @Test
    void aCrashWithCommitsInFlightLosesAndDoublesNothingAndAnswersItsCauseOnce() {
        try (GuildRig rig = new GuildRig(GuildActorTest::decideOrDie)) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            long epoch = relay.attached("s", OWNER, EVERYTHING).epoch();
            rig.store.hold();
            TestProbe<GuildReply> one = rig.ask(OWNER, send(channel, "one"));
            HeldStore.Held first = rig.store.nextHeld();
            TestProbe<GuildReply> two = rig.ask(OWNER, send(channel, "two"));
            HeldStore.Held second = rig.store.nextHeld();
            TestProbe<GuildReply> poison = rig.ask(OWNER, send(channel, "poison"));
            assertThat(reply(poison)).isEqualTo(GuildReply.refused(ApiError.INTERNAL_SERVER_ERROR));
            TestProbe<GuildReply> three = rig.ask(OWNER, send(channel, "three"));
            rig.store.release(first);
            rig.store.release(second);
            done(one);
            done(two);
            rig.store.release(rig.store.nextHeld());
            done(three);
            assertThat(relay.next(GuildDelivery.EpochStarted.class).epoch()).isGreaterThan(epoch);
            relay.next(GuildDelivery.SessionAttached.class);
            assertThat(relay.nextBody()).contains("\"content\":\"one\"");
            assertThat(relay.nextBody()).contains("\"content\":\"two\"");
            assertThat(relay.nextBody()).contains("\"content\":\"three\"");
            assertThat(relay.rest()).isEmpty();
            poison.expectNoMessage(Duration.ZERO);
        }
    }

    @Test
    void aGuildThatKeepsCrashingTellsItsSessionsToAttachAnewAndStops() {
        try (GuildRig rig = new GuildRig(GuildActorTest::decideOrDie)) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", OWNER, EVERYTHING);
            for (int crash = 0; crash <= GuildRig.CONFIG.restartsMax(); crash++) {
                TestProbe<GuildReply> poison = rig.ask(OWNER, send(channel, "poison"));
                // The pause begins just after the answer, so time passes as often as it takes.
                poison.awaitAssert(() -> {
                    rig.time.timePasses(Duration.ofSeconds(6));
                    return poison.receiveMessage(Duration.ofMillis(100));
                });
            }
            rig.kit.createTestProbe().expectTerminated(rig.guild, Duration.ofSeconds(10));
            List<RelayMessage> heard = relay.rest();
            assertThat(heard.getLast())
                    .isInstanceOfSatisfying(
                            GuildDelivery.EpochStarted.class,
                            last -> assertThat(last.sessionsKept()).isFalse());
        }
    }

    @Test
    void aSessionThatAttachesDuringAPendingChangeGetsTheGuildWithIt() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            rig.store.hold();
            TestProbe<GuildReply> answer = rig.ask(OWNER, newChannel("pending"));
            HeldStore.Held held = rig.store.nextHeld();
            relay.attach("s", OWNER, EVERYTHING);
            relay.attach("t", MEMBER, EVERYTHING);
            assertThat(relay.rest()).isEmpty();
            rig.store.release(held);
            done(answer);
            assertThat(String.valueOf(
                            relay.next(GuildDelivery.SessionAttached.class).guildCreate()))
                    .contains("pending");
            relay.next(GuildDelivery.SessionAttached.class);
            assertThat(relay.rest()).isEmpty();
        }
    }

    @Test
    void aSessionThatLeavesBeforeItIsInNeverComesIn() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            rig.store.hold();
            TestProbe<GuildReply> answer = rig.ask(OWNER, send(channel, "one"));
            HeldStore.Held held = rig.store.nextHeld();
            GuildSession.Attach gone = relay.attach("s", OWNER, EVERYTHING);
            rig.guild.tell(new GuildSession.Detach(gone.sessionId(), gone.relay()));
            rig.store.release(held);
            done(answer);
            assertThat(relay.rest()).isEmpty();
        }
    }

    @Test
    void oneMessageGoesToARelayOnceWhateverTheNumberOfItsSessions() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            GuildRig.Relay other = rig.new Relay();
            for (int session = 0; session < 20; session++) {
                relay.attached("s" + session, session % 2 == 0 ? OWNER : MEMBER, EVERYTHING);
            }
            other.attached("far", MEMBER, EVERYTHING);
            done(rig.ask(OWNER, send(channel, "once")));
            assertThat(relay.rest()).hasSize(1);
            assertThat(other.rest()).hasSize(1);
        }
    }

    @Test
    void afterARevokeIsAnsweredNothingOfTheChannelReachesTheSession() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", MEMBER, EVERYTHING);
            done(rig.ask(OWNER, send(channel, "seen")));
            Overwrite hidden = new Overwrite(MEMBER.value(), OverwriteType.MEMBER, 0, Permission.VIEW_CHANNEL.mask());
            done(rig.ask(OWNER, new GuildCommand.PutOverwrite(channel, hidden)));
            List<RelayMessage> before = relay.rest();
            done(rig.ask(OWNER, send(channel, "hidden")));
            assertThat(types(before)).containsExactly(EventType.MESSAGE_CREATE, EventType.CHANNEL_UPDATE);
            assertThat(relay.rest()).isEmpty();
        }
    }

    @Test
    void guildCreateListsAllMembersToWhoMayHearOfThem() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            assertThat(members(relay.attached("owner", OWNER, EVERYTHING))).containsExactly(OWNER, MEMBER, BOT);
            assertThat(members(relay.attached("bot", BOT, Intent.GUILDS.mask())))
                    .containsExactly(BOT);
            done(rig.ask(OWNER, new GuildCommand.Kick(MEMBER)));
            relay.rest();
            long listening = Intent.GUILDS.mask() | Intent.GUILD_PRESENCES.mask();
            assertThat(members(relay.attached("other", BOT, listening))).containsExactly(OWNER, BOT);
        }
    }

    private static List<UserId> members(GuildDelivery.SessionAttached attached) {
        try {
            String body = Objects.requireNonNull(attached.guildCreate()).body().toString();
            List<UserId> members = new ArrayList<>();
            for (JsonNode member : Json.MAPPER.readTree(body).path("members")) {
                members.add(new UserId(member.path("user").path("id").asLong()));
            }
            return members;
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    @Test
    void whoIsKickedHearsItLastAndItsOwnerIsTold() {
        try (GuildRig rig = new GuildRig()) {
            ChannelId channel = text(rig.found());
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", MEMBER, EVERYTHING);
            done(rig.ask(OWNER, new GuildCommand.Kick(MEMBER)));
            done(rig.ask(OWNER, send(channel, "without you")));
            GuildDelivery.SessionRemoved removed = relay.next(GuildDelivery.SessionRemoved.class);
            assertThat(Objects.requireNonNull(removed.farewell()).body().toString())
                    .isEqualTo("{\"id\":\"" + GUILD + "\"}");
            assertThat(relay.rest()).isEmpty();
            assertThat(rig.toldUsers).contains(new UserMessage.LeftGuild(MEMBER, GUILD));
        }
    }

    @Test
    void aDeletedGuildSendsEverybodyAwayAndRefusesWhoComes() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", MEMBER, EVERYTHING);
            relay.attached("t", OWNER, EVERYTHING);
            done(rig.ask(OWNER, new GuildCommand.DeleteGuild()));
            relay.next(GuildDelivery.SessionRemoved.class);
            relay.next(GuildDelivery.SessionRemoved.class);
            relay.attach("u", OWNER, EVERYTHING);
            assertThat(relay.next(GuildDelivery.SessionRefused.class).sessionId())
                    .isEqualTo(new SessionId("u"));
            assertThat(rig.toldUsers)
                    .contains(new UserMessage.LeftGuild(MEMBER, GUILD), new UserMessage.LeftGuild(OWNER, GUILD));
        }
    }

    @Test
    void whenARelayIsGoneItsSessionsAreToo() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            relay.attached("s", MEMBER, EVERYTHING);
            relay.probe.stop();
            awaitPassivation(rig);
        }
    }

    @Test
    void anIdleGuildPassivatesAndOneWithSessionsDoesNot() {
        try (GuildRig rig = new GuildRig()) {
            rig.found();
            GuildRig.Relay relay = rig.new Relay();
            GuildSession.Attach attach = relay.attach("s", MEMBER, EVERYTHING);
            relay.next(GuildDelivery.SessionAttached.class);
            rig.time.timePasses(GuildRig.CONFIG.idleBeforePassivation());
            done(rig.ask(OWNER, newChannel("settled")));
            rig.passivations.expectNoMessage(Duration.ZERO);
            rig.guild.tell(new GuildSession.Detach(attach.sessionId(), attach.relay()));
            awaitPassivation(rig);
            rig.guild.tell(new GuildSignal.Stop());
            rig.kit.createTestProbe().expectTerminated(rig.guild, Duration.ofSeconds(10));
        }
    }

    @Test
    void aGuildThatCannotBeLoadedSaysSoAndLoadsLater() {
        HeldStore store = new HeldStore();
        store.failReads(new StoreUnavailable("gone"));
        try (GuildRig rig = new GuildRig(GuildDecider::decide, store)) {
            TestProbe<GuildReply> view = rig.kit.createTestProbe();
            rig.guild.tell(new GuildQuery.View(view.getRef()));
            assertThat(afterRetries(rig, view)).isEqualTo(new GuildReply.Unavailable());
            store.failReads(null);
            rig.guild.tell(new GuildQuery.View(view.getRef()));
            assertThat(afterRetries(rig, view)).isEqualTo(GuildReply.refused(ApiError.UNKNOWN_GUILD));
        }
    }

    /// Lets the pause before the store is asked again pass as often as it takes.
    private static GuildReply afterRetries(GuildRig rig, TestProbe<GuildReply> answer) {
        return answer.awaitAssert(() -> {
            rig.time.timePasses(GuildRig.CONFIG.storeRetry());
            return answer.receiveMessage(Duration.ofMillis(100));
        });
    }

    /// An idle timer restarts with each message; the probe's own answer says when it has run out.
    private static void awaitPassivation(GuildRig rig) {
        rig.kit.<Object>createTestProbe().awaitAssert(() -> {
            rig.time.timePasses(GuildRig.CONFIG.idleBeforePassivation());
            rig.passivations.expectMessage(Duration.ofMillis(100), rig.guild);
            return null;
        });
    }

    private static List<EventType> types(List<RelayMessage> messages) {
        return messages.stream()
                .filter(GuildDelivery.Publish.class::isInstance)
                .map(message -> ((GuildDelivery.Publish) message)
                        .parts()
                        .getFirst()
                        .event()
                        .type())
                .toList();
    }

    private static Decision decideOrDie(
            GuildView view, UserId actor, GuildCommand command, @Nullable String reason, Facts facts) {
        if (command instanceof GuildCommand.SendMessage message
                && message.content().equals("poison")) {
            throw new IllegalStateException("poison");
        }
        return GuildDecider.decide(view, actor, command, reason, facts);
    }
}
