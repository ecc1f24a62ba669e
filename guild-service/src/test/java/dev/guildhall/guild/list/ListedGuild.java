package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.protocol.PresenceStatus;
import dev.guildhall.common.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A guild whose lists are told what happens, beside a plain account of it, from which each list is calculated
/// anew whenever one is asked for.
final class ListedGuild {
    static final GuildId GUILD = new GuildId(1000);
    static final UserId OWNER = new UserId(1);
    static final long VIEW = Permission.VIEW_CHANNEL.mask();
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    final MemberLists lists = new MemberLists();
    final Map<UserId, MemberProfile> members = new TreeMap<>();
    final Map<UserId, Presence> presences = new HashMap<>();
    final Map<SessionId, Viewer> viewers = new LinkedHashMap<>();
    final Map<SessionId, UserId> users = new HashMap<>();
    final Map<SessionId, Map<ChannelId, RowBlocks>> wanted = new HashMap<>();
    private final Map<ChannelId, Channel> channels = new HashMap<>();
    private final Map<RoleId, Role> roles = new HashMap<>();
    private UserId owner = OWNER;
    /// Members of whom nothing is known here.
    private int strangers;

    private boolean offlineListed = true;

    ListedGuild(int count) {
        put(role(GUILD.value(), false, 0, VIEW));
        for (int id = 1; id <= count; id++) {
            member(id, null);
        }
    }

    static Role role(long id, boolean hoist, int position, long permissions) {
        return new Role(new RoleId(id), "r" + id, 0, hoist, position, permissions, false, false, null, null, null, 0);
    }

    static Presence seen(PresenceStatus status) {
        return status.shown() ? new Presence(status, List.of(), Map.of()) : Presence.OFFLINE;
    }

    static Overwrite overwrite(long id, OverwriteType type, long allow, long deny) {
        return new Overwrite(id, type, allow, deny);
    }

    GuildSnapshot snapshot() {
        Guild row = new Guild(
                GUILD,
                "Here",
                null,
                null,
                owner,
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
                members.size() + strangers);
        return new GuildSnapshot(row, Map.copyOf(channels), Map.copyOf(roles), Map.of(), Map.of());
    }

    // What happens

    void member(long id, @Nullable String nick) {
        UserId user = new UserId(id);
        Member joined = Member.joined(user, NOW, List.of());
        profile(joined, nick);
    }

    void joins(UserId user) {
        if (!members.containsKey(user)) {
            member(user.value(), null);
            lists.joined(profileOf(user));
            lists.counted(snapshot());
        }
    }

    void leaves(UserId user) {
        if (members.remove(user) != null) {
            presences.remove(user);
            sessionsOf(user).forEach(this::forget);
            lists.left(user);
            lists.counted(snapshot());
        }
    }

    void forget(SessionId session) {
        viewers.remove(session);
        wanted.remove(session);
        users.remove(session);
        lists.unwatch(session);
        offlineAgain();
    }

    void presence(UserId user, PresenceStatus status) {
        if (members.containsKey(user)) {
            presences.put(user, seen(status));
            if (status.shown()) {
                lists.seen(profileOf(user), seen(status));
            } else {
                lists.unseen(user);
            }
        }
    }

    void nick(UserId user, @Nullable String nick) {
        if (members.containsKey(user)) {
            profile(profileOf(user).member(), nick);
            memberChanged(user);
        }
    }

    /// As far as there are such roles.
    void roles(UserId user, List<RoleId> named) {
        if (members.containsKey(user)) {
            List<RoleId> held = named.stream().filter(roles::containsKey).toList();
            members.put(
                    user,
                    new MemberProfile(
                            profileOf(user).member().withRoles(held),
                            profileOf(user).user()));
            memberChanged(user);
        }
    }

    void owner(UserId user) {
        if (members.containsKey(user)) {
            owner = user;
            restructured();
        }
    }

    void grows(int by) {
        strangers = by;
        offlineListed &= members.size() + by <= 1000;
        lists.counted(snapshot());
    }

    void put(Role role) {
        roles.put(role.id(), role);
        restructured();
    }

    void deleteRole(RoleId gone) {
        roles.remove(gone);
        members.replaceAll((user, profile) -> new MemberProfile(
                profile.member()
                        .withRoles(profile.member().roles().stream()
                                .filter(id -> !id.equals(gone))
                                .toList()),
                profile.user()));
        restructured();
    }

    void channel(long id, Overwrite... overwrites) {
        channels.put(
                new ChannelId(id),
                new Channel(
                        new ChannelId(id),
                        GUILD,
                        ChannelType.GUILD_TEXT,
                        "c" + id,
                        null,
                        false,
                        0,
                        null,
                        List.of(overwrites),
                        0,
                        0,
                        0,
                        null,
                        0));
        restructured();
    }

    void deleteChannel(long id) {
        channels.remove(new ChannelId(id));
        restructured();
    }

    void watches(String id, UserId user, Map<ChannelId, RowBlocks> blocks) {
        if (!members.containsKey(user)) {
            return;
        }
        SessionId session = new SessionId(id);
        if (!lists.isOpen()) {
            offlineListed = members.size() + strangers <= 1000;
            lists.open(snapshot(), members.values(), this::presenceOf);
        }
        viewers.computeIfAbsent(session, first -> new Viewer());
        users.put(session, user);
        wanted.put(session, blocks);
        take(lists.watch(session, profileOf(user).member(), blocks));
        offlineAgain();
    }

    void tell() {
        take(lists.tell());
    }

    // What is so

    MemberProfile profileOf(UserId user) {
        return Objects.requireNonNull(members.get(user));
    }

    Presence presenceOf(UserId user) {
        return presences.getOrDefault(user, Presence.OFFLINE);
    }

    Viewer viewer(String session) {
        return Objects.requireNonNull(viewers.get(new SessionId(session)));
    }

    boolean sees(UserId user, Channel channel) {
        return (PermissionCalculator.inChannel(
                                snapshot().guild(),
                                roles,
                                channel,
                                profileOf(user).member(),
                                NOW)
                        & VIEW)
                != 0;
    }

    String listOf(long channel) {
        return ListKey.of(snapshot(), channelOf(channel)).id();
    }

    Channel channelOf(long id) {
        return Objects.requireNonNull(channels.get(new ChannelId(id)));
    }

    /// The list of a channel as it should be.
    List<String> rows(Channel channel) {
        List<Role> hoisted = roles.values().stream()
                .filter(Role::hoist)
                .sorted(Comparator.comparingInt((Role role) -> -role.position()).thenComparing(Role::id))
                .toList();
        List<String> groups = new ArrayList<>();
        hoisted.forEach(role -> groups.add(role.id().toString()));
        groups.add("online");
        groups.add("offline");
        Map<String, List<MemberProfile>> byGroup = new HashMap<>();
        for (MemberProfile each : members.values()) {
            String group = groupOf(each, hoisted);
            if (sees(each.user().id(), channel) && (offlineListed || !group.equals("offline"))) {
                byGroup.computeIfAbsent(group, first -> new ArrayList<>()).add(each);
            }
        }
        List<String> rows = new ArrayList<>();
        for (String group : groups) {
            List<MemberProfile> in = byGroup.getOrDefault(group, List.of());
            if (!in.isEmpty()) {
                rows.add(Viewer.head(group, in.size()));
                in.stream()
                        .sorted(Comparator.comparing(ListedGuild::name)
                                .thenComparing(each -> each.user().id()))
                        .forEach(each -> rows.add(text(each)));
            }
        }
        return rows;
    }

    /// Every client has the rows that it looks at, as they should be, of each channel that its user sees.
    void expectAllUpToDate() {
        tell();
        Map<ChannelId, List<String>> due = new HashMap<>();
        channels.forEach((id, channel) -> due.put(id, rows(channel)));
        viewers.forEach((session, viewer) -> wanted.getOrDefault(session, Map.of())
                .forEach((id, blocks) -> {
                    Channel channel = channels.get(id);
                    if (channel != null && sees(Objects.requireNonNull(users.get(session)), channel)) {
                        viewer.expect(listOf(id.value()), due.getOrDefault(id, List.of()), blocks);
                    }
                }));
    }

    private String groupOf(MemberProfile each, List<Role> hoisted) {
        if (!presenceOf(each.user().id()).shown()) {
            return "offline";
        }
        return hoisted.stream()
                .filter(role -> each.member().roles().contains(role.id()))
                .map(role -> role.id().toString())
                .findFirst()
                .orElse("online");
    }

    private String text(MemberProfile each) {
        StringBuilder held = new StringBuilder("[");
        each.member()
                .roles()
                .forEach(role -> held.append(held.length() > 1 ? "," : "")
                        .append('"')
                        .append(role)
                        .append('"'));
        return Viewer.member(
                each.user().id().toString(),
                String.valueOf(each.member().nick()),
                presenceOf(each.user().id()).status().wireName(),
                held + "]");
    }

    private static String name(MemberProfile each) {
        String nick = each.member().nick();
        return nick == null ? each.user().username() : nick;
    }

    private void profile(Member of, @Nullable String nick) {
        Member named =
                new Member(of.userId(), nick, null, of.roles(), of.joinedAt(), false, false, false, null, of.flags());
        // A few names for many: equal ones must be told apart.
        User user = new User(of.userId(), "u" + of.userId().value() % 7, "0", null, null, false, 0);
        members.put(of.userId(), new MemberProfile(named, user));
    }

    private void memberChanged(UserId user) {
        lists.changed(profileOf(user));
        sessionsOf(user)
                .forEach(session ->
                        take(lists.viewerChanged(session, profileOf(user).member())));
    }

    private List<SessionId> sessionsOf(UserId user) {
        return users.keySet().stream()
                .filter(session -> user.equals(users.get(session)))
                .toList();
    }

    private void restructured() {
        take(lists.restructured(snapshot()));
        if (lists.isOpen()) {
            users.forEach((session, user) ->
                    take(lists.viewerChanged(session, profileOf(user).member())));
        }
    }

    private void offlineAgain() {
        offlineListed |= !lists.isOpen();
    }

    private void take(List<ListUpdate> updates) {
        updates.forEach(update -> update.sessions().forEach(session -> {
            Viewer viewer = viewers.get(session);
            if (viewer != null) {
                viewer.take(update);
            }
        }));
    }
}
