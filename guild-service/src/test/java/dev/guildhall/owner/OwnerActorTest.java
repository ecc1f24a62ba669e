package dev.guildhall.owner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.bus.event.LiveFeed;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.IdGenerator;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.HeldStore;
import dev.guildhall.store.Lease;
import dev.guildhall.store.LeaseLost;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OwnerActorTest {
    private static final AttachmentLinks LINKS =
            new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), () -> Instant.EPOCH);
    private static final OwnerConfig CONFIG = new OwnerConfig(
            Duration.ofMinutes(2),
            64,
            4,
            Duration.ofMillis(50),
            8,
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(1));

    private final ActorTestKit kit = ActorTestKit.create(ManualTime.config());
    private final ManualTime time = ManualTime.get(kit.system());
    private final HeldStore store = new HeldStore();
    private final Scripted script = new Scripted();
    private final OwnerCounters counters = new OwnerCounters();
    private final TestProbe<String> heard = kit.createTestProbe();
    private final TestProbe<ActorRef<ToyOwner.Message>> passivations = kit.createTestProbe();
    private final ActorRef<ToyOwner.Message> toy = kit.spawn(
            ToyOwner.create(world(), script, self -> passivations.getRef().tell(self)));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void aChangeIsHeardOfWhenItIsDurable() {
        store.hold();
        write("one");
        HeldStore.Held held = store.nextHeld();
        heard.expectNoMessage(Duration.ZERO);
        store.release(held);
        heard.expectMessage("one");
    }

    @Test
    void theNextIsDecidedWithoutWaitingForTheStore() {
        store.hold();
        write("one");
        HeldStore.Held first = store.nextHeld();
        write("two");
        store.release(store.nextHeld());
        store.release(first);
        heard.expectMessage("one");
        heard.expectMessage("two");
    }

    @Test
    void whatCrashesInItsDecisionIsRefusedOnceAndTheRestGoesOn() {
        script.crashesInDeciding.add("poison");
        write("poison");
        write("two");
        heard.expectMessage("CRASHED");
        heard.expectMessage("two");
    }

    /// More often than an owner may crash.
    @Test
    void whatCannotBeDecidedWithoutTheStoreIsRefusedForNowAndIsNoCrash() {
        for (int attempt = 0; attempt < 5; attempt++) {
            script.withoutIds.add("word");
            write("word");
            heard.expectMessage("UNAVAILABLE");
        }
        write("word");
        heard.expectMessage("word");
    }

    @Test
    void whatCrashesWhileItLeavesLeavesAgain() {
        script.crashesInLeaving.add("one");
        write("one");
        heard.expectMessage("one");
        write("two");
        heard.expectMessage("two");
    }

    @Test
    void whatCrashesWhileItLeavesTwiceEndsTheActorUnacknowledged() {
        script.crashesInLeaving.addAll(List.of("one", "one"));
        write("one");
        heard.expectMessage("ended");
        heard.expectTerminated(toy, Duration.ofSeconds(10));
    }

    @Test
    void afterTooManyCrashesItGivesUp() {
        script.crashesInDeciding.addAll(List.of("a", "b", "c"));
        for (String word : List.of("a", "b", "c")) {
            write(word);
            // The pause begins just after the answer, so time passes as often as it takes.
            heard.awaitAssert(() -> {
                time.timePasses(CONFIG.restartBackoff());
                return heard.expectMessage(Duration.ofMillis(100), "CRASHED");
            });
        }
        heard.expectTerminated(toy, Duration.ofSeconds(10));
        assertThat(stats().givenUp()).isEqualTo(1);
        assertThat(stats().alive()).isZero();
    }

    @Test
    void aCommitOutlivesTheLifeThatMadeIt() {
        script.crashesInDeciding.add("poison");
        store.hold();
        write("one");
        HeldStore.Held held = store.nextHeld();
        write("poison");
        heard.expectMessage("CRASHED");
        store.release(held);
        heard.expectMessage("one");
    }

    @Test
    void whatTheStoreTurnsOutToLackIsLostAndTheNextNumberIsTheStores() {
        store.hold();
        write("one");
        store.lose(store.nextHeld(), false);
        heard.expectMessage("lost");
        store.flow();
        write("two");
        heard.expectMessage("two");
        assertThat(store.durable()).extracting(commit -> commit.number()).containsExactly(1L);
        assertThat(stats().unknownCommits()).isEqualTo(1);
    }

    @Test
    void aLeaseLostToAnotherNodeEndsItWithoutAcknowledging() {
        store.hold();
        write("one");
        HeldStore.Held held = store.nextHeld();
        store.grant(new Lease(3, 0, 3));
        // Whatever has that number by now.
        store.release(held, new LeaseLost("another node"));
        heard.expectMessage("ended");
        heard.expectTerminated(toy, Duration.ofSeconds(10));
    }

    /// Also when it lost several leases on the way.
    @Test
    void aLeaseLostAndHadAgainSettlesWhatWasOpenAndGoesOnUnderIt() {
        store.hold();
        write("one");
        write("two");
        HeldStore.Held one = store.nextHeld();
        HeldStore.Held two = store.nextHeld();
        store.grant(new Lease(4, 0, 1));
        store.release(one, new LeaseLost("too late"));
        store.fail(two, new LeaseLost("too late"));
        heard.expectMessage("one");
        heard.expectMessage("lost");
        store.flow();
        write("three");
        heard.expectMessage("three");
    }

    @Test
    void whatHappensToItIsCounted() {
        write("one");
        heard.expectMessage("one");
        script.crashesInDeciding.add("poison");
        write("poison");
        heard.expectMessage("CRASHED");
        store.hold();
        write("two");
        HeldStore.Held held = store.nextHeld();
        assertThat(stats()).isEqualTo(new OwnerStats(1, 1, 1, 0, 1, 0, 0));
        store.grant(new Lease(3, 0, 3));
        store.fail(held, new LeaseLost("another node"));
        heard.expectMessage("ended");
        heard.expectTerminated(toy, Duration.ofSeconds(10));
        assertThat(stats()).isEqualTo(new OwnerStats(0, 1, 1, 0, 1, 1, 1));
        assertThat(counters.read(OwnerCounters.Kind.GUILD)).isEqualTo(new OwnerStats(0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void aRowIsReadOnceForAllWhoWaitForIt() {
        toy.tell(new ToyOwner.Write("one", "row", heard.getRef()));
        toy.tell(new ToyOwner.Write("two", "row", heard.getRef()));
        script.nextRead().complete(Map.of("row", "there"));
        heard.expectMessage("one");
        heard.expectMessage("two");
        assertThat(script.reads).hasSize(1);
    }

    @Test
    void aRowThatCannotBeReadRefusesThoseWhoWaitForItOnly() {
        toy.tell(new ToyOwner.Write("one", "row", heard.getRef()));
        CompletableFuture<Map<String, String>> read = script.nextRead();
        write("two");
        heard.expectMessage("two");
        read.completeExceptionally(new StoreUnavailable("gone"));
        heard.expectMessage("UNAVAILABLE");
    }

    @Test
    void aRuleThatNeverHasEnoughIsABug() {
        script.answers = new HashMap<>();
        toy.tell(new ToyOwner.Write("one", "row", heard.getRef()));
        heard.expectMessage("CRASHED");
        assertThat(script.reads).hasSize(Work.ROUNDS_MAX);
    }

    @Test
    void idleItAsksToBeLetGoAndEndsWhenNothingIsOpen() {
        store.hold();
        write("one");
        HeldStore.Held held = store.nextHeld();
        toy.tell(new ToyOwner.Stop());
        time.timePasses(CONFIG.idleBeforePassivation());
        passivations.expectNoMessage(Duration.ZERO);
        store.release(held);
        heard.expectMessage("one");
        heard.expectTerminated(toy, Duration.ofSeconds(10));
    }

    private void write(String word) {
        toy.tell(new ToyOwner.Write(word, null, heard.getRef()));
    }

    private OwnerStats stats() {
        return counters.read(OwnerCounters.Kind.USER);
    }

    private OwnerWorld world() {
        return new OwnerWorld(
                CONFIG,
                store,
                new IdGenerator(() -> Instant.EPOCH, 1, 0, IdGenerator.unreserved()),
                () -> Instant.EPOCH,
                () -> 0,
                new SplittableRandom(3),
                new Nobody(),
                LINKS,
                LiveFeed.silent(() -> Instant.EPOCH),
                counters);
    }

    private static final class Nobody implements Owners {
        @Override
        public void toGuild(GuildId guildId, GuildMessage message) {
            throw new AssertionError("toys talk to nobody");
        }

        @Override
        public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
            throw new AssertionError("nobody talks in private");
        }

        @Override
        public void toUser(UserId userId, UserMessage message) {
            throw new AssertionError("toys talk to nobody");
        }
    }

    /// Each word in a list crashes once. Reads are answered by the test, or at once where there are `answers`.
    private static final class Scripted implements ToyOwner.Script {
        final List<String> crashesInDeciding = Collections.synchronizedList(new ArrayList<>());
        final List<String> withoutIds = Collections.synchronizedList(new ArrayList<>());
        final List<String> crashesInLeaving = Collections.synchronizedList(new ArrayList<>());
        final List<Set<String>> reads = Collections.synchronizedList(new ArrayList<>());
        private final LinkedBlockingQueue<CompletableFuture<Map<String, String>>> open = new LinkedBlockingQueue<>();
        volatile @Nullable Map<String, String> answers;

        @Override
        public void deciding(ToyOwner.Write write) {
            if (withoutIds.remove(write.word())) throw new StoreUnavailable("injected: no ids");
            crash(crashesInDeciding, write);
        }

        @Override
        public void leaving(ToyOwner.Write write) {
            crash(crashesInLeaving, write);
        }

        private static void crash(List<String> words, ToyOwner.Write write) {
            if (words.remove(write.word())) {
                throw new IllegalStateException("injected: " + write.word());
            }
        }

        @Override
        public CompletionStage<Map<String, String>> rows(Set<String> keys) {
            reads.add(keys);
            Map<String, String> now = answers;
            if (now != null) {
                return CompletableFuture.completedFuture(now);
            }
            CompletableFuture<Map<String, String>> read = new CompletableFuture<>();
            open.add(read);
            return read;
        }

        CompletableFuture<Map<String, String>> nextRead() {
            try {
                return open.take();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
    }
}
