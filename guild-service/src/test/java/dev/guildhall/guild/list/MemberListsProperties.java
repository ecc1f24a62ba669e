package dev.guildhall.guild.list;

import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.PresenceStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// People come, go, are renamed and change roles, roles and channels change, sessions look here and there. Clients
/// that do what they are sent have the rows that a plain calculation gives.
class MemberListsProperties {
    private static final int STEPS = 80;
    private static final int SESSIONS = 5;
    /// Three are there from the start, others are made while somebody looks.
    private static final int ROLES = 6;

    private static final PresenceStatus[] STATUSES = {
        PresenceStatus.ONLINE, PresenceStatus.IDLE, PresenceStatus.DND, PresenceStatus.OFFLINE
    };

    @Property(tries = 60)
    void clientsHaveWhatTheListsHold(@ForAll long seed, @ForAll @IntRange(min = 6, max = 330) int members) {
        Random random = new Random(seed);
        ListedGuild guild = new ListedGuild(members);
        for (long role = 50; role < 53; role++) {
            guild.put(ListedGuild.role(role, true, (int) role, 0));
        }
        for (long channel = 10; channel < 13; channel++) {
            guild.channel(channel);
        }
        for (int step = 0; step < STEPS; step++) {
            happens(guild, random, members);
            if (random.nextInt(3) == 0) {
                guild.expectAllUpToDate();
            }
        }
        guild.expectAllUpToDate();
    }

    private static void happens(ListedGuild guild, Random random, int members) {
        UserId somebody = new UserId(1L + random.nextInt(members + 10));
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5 -> guild.presence(somebody, STATUSES[random.nextInt(STATUSES.length)]);
            case 6, 7 -> guild.nick(somebody, random.nextBoolean() ? null : "n" + random.nextInt(9));
            case 8, 9 -> guild.roles(somebody, roles(random));
            case 10 -> guild.joins(somebody);
            case 11 -> leaves(guild, somebody);
            case 12 -> crowd(guild, random, members);
            case 13 -> structure(guild, random);
            case 14 -> guild.forget(session(random));
            case 15 -> guild.tell();
            default -> looks(guild, random);
        }
    }

    /// The owner cannot leave.
    private static void leaves(ListedGuild guild, UserId somebody) {
        if (!somebody.equals(guild.snapshot().guild().ownerId())) {
            guild.leaves(somebody);
        }
    }

    /// Many at once, so that rows are sent anew.
    private static void crowd(ListedGuild guild, Random random, int members) {
        for (int i = 0; i < 90; i++) {
            guild.presence(new UserId(1L + random.nextInt(members)), STATUSES[random.nextInt(STATUSES.length)]);
        }
    }

    private static void structure(ListedGuild guild, Random random) {
        long role = 50L + random.nextInt(ROLES);
        long channel = 10L + random.nextInt(3);
        switch (random.nextInt(9)) {
            case 0, 1 ->
                guild.put(ListedGuild.role(
                        role,
                        random.nextBoolean(),
                        1 + random.nextInt(3),
                        random.nextInt(5) == 0 ? Permission.ADMINISTRATOR.mask() : 0));
            case 2 -> guild.deleteRole(new RoleId(role));
            case 3, 4 -> guild.channel(channel, ListedGuild.overwrite(role, OverwriteType.ROLE, 0, ListedGuild.VIEW));
            case 5 ->
                guild.channel(
                        channel,
                        ListedGuild.overwrite(1000, OverwriteType.ROLE, 0, ListedGuild.VIEW),
                        ListedGuild.overwrite(role, OverwriteType.ROLE, ListedGuild.VIEW, 0),
                        ListedGuild.overwrite(1 + random.nextInt(SESSIONS), OverwriteType.MEMBER, ListedGuild.VIEW, 0));
            case 6 -> guild.deleteChannel(channel);
            case 7 -> guild.owner(new UserId(1L + random.nextInt(5)));
            default -> guild.grows(random.nextInt(4) == 0 ? 2000 : 0);
        }
    }

    private static void looks(ListedGuild guild, Random random) {
        Map<ChannelId, RowBlocks> wanted = new HashMap<>();
        int channels = random.nextInt(3);
        for (int i = 0; i < channels; i++) {
            List<Integer> blocks = new ArrayList<>(List.of(random.nextInt(4)));
            while (random.nextBoolean()) {
                blocks.add(random.nextInt(4));
            }
            wanted.put(new ChannelId(10L + random.nextInt(3)), RowBlocks.of(blocks));
        }
        SessionId session = session(random);
        guild.watches(session.value(), new UserId(Long.parseLong(session.value()) + 1), wanted);
    }

    private static SessionId session(Random random) {
        return new SessionId(Integer.toString(random.nextInt(SESSIONS)));
    }

    private static List<RoleId> roles(Random random) {
        List<RoleId> roles = new ArrayList<>();
        for (long role = 50; role < 50 + ROLES; role++) {
            if (random.nextInt(3) == 0) {
                roles.add(new RoleId(role));
            }
        }
        return roles;
    }
}
