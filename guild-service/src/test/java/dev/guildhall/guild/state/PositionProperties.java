package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.ChannelPosition;
import dev.guildhall.common.guild.GuildCommand.CreateChannel;
import dev.guildhall.common.guild.GuildCommand.MoveChannels;
import dev.guildhall.common.guild.GuildCommand.MoveRoles;
import dev.guildhall.common.guild.GuildCommand.RolePosition;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Channels and roles that are put in order, several at once, again and again.
class PositionProperties {
    private static final int EACH = 4;

    /// Which of the channels or roles, and where it is to stand.
    record Wish(int which, int position) {}

    @Property(tries = 300)
    void channelsStandWhereTheyWereSentAndTheOthersKeepTheirOrder(
            @ForAll @Size(max = 6) List<@From("moves") List<Wish>> moves) {
        TestGuild guild = TestGuild.founded();
        List<ChannelId> channels = channels(guild);
        for (List<Wish> move : moves) {
            Map<ChannelId, Integer> wanted = new HashMap<>();
            move.forEach(wish -> wanted.put(channels.get(wish.which() % channels.size()), wish.position()));
            Map<ChannelId, Channel> before = guild.snapshot().channels();
            guild.accept(OWNER, new MoveChannels(channelPositions(wanted)));
            assertMoved(before, guild.snapshot().channels(), wanted);
        }
    }

    @Property(tries = 300)
    void rolesStandWithoutGapsAndThoseThatWereNotSentKeepTheirOrder(
            @ForAll @Size(max = 6) List<@From("moves") List<Wish>> moves) {
        TestGuild guild = TestGuild.founded();
        for (int made = 0; made < 2 * EACH; made++) {
            guild.role(Permission.VIEW_CHANNEL);
        }
        for (List<Wish> move : moves) {
            List<RoleId> order = order(guild);
            Map<RoleId, Integer> wanted = new HashMap<>();
            move.forEach(wish -> wanted.put(order.get(wish.which() % order.size()), 1 + wish.position()));
            List<RolePosition> positions = new ArrayList<>();
            wanted.forEach((id, position) -> positions.add(new RolePosition(id, Patch.set(position))));
            guild.accept(OWNER, new MoveRoles(positions));

            assertThat(guild.snapshot().roles().values().stream()
                            .map(Role::position)
                            .sorted())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(0, order.size()).boxed().toList());
            assertThat(without(order(guild), wanted.keySet())).isEqualTo(without(order, wanted.keySet()));
        }
    }

    @Provide
    Arbitrary<List<Wish>> moves() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 12))
                .as(Wish::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static void assertMoved(
            Map<ChannelId, Channel> before, Map<ChannelId, Channel> after, Map<ChannelId, Integer> wanted) {
        wanted.forEach(
                (id, position) -> assertThat(channel(after, id).position()).isEqualTo(position));
        Set<List<@Nullable Object>> moved = new HashSet<>();
        wanted.forEach((id, position) -> {
            if (channel(before, id).position() != position) moved.add(group(channel(before, id)));
        });
        for (Channel channel : after.values()) {
            Channel old = channel(before, channel.id());
            if (!moved.contains(group(channel))) {
                assertThat(channel).isEqualTo(old);
            }
        }
        for (List<@Nullable Object> group : moved) {
            List<ChannelId> stayed = named(before, group, wanted, false);
            assertThat(named(after, group, wanted, false)).isEqualTo(stayed);
            Set<Integer> taken = new HashSet<>();
            named(after, group, wanted, true)
                    .forEach(id -> taken.add(channel(after, id).position()));
            Set<Integer> rest = new HashSet<>();
            for (ChannelId id : stayed) {
                int position = channel(after, id).position();
                assertThat(taken).doesNotContain(position);
                assertThat(rest.add(position)).as("two at %s", position).isTrue();
            }
        }
    }

    /// The channels of a group that were sent, or that were not, as clients sort them.
    private static List<ChannelId> named(
            Map<ChannelId, Channel> channels,
            List<@Nullable Object> group,
            Map<ChannelId, Integer> wanted,
            boolean sent) {
        return channels.values().stream()
                .filter(each -> group(each).equals(group) && wanted.containsKey(each.id()) == sent)
                .sorted(Comparator.comparingInt(Channel::position).thenComparing(Channel::id))
                .map(Channel::id)
                .toList();
    }

    /// What clients sort together: kinds that look alike, in one category.
    private static List<@Nullable Object> group(Channel channel) {
        List<@Nullable Object> group = new ArrayList<>();
        group.add(channel.type());
        group.add(channel.parentId());
        return group;
    }

    private static Channel channel(Map<ChannelId, Channel> channels, ChannelId id) {
        return Objects.requireNonNull(channels.get(id));
    }

    /// Text and voice channels in two categories.
    private static List<ChannelId> channels(TestGuild guild) {
        List<ChannelId> made = new ArrayList<>();
        ChannelId second = made(guild, ChannelType.GUILD_CATEGORY, null);
        for (int each = 0; each < EACH; each++) {
            made.add(made(guild, ChannelType.GUILD_TEXT, second));
            made.add(made(guild, ChannelType.GUILD_TEXT, guild.category()));
            made.add(made(guild, ChannelType.GUILD_VOICE, second));
        }
        return made;
    }

    private static ChannelId made(TestGuild guild, ChannelType type, @Nullable ChannelId parent) {
        String name = "c" + guild.snapshot().channels().size();
        guild.accept(OWNER, new CreateChannel(TestGuild.newChannel(name, type, parent)));
        return guild.channel(name).id();
    }

    private static List<ChannelPosition> channelPositions(Map<ChannelId, Integer> wanted) {
        List<ChannelPosition> positions = new ArrayList<>();
        wanted.forEach(
                (id, position) -> positions.add(new ChannelPosition(id, Patch.set(position), Patch.keep(), false)));
        return positions;
    }

    private static List<RoleId> order(TestGuild guild) {
        return guild.snapshot().roles().values().stream()
                .filter(role -> !role.id().equals(guild.guild().everyoneRoleId()))
                .sorted(Comparator.comparing(Rank::of))
                .map(Role::id)
                .toList();
    }

    private static <T> List<T> without(List<T> order, Set<T> named) {
        return order.stream().filter(each -> !named.contains(each)).toList();
    }
}
