package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.PinMessage;
import dev.guildhall.common.guild.GuildCommand.UnpinMessage;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// A channel that is nearly full of pins, while earlier changes are on their way to the store.
class PinProperties {
    private static final int MESSAGES = Limits.PINS_PER_CHANNEL_MAX + 3;

    record Step(int kind, int message) {}

    @Property(tries = 15)
    void noMoreArePinnedThanAChannelHolds(@ForAll("steps") List<Step> steps) {
        TestGuild guild = TestGuild.founded();
        ChannelId text = guild.text();
        List<MessageId> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(guild.sent(OWNER, say(text, "message " + i)).id());
        }
        Deque<MessageId> pinned = new ArrayDeque<>();
        for (MessageId message : messages.subList(0, Limits.PINS_PER_CHANNEL_MAX - 1)) {
            guild.accept(OWNER, new PinMessage(text, message));
            pinned.addFirst(message);
        }
        guild.restart();
        guild.lag();
        for (Step step : steps) {
            take(step, guild, text, messages, pinned);
        }
        while (guild.catchUp()) {
            // Until all is durable.
        }
        assertThat(guild.rows.pins(text).stream().map(Pin::messageId).toList()).isEqualTo(new ArrayList<>(pinned));
        assertThat(guild.rows.pins(text).stream().map(Pin::pinnedAt)).doesNotHaveDuplicates();
    }

    private static void take(
            Step step, TestGuild guild, ChannelId text, List<MessageId> messages, Deque<MessageId> pinned) {
        MessageId message = messages.get(step.message() % messages.size());
        switch (step.kind()) {
            case 0, 1, 2 -> {
                if (!pinned.contains(message) && pinned.size() == Limits.PINS_PER_CHANNEL_MAX) {
                    assertThat(guild.refused(OWNER, new PinMessage(text, message)))
                            .isEqualTo(ApiError.MAX_PINS);
                    return;
                }
                guild.accept(OWNER, new PinMessage(text, message));
                if (!pinned.contains(message)) {
                    pinned.addFirst(message);
                }
            }
            case 3 -> {
                guild.accept(OWNER, new UnpinMessage(text, message));
                pinned.remove(message);
            }
            case 4 -> {
                guild.accept(OWNER, new DeleteMessage(text, message));
                pinned.remove(message);
                messages.remove(message);
            }
            default -> guild.catchUp();
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6).withoutEdgeCases(),
                        Arbitraries.frequencyOf(
                                Tuple.of(
                                        1, Arbitraries.integers().between(0, 10).withoutEdgeCases()),
                                Tuple.of(
                                        1,
                                        Arbitraries.integers()
                                                .between(MESSAGES - 6, MESSAGES - 1)
                                                .withoutEdgeCases())))
                .as(Step::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }
}
