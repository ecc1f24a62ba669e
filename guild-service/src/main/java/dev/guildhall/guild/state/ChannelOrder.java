package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.id.ChannelId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The order of channels. Those in one category and of one kind are sorted together, by position and then by
/// id. A channel that takes a position has it for itself: who stood there makes room, and nobody else moves.
///
/// Positions that a client names are kept as they are, since libraries number differently: one counts within
/// the category, another over the whole guild.
final class ChannelOrder {
    private static final Comparator<Channel> ORDER =
            Comparator.comparingInt(Channel::position).thenComparing(Channel::id);

    private final Map<ChannelId, Channel> before;
    private final Map<ChannelId, Channel> after;
    private final Map<ChannelId, Integer> wanted;

    /// @param before the channels as they stood
    /// @param after the same where the wanted ones are in their new categories, and new ones are there
    /// @param wanted where channels of `after` want to stand
    ChannelOrder(Map<ChannelId, Channel> before, Map<ChannelId, Channel> after, Map<ChannelId, Integer> wanted) {
        this.before = before;
        this.after = after;
        this.wanted = wanted;
    }

    /// What clients sort together.
    private record Group(int sort, @Nullable ChannelId parentId) {
        static Group of(Channel channel) {
            return new Group(ChannelRules.sort(channel.type()), channel.parentId());
        }
    }

    /// The channels that get another position: the wanted ones, then those that make room.
    List<Channel> moved() {
        List<Channel> moved = new ArrayList<>();
        Set<Group> touched = new HashSet<>();
        wanted.forEach((id, position) -> {
            Channel channel = Objects.requireNonNull(after.get(id), "a wanted channel is there");
            if (channel.position() != position || stoodAt(channel) == null) {
                touched.add(Group.of(channel));
            }
            if (channel.position() != position) {
                moved.add(channel.withPosition(position));
            }
        });
        touched.forEach(group -> moved.addAll(makingRoom(group)));
        return moved;
    }

    private List<Channel> makingRoom(Group group) {
        List<Channel> named = members(group).filter(this::named).toList();
        Set<Integer> taken = new HashSet<>();
        named.forEach(each -> taken.add(wanted.get(each.id())));
        List<Channel> moved = new ArrayList<>();
        int free = 0;
        for (Channel other :
                members(group).filter(each -> !named(each)).sorted(ORDER).toList()) {
            int position = Math.max(free, other.position() - overtaking(other, named));
            while (taken.contains(position)) {
                position++;
            }
            free = position + 1;
            if (position != other.position()) {
                moved.add(other.withPosition(position));
            }
        }
        return moved;
    }

    /// How many stood before `other` and will stand where it is or behind it: it moves up by as many. Moving to
    /// a taken place from before so means standing behind who is there, from behind it means standing before.
    private int overtaking(Channel other, List<Channel> named) {
        int count = 0;
        for (Channel each : named) {
            Integer stood = stoodAt(each);
            boolean passes = stood != null
                    && stood < other.position()
                    && Objects.requireNonNull(wanted.get(each.id())) >= other.position();
            count += passes ? 1 : 0;
        }
        return count;
    }

    /// Null for who comes into the group.
    private @Nullable Integer stoodAt(Channel channel) {
        Channel stood = before.get(channel.id());
        return stood == null || !Group.of(stood).equals(Group.of(channel)) ? null : (Integer) stood.position();
    }

    private boolean named(Channel channel) {
        return wanted.containsKey(channel.id());
    }

    private Stream<Channel> members(Group group) {
        return after.values().stream().filter(each -> Group.of(each).equals(group));
    }
}
