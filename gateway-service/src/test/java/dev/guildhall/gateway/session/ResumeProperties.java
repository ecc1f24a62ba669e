package dev.guildhall.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.session.RelayWorld.Client;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/// RESUME is a promise: whatever is published, cut, forgotten, resumed or crashed in whatever order, a client
/// that applies what it gets sees each event it may see exactly once and in order, or is told to identify
/// again.
final class ResumeProperties {
    private static final int CLIENTS = 4;

    /// One thing that happens; numbers choose among what there is.
    record Step(Kind kind, int who, int guild, int number) {}

    enum Kind {
        PUBLISH,
        PUBLISH_EXCEPT,
        PUBLISH_VARIANT,
        RECLASS,
        RESTART_GUILD,
        READ,
        CUT,
        FORGET,
        RESUME,
        STOP_READING,
        GO_ON_READING,
        CRASH_HANDING_OVER,
        CRASH_BETWEEN_PARTS,
        CRASH_FOR_GOOD
    }

    @Property(tries = 400)
    void everySessionSeesEachEventOnceAndInOrder(@ForAll("steps") @Size(max = 60) List<Step> steps) {
        RelayWorld world = new RelayWorld(Relays.generous(), CLIENTS);
        steps.stream().filter(step -> step.kind() != Kind.CRASH_FOR_GOOD).forEach(step -> perform(world, step));
        comeBack(world);
        for (Client client : world.clients) {
            assertThat(client.applied).isEqualTo(client.expected);
            assertThat(client.refusals).isZero();
        }
    }

    /// With a log of a few events and with time passing, and with deliveries that crash the relay twice,
    /// clients are told to start again now and then; those that go on have no hole.
    @Property(tries = 400)
    void whatWasEvictedIsRefusedAndNeverSkipped(@ForAll("steps") @Size(max = 60) List<Step> steps) {
        RelayWorld world = new RelayWorld(Relays.bounds(1_500, 2_000), CLIENTS);
        for (Step step : steps) {
            perform(world, step);
            world.passes(Duration.ofSeconds(step.number() % 20));
        }
        comeBack(world);
        for (Client client : world.clients) {
            assertThat(client.applied).isEqualTo(client.expected);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> step = Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, CLIENTS - 1),
                        Arbitraries.integers().between(0, RelayWorld.GUILDS - 1),
                        Arbitraries.integers().between(0, 400))
                .as(Step::new);
        return step.list();
    }

    private static void perform(RelayWorld world, Step step) {
        Client client = world.clients.get(step.who());
        switch (step.kind()) {
            case PUBLISH -> publish(world, step, null, null);
            case PUBLISH_EXCEPT -> publish(world, step, client, null);
            case PUBLISH_VARIANT -> publish(world, step, client, client);
            case RECLASS -> world.reclass(client, step.guild(), step.number() % RelayWorld.CLASSES);
            case RESTART_GUILD -> world.restartGuild(step.guild());
            case READ -> client.read();
            case CUT -> client.cut();
            case FORGET -> {
                client.cut();
                client.forget(step.number() % 5);
            }
            case RESUME -> client.resume();
            case STOP_READING -> client.reads(false);
            case GO_ON_READING -> client.reads(true);
            case CRASH_HANDING_OVER -> {
                world.loops.get(step.number() % world.loops.size()).failNext(1);
                publish(world, step, null, null);
                world.loops.forEach(loop -> loop.failNext(0));
            }
            case CRASH_BETWEEN_PARTS -> {
                // Each append asks twice: the third time is in the second variant.
                world.clockFailsAfter(2 + step.number() % 2);
                publish(world, step, client, client);
            }
            case CRASH_FOR_GOOD -> world.publishPoison(step.guild(), step.number() % RelayWorld.CLASSES);
        }
        world.clients.forEach(ResumeProperties::startAgainIfTold);
    }

    private static void startAgainIfTold(Client client) {
        if (!client.refused()) return;
        client.refusals++;
        client.cut();
        client.identify();
    }

    private static void publish(RelayWorld world, Step step, @Nullable Client except, @Nullable Client also) {
        int first = step.number() % RelayWorld.CLASSES;
        List<Integer> classes =
                step.number() % 2 == 0 ? List.of(first) : List.of(first, (first + 1) % RelayWorld.CLASSES);
        world.publish(step.guild(), classes, step.number(), except, also);
    }

    private static void comeBack(RelayWorld world) {
        for (Client client : world.clients) {
            client.reads(true);
            client.read();
            if (!client.connected()) client.resume();
            client.read();
        }
    }
}
