package dev.guildhall.guild.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.RandomSteps.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/// What holds in a guild whatever people ask of it.
class GuildStateProperties {
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void guildStaysWhole(@ForAll("steps") List<Step> steps) {
        TestGuild guild = peopled();
        for (Step step : steps) {
            RandomSteps chosen = new RandomSteps(guild, step);
            if (guild.decide(chosen.actor(), chosen.command()) instanceof Accepted accepted) {
                guild.take(accepted);
                assertWhole(guild);
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void rowsLoadedAnewAreTheGuildThatWroteThem(@ForAll("steps") List<Step> steps) {
        TestGuild guild = peopled();
        TestGuild restarting = peopled();
        for (Step step : steps) {
            RandomSteps chosen = new RandomSteps(guild, step);
            Decision decision = guild.decide(chosen.actor(), chosen.command());
            assertThat(restarting.decide(chosen.actor(), chosen.command())).isEqualTo(decision);
            if (decision instanceof Accepted accepted) {
                guild.take(accepted);
                restarting.take(accepted);
            }
            restarting.restart();
            assertThat(restarting.snapshot()).isEqualTo(guild.snapshot());
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void nobodyGivesWhatItLacksNorReachesAboveItself(@ForAll("steps") List<Step> steps) {
        TestGuild guild = peopled();
        for (Step step : steps) {
            RandomSteps chosen = new RandomSteps(guild, step);
            GuildSnapshot before = guild.snapshot();
            Map<UserId, Member> members = new HashMap<>(guild.rows.members);
            Member actor = members.get(chosen.actor());
            if (guild.decide(chosen.actor(), chosen.command()) instanceof Accepted accepted) {
                guild.take(accepted);
                // A bot that leaves takes its own role along, which may be its highest.
                boolean stays = guild.rows.members.containsKey(chosen.actor());
                if (actor != null
                        && stays
                        && !actor.userId().equals(before.guild().ownerId())) {
                    assertWithinReach(guild, before, members, actor);
                }
            }
        }
    }

    private static void assertWhole(TestGuild guild) {
        GuildSnapshot snapshot = guild.snapshot();
        assertThat(guild.role(guild.guild().everyoneRoleId()).position()).isZero();
        assertThat(guild.guild().memberCount()).isEqualTo(guild.rows.members.size());
        assertThat(guild.rows.members).containsKey(guild.guild().ownerId());
        for (Channel channel : snapshot.channels().values()) {
            assertStands(snapshot, channel);
        }
        ChannelId system = guild.guild().systemChannelId();
        assertThat(system == null || snapshot.channels().containsKey(system)).isTrue();
        assertThat(guild.rows.invites.values())
                .allMatch(each -> snapshot.channels().containsKey(each.channelId()));
        assertThat(snapshot.channels().keySet())
                .containsAll(snapshot.lastMessages().keySet());
    }

    private static void assertStands(GuildSnapshot snapshot, Channel channel) {
        ChannelId parentId = channel.parentId();
        if (parentId != null) {
            Channel parent = snapshot.channels().get(parentId);
            assertThat(parent).matches(each -> each != null && each.type() == ChannelType.GUILD_CATEGORY);
        }
        Set<Long> ids = new HashSet<>();
        for (Overwrite overwrite : channel.overwrites()) {
            boolean ofRole = overwrite.type() == OverwriteType.ROLE;
            assertThat(ids.add(overwrite.id())).isTrue();
            assertThat(ofRole && !snapshot.roles().containsKey(new RoleId(overwrite.id())))
                    .isFalse();
        }
    }

    private static void assertWithinReach(
            TestGuild guild, GuildSnapshot before, Map<UserId, Member> members, Member actor) {
        long rights = PermissionCalculator.inGuild(before.guild(), before.roles(), actor, guild.now());
        Rank rank = Rank.highest(before, actor);
        for (Role role : guild.snapshot().roles().values()) {
            Role old = before.roles().get(role.id());
            long gained = role.permissions() & ~(old == null ? 0 : old.permissions());
            assertThat(gained & ~rights)
                    .as("bits that the actor lacks, in %s", role)
                    .isZero();
            if (old != null && Rank.of(old).compareTo(rank) >= 0 && old.position() > 0) {
                assertThat(role.permissions()).as("a role above the actor").isEqualTo(old.permissions());
            }
        }
        assertThat(above(guild.snapshot(), before, rank)).isEqualTo(above(before, before, rank));
        guild.rows.members.forEach((userId, member) -> assertRolesWithinReach(
                before,
                Objects.requireNonNullElse(members.get(userId), Member.joined(userId, guild.now(), List.of())),
                member,
                rank));
        for (Channel channel : guild.snapshot().channels().values()) {
            assertOverwritesWithinReach(guild, before, channel, actor, rights);
        }
    }

    /// The roles from the top down to the actor's highest, as they stood `before`. A new role at the bottom is
    /// passed over: who has no role but @everyone makes it above itself, as everybody's new roles stand above
    /// @everyone.
    private static List<RoleId> above(GuildSnapshot now, GuildSnapshot before, Rank rank) {
        int count = (int) before.roles().values().stream()
                .filter(role -> Rank.of(role).compareTo(rank) >= 0)
                .count();
        return now.roles().values().stream()
                .filter(role -> before.roles().containsKey(role.id()) || role.position() > RoleOrder.BOTTOM)
                .sorted((one, other) -> Rank.of(other).compareTo(Rank.of(one)))
                .limit(count)
                .map(Role::id)
                .toList();
    }

    /// Somebody gets an old role only from somebody who stands above it. Who comes gets at most a new one.
    private static void assertRolesWithinReach(GuildSnapshot before, Member old, Member now, Rank rank) {
        for (RoleId id : now.roles()) {
            Role role = before.roles().get(id);
            if (role != null && !old.roles().contains(id)) {
                assertThat(Rank.of(role)).as("given away").isLessThan(rank);
            }
        }
    }

    /// Overwrites of roles that went are no change that anybody asked for. A category passes on to its children
    /// what the actor may change in it.
    private static void assertOverwritesWithinReach(
            TestGuild guild, GuildSnapshot before, Channel channel, Member actor, long rights) {
        Channel old = before.channels().get(channel.id());
        Channel parent = channel.parentId() == null ? null : before.channels().get(channel.parentId());
        Channel source = old == null ? parent : old;
        long mine = old == null ? rights : rightsIn(guild, before, old, actor) | rightsIn(guild, before, parent, actor);
        Set<Overwrite> was = source == null ? Set.of() : Set.copyOf(source.overwrites());
        long touched = 0;
        for (Overwrite overwrite : channel.overwrites()) {
            Overwrite earlier = source == null ? null : OverwriteRules.find(source.overwrites(), overwrite.id());
            touched |= was.contains(overwrite) ? 0 : OverwriteRules.difference(earlier, overwrite);
        }
        boolean all = Permission.ADMINISTRATOR.in(rights);
        assertThat(all ? 0 : touched & ~mine)
                .as("bits that the actor lacks, in %s", channel)
                .isZero();
    }

    private static long rightsIn(TestGuild guild, GuildSnapshot before, @Nullable Channel channel, Member actor) {
        return channel == null
                ? 0
                : PermissionCalculator.inChannel(before.guild(), before.roles(), channel, actor, guild.now());
    }

    /// Ann manages nearly everything, Bob only roles.
    private static TestGuild peopled() {
        TestGuild guild = TestGuild.founded();
        guild.grant(TestGuild.BOB, Permission.MANAGE_ROLES);
        guild.role(Permission.KICK_MEMBERS);
        guild.grant(
                TestGuild.ANN,
                Permission.MANAGE_ROLES,
                Permission.MANAGE_CHANNELS,
                Permission.MANAGE_GUILD,
                Permission.KICK_MEMBERS,
                Permission.BAN_MEMBERS,
                Permission.MODERATE_MEMBERS);
        guild.role(Permission.ADMINISTRATOR);
        return guild;
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Integer> actors =
                Arbitraries.frequency(Tuple.of(2, 0), Tuple.of(6, 1), Tuple.of(4, 2), Tuple.of(1, 3), Tuple.of(1, 4));
        Arbitrary<Integer> things = Arbitraries.integers().between(0, 9).withoutEdgeCases();
        Arbitrary<Long> bits = Arbitraries.of(
                        Permission.VIEW_CHANNEL,
                        Permission.SEND_MESSAGES,
                        Permission.MANAGE_ROLES,
                        Permission.MANAGE_CHANNELS,
                        Permission.KICK_MEMBERS,
                        Permission.CONNECT,
                        Permission.ADMINISTRATOR,
                        Permission.MANAGE_MESSAGES)
                .set()
                .ofMaxSize(3)
                .map(set -> Permission.of(set.toArray(Permission[]::new)));
        return Combinators.combine(
                        Arbitraries.integers().between(0, RandomSteps.KINDS - 1).withoutEdgeCases(),
                        actors,
                        things,
                        things,
                        bits)
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }
}
