package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.AddReaction;
import dev.guildhall.common.guild.GuildCommand.ClearEmoji;
import dev.guildhall.common.guild.GuildCommand.ClearReactions;
import dev.guildhall.common.guild.GuildCommand.RemoveReaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Reactions come and go while earlier ones are on their way to the store, which answers reads with what was
/// there before.
class ReactionProperties {
    private static final List<UserId> PEOPLE = List.of(OWNER, ANN, BOB);
    private static final List<ReactionEmoji> EMOJIS = List.of(
            new ReactionEmoji.Unicode("👍"), new ReactionEmoji.Unicode("👍🏿"), new ReactionEmoji.Unicode("❤️"));

    /// Of ten kinds of step five add, two take back, one clears, two let the store catch up.
    record Step(int kind, int user, int emoji) {}

    @Property(tries = 400)
    void countsAreExactWhateverIsStillOnItsWay(@ForAll("steps") List<Step> steps) {
        TestGuild guild = TestGuild.founded();
        ChannelId text = guild.text();
        MessageId message = guild.sent(ANN, say(text, "hello")).id();
        guild.restart();
        guild.lag();
        Map<ReactionEmoji, Set<UserId>> model = new LinkedHashMap<>();
        for (Step step : steps) {
            UserId user = PEOPLE.get(step.user());
            ReactionEmoji emoji = EMOJIS.get(step.emoji());
            switch (step.kind()) {
                case 0, 1, 2, 3, 4 -> {
                    boolean isNew = model.computeIfAbsent(emoji, any -> new LinkedHashSet<>())
                            .add(user);
                    guild.accept(user, new AddReaction(text, message, emoji));
                    assertThat(guild.events()).hasSize(isNew ? 1 : 0);
                }
                case 5, 6 -> {
                    boolean was = model.getOrDefault(emoji, Set.of()).contains(user);
                    model.computeIfPresent(emoji, (any, users) -> {
                        users.remove(user);
                        return users.isEmpty() ? null : users;
                    });
                    guild.accept(user, new RemoveReaction(text, message, emoji, user));
                    assertThat(guild.events()).hasSize(was ? 1 : 0);
                }
                case 7 -> {
                    model.clear();
                    guild.accept(OWNER, new ClearReactions(text, message));
                }
                case 8 -> {
                    model.remove(emoji);
                    guild.accept(OWNER, new ClearEmoji(text, message, emoji));
                }
                default -> guild.catchUp();
            }
        }
        while (guild.catchUp()) {
            // Until all is durable.
        }
        assertThat(counted(guild.rows.counts(message))).isEqualTo(sizes(model));
        assertThat(guild.rows.counts(message).stream().map(ReactionCount::emoji).toList())
                .isEqualTo(new ArrayList<>(model.keySet()));
        EMOJIS.forEach(
                emoji -> assertThat(guild.rows.reacted(message, emoji)).isEqualTo(model.getOrDefault(emoji, Set.of())));
    }

    private static Map<ReactionEmoji, Integer> counted(List<ReactionCount> counts) {
        Map<ReactionEmoji, Integer> counted = new HashMap<>();
        counts.forEach(count -> counted.put(count.emoji(), count.count()));
        return counted;
    }

    private static Map<ReactionEmoji, Integer> sizes(Map<ReactionEmoji, Set<UserId>> model) {
        Map<ReactionEmoji, Integer> sizes = new HashMap<>();
        model.forEach((emoji, users) -> sizes.put(emoji, users.size()));
        return sizes;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 2).withoutEdgeCases(),
                        Arbitraries.integers().between(0, 2).withoutEdgeCases())
                .as(Step::new)
                .list()
                .ofMaxSize(60);
    }
}
