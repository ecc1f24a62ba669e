package dev.guildhall.benchmarks;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.list.MemberLists;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A guild whose members are all online, and its one list, which one session looks at.
final class ListedGuild {
    private static final GuildId GUILD = new GuildId(1000);
    private static final ChannelId CHANNEL = new ChannelId(1001);
    private static final Presence ONLINE = new Presence(PresenceStatus.ONLINE, List.of(), Map.of());
    private static final int CHANGES_PER_TELLING = 1000;

    private final MemberLists lists = new MemberLists();
    private final List<MemberProfile> members = new ArrayList<>();
    private final Random random = new Random(7);
    private long bytesTold;

    ListedGuild(int count) {
        for (int id = 1; id <= count; id++) {
            UserId user = new UserId(id);
            members.add(new MemberProfile(
                    Member.joined(user, Instant.EPOCH, List.of()),
                    new User(user, "name" + Integer.reverse(id), "0", null, null, false, 0)));
        }
        lists.open(snapshot(count), members, user -> ONLINE);
        lists.watch(new SessionId("one"), members.getFirst().member(), Map.of(CHANNEL, RowBlocks.of(List.of(0))));
    }

    /// Renames members, so that their rows move anywhere; nanoseconds that one costs, the session's telling after
    /// each thousand included.
    double rename(int changes) {
        long startNs = System.nanoTime();
        for (int i = 1; i <= changes; i++) {
            int index = random.nextInt(members.size());
            MemberProfile before = members.get(index);
            MemberProfile after = new MemberProfile(named(before.member(), "name" + random.nextInt()), before.user());
            members.set(index, after);
            lists.changed(after);
            if (i % CHANGES_PER_TELLING == 0) {
                lists.tell()
                        .forEach(update -> bytesTold += update.event().body().length());
            }
        }
        return (System.nanoTime() - startNs) / (double) changes;
    }

    long bytesTold() {
        return bytesTold;
    }

    private static Member named(Member member, String nick) {
        return new Member(member.userId(), nick, null, member.roles(), member.joinedAt(), false, false, false, null, 0);
    }

    private static GuildSnapshot snapshot(int count) {
        Guild guild = new Guild(
                GUILD,
                "Large",
                null,
                null,
                new UserId(1),
                0,
                0,
                0,
                0,
                300,
                null,
                null,
                0,
                null,
                null,
                "en-US",
                List.of(),
                count);
        RoleId everyone = guild.everyoneRoleId();
        Role role = new Role(
                everyone, "everyone", 0, false, 0, Permission.VIEW_CHANNEL.mask(), false, false, null, null, null, 0);
        Channel channel = new Channel(
                CHANNEL, GUILD, ChannelType.GUILD_TEXT, "c", null, false, 0, null, List.of(), 0, 0, 0, null, 0);
        return new GuildSnapshot(guild, Map.of(CHANNEL, channel), Map.of(everyone, role), Map.of(), Map.of());
    }
}
