package dev.guildhall.channel;

import static dev.guildhall.channel.ChannelRig.ANNA;
import static dev.guildhall.channel.ChannelRig.BEN;
import static dev.guildhall.channel.ChannelRig.BOT;
import static dev.guildhall.channel.ChannelRig.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelCommand.Close;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenDirect;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrivateChannelActorTest {
    private final ChannelRig rig = new ChannelRig();

    @AfterEach
    void close() {
        rig.close();
    }

    private void openForBoth() {
        ChannelRig.done(rig.ask(ANNA, new OpenDirect(BEN)));
        ChannelRig.done(rig.ask(BEN, new OpenDirect(ANNA)));
        rig.letters.clear();
    }

    @Test
    void nobodyHearsOrIsAnsweredBeforeTheStoreHasIt() {
        openForBoth();
        rig.store.hold();
        TestProbe<GuildReply> answer = rig.say(ANNA, "hello");
        HeldStore.Held held = rig.store.nextHeld();
        answer.expectNoMessage(Duration.ZERO);
        assertThat(rig.letters).isEmpty();

        rig.store.release(held);

        assertThat(ChannelRig.done(answer)).isInstanceOf(GuildResult.OfMessage.class);
        assertThat(List.of(ChannelRig.summary(rig.nextLetter()), ChannelRig.summary(rig.nextLetter())))
                .containsExactly("101: MESSAGE_CREATE", "102: MESSAGE_CREATE");
    }

    @Test
    void aMessageHasOneBodyForEverybody() {
        openForBoth();
        ChannelRig.done(rig.say(ANNA, "hello"));
        UserMessage.Deliver hers = rig.nextLetter();
        UserMessage.Deliver his = rig.nextLetter();

        assertThat(his.events().getFirst()).isSameAs(hers.events().getFirst());
        assertThat(hers.events().getFirst().body().toString())
                .contains("\"channel_type\":1", "\"content\":\"hello\"")
                .doesNotContain("guild_id", "\"member\"");
    }

    @Test
    void theFirstMessageBringsTheChannelToPeopleAndNotToBots() {
        ChannelRig.done(rig.ask(ANNA, new OpenDirect(BEN)));
        assertThat(ChannelRig.summary(rig.nextLetter())).isEqualTo("101: CHANNEL_CREATE");
        ChannelRig.done(rig.say(ANNA, "hello"));
        assertThat(List.of(ChannelRig.summary(rig.nextLetter()), ChannelRig.summary(rig.nextLetter())))
                .containsExactlyInAnyOrder("101: MESSAGE_CREATE", "102: CHANNEL_CREATE, MESSAGE_CREATE");
        assertThat(rig.letters).isEmpty();
    }

    @Test
    void aBotHearsOfTheMessageAlone() {
        ChannelRig.done(rig.ask(ANNA, new OpenDirect(BOT)));
        assertThat(ChannelRig.summary(rig.nextLetter())).isEqualTo("101: CHANNEL_CREATE");
        ChannelRig.done(rig.say(ANNA, "hello"));
        assertThat(List.of(ChannelRig.summary(rig.nextLetter()), ChannelRig.summary(rig.nextLetter())))
                .containsExactlyInAnyOrder("101: MESSAGE_CREATE", "103: MESSAGE_CREATE");
        ChannelRig.done(rig.ask(BOT, new Close()));
        assertThat(rig.letters).isEmpty();
    }

    @Test
    void messagesLeaveInTheOrderOfTheirDecisionsWhateverTheStoreAnswersFirst() {
        openForBoth();
        rig.store.hold();
        List<TestProbe<GuildReply>> answers = new ArrayList<>();
        List<HeldStore.Held> held = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            answers.add(rig.say(i % 2 == 0 ? ANNA : BEN, "m" + i));
            held.add(rig.store.nextHeld());
        }
        held.reversed().forEach(rig.store::release);
        answers.forEach(ChannelRig::done);

        List<String> heard = new ArrayList<>();
        for (UserMessage.Deliver letter : rig.letters) {
            if (letter.userId().equals(BEN)) {
                letter.events().forEach(event -> heard.add(content(event.body().toString())));
            }
        }
        assertThat(heard).containsExactly("m0", "m1", "m2", "m3", "m4");
    }

    private static String content(String body) {
        return body.replaceAll(".*\"content\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void whatTheStoreLostIsNeitherHeardNorAcknowledged() {
        openForBoth();
        rig.store.hold();
        TestProbe<GuildReply> lost = rig.say(ANNA, "lost");
        HeldStore.Held held = rig.store.nextHeld();
        rig.store.flow();
        rig.store.lose(held, false);

        assertThat(ChannelRig.reply(lost)).isEqualTo(new GuildReply.Unavailable());
        assertThat(rig.letters).isEmpty();
        rig.time.timePasses(ChannelRig.CONFIG.restartBackoff().multipliedBy(4));
        ChannelRig.done(rig.say(ANNA, "again"));
        assertThat(content(rig.nextLetter().events().getFirst().body().toString()))
                .isEqualTo("again");
    }

    @Test
    void whatTheStoreHasAfterAllIsHeardAndAcknowledged() {
        openForBoth();
        rig.store.hold();
        TestProbe<GuildReply> unsure = rig.say(ANNA, "there");
        HeldStore.Held held = rig.store.nextHeld();
        rig.store.flow();
        rig.store.lose(held, true);

        assertThat(ChannelRig.done(unsure)).isInstanceOf(GuildResult.OfMessage.class);
        assertThat(content(rig.nextLetter().events().getFirst().body().toString()))
                .isEqualTo("there");
    }

    @Test
    void aChannelGoesOnWhereItsActorEnded() {
        ChannelRig.done(rig.ask(ANNA, new OpenDirect(BEN)));
        ChannelRig.done(rig.say(ANNA, "one"));
        ChannelRig.done(rig.ask(BEN, new Close()));
        rig.letters.clear();
        rig.restart();

        ChannelRig.done(rig.say(ANNA, "two"));

        assertThat(List.of(rig.nextLetter(), rig.nextLetter()))
                .filteredOn(letter -> letter.userId().equals(BEN))
                .singleElement()
                .satisfies(letter -> assertThat(letter.events())
                        .extracting(event -> event.type())
                        .containsExactly(EventType.CHANNEL_CREATE, EventType.MESSAGE_CREATE));
    }

    @Test
    void aPairThatIsTakenIsNotOpenedHere() {
        OwnerId other = new OwnerId.OfPrivateChannel(new ChannelId(5));
        rig.store
                .claim(new Claim(Claim.Kind.PAIR, Claim.ofPair(ANNA, BEN), other))
                .toCompletableFuture()
                .join();

        assertThat(ChannelRig.done(rig.ask(ANNA, new OpenDirect(BEN)))).isEqualTo(new GuildResult.PairElsewhere());
        assertThat(rig.store.durable()).isEmpty();
    }

    @Test
    void withoutItsStoreItIsUnavailable() {
        openForBoth();
        rig.restart();
        rig.store.failReads(new StoreUnavailable("gone"));

        assertThat(ChannelRig.reply(rig.say(ANNA, "hello"))).isEqualTo(new GuildReply.Unavailable());
    }

    @Test
    void anIdleChannelPassivates() {
        openForBoth();
        rig.kit.<Object>createTestProbe().awaitAssert(() -> {
            rig.time.timePasses(ChannelRig.CONFIG.idleBeforePassivation());
            rig.passivations.receiveMessage(Duration.ofMillis(100));
            return null;
        });
        assertThat(rig.store.durable())
                .allSatisfy(commit -> assertThat(commit.owner()).isEqualTo(new OwnerId.OfPrivateChannel(CHANNEL)));
    }
}
