package dev.guildhall.guild.state;

import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message's reaction counts while they are decided about. Immutable.
record ReactionTally(List<ReactionCount> counts) {
    ReactionTally {
        counts = List.copyOf(counts);
    }

    @Nullable
    ReactionCount of(ReactionEmoji emoji) {
        return counts.stream()
                .filter(each -> each.emoji().same(emoji))
                .findFirst()
                .orElse(null);
    }

    /// Whether a reaction with this id (null: none) is one of those that are counted: it was not cleared since.
    static boolean counts(@Nullable ReactionCount count, @Nullable Long id) {
        return count != null && id != null && Long.compareUnsigned(id, count.since()) >= 0;
    }

    /// One more. An emoji that is new comes last.
    ReactionTally plus(ReactionEmoji emoji, long id) {
        List<ReactionCount> more = new ArrayList<>(counts);
        ReactionCount count = of(emoji);
        if (count == null) {
            more.add(new ReactionCount(emoji, 1, id));
        } else {
            more.set(more.indexOf(count), new ReactionCount(count.emoji(), count.count() + 1, count.since()));
        }
        return new ReactionTally(more);
    }

    /// One less of what is there. The last one takes the emoji along.
    ReactionTally minus(ReactionCount count) {
        if (count.count() == 1) {
            return without(count);
        }
        List<ReactionCount> less = new ArrayList<>(counts);
        less.set(less.indexOf(count), new ReactionCount(count.emoji(), count.count() - 1, count.since()));
        return new ReactionTally(less);
    }

    ReactionTally without(ReactionCount count) {
        return new ReactionTally(
                counts.stream().filter(each -> !each.equals(count)).toList());
    }
}
