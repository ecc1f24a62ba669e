package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.relay.EncodedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The member lists of one guild. Open while any session looks at one; else nothing is kept, and what is told
/// here falls on deaf ears. A list is shared by all channels with its key and by all sessions, and is dropped with
/// the last of them.
///
/// Changes of members are gathered until [#tell], which the caller paces. What a session asks for is answered at
/// once.
public final class MemberLists {
    /// Over all lists of the guild. What would not fit is not opened, and counted: 4 million rows are 20 MiB.
    private static final int ROWS_MAX = 4_000_000;

    private final Map<ListKey, MemberList> lists = new LinkedHashMap<>();
    private final Map<SessionId, Watch> watches = new LinkedHashMap<>();
    /// The lists of the channels that somebody asked for.
    private final Map<ChannelId, ListKey> keys = new HashMap<>();
    private final Roll roll = new Roll();
    private @Nullable GuildSnapshot guild;
    private long refused;

    public boolean isOpen() {
        return guild != null;
    }

    /// Whether lists of the guild hold its offline members.
    public static boolean listsOffline(GuildSnapshot guild) {
        return guild.guild().memberCount() <= Limits.OFFLINE_LISTED_MEMBERS_MAX;
    }

    /// Begins. `members` are all where the guild [#listsOffline], else those who may be there.
    public void open(
            GuildSnapshot published, Collection<MemberProfile> members, Function<UserId, Presence> presenceOf) {
        guild = published;
        roll.begin(published.roles(), listsOffline(published));
        members.forEach(each -> roll.put(each, presenceOf.apply(each.user().id())));
    }

    /// How many sessions look at lists.
    public int watching() {
        return watches.size();
    }

    /// How many times a list was not opened for want of room.
    public long refused() {
        return refused;
    }

    /// The session looks at these blocks of these channels' lists, and at no others any more. Asking for
    /// exactly what it has is asking for it again. To be called while open.
    public List<ListUpdate> watch(SessionId session, Member viewer, Map<ChannelId, RowBlocks> wanted) {
        Watch before = watches.get(session);
        boolean again = before != null && before.wanted().equals(wanted);
        watches.put(session, new Watch(viewer, wanted, before == null ? Map.of() : before.held()));
        Updates updates = new Updates();
        derive(session, again, updates);
        if (wanted.isEmpty()) {
            unwatch(session);
        }
        return updates.list();
    }

    /// The session's user has other roles.
    public List<ListUpdate> viewerChanged(SessionId session, Member viewer) {
        Watch before = watches.get(session);
        if (before == null) {
            return List.of();
        }
        watches.put(session, new Watch(viewer, before.wanted(), before.held()));
        Updates updates = new Updates();
        derive(session, false, updates);
        return updates.list();
    }

    /// The session is gone.
    public void unwatch(SessionId session) {
        Watch gone = watches.remove(session);
        if (gone == null) {
            return;
        }
        gone.held().forEach((key, blocks) -> {
            MemberList list = lists.get(key);
            if (list != null) {
                list.leave(session, blocks);
                dropUnwatched(list);
            }
        });
        if (watches.isEmpty()) {
            close();
        }
    }

    /// A member is seen so from here on; `profile` as it was published last.
    public void seen(MemberProfile profile, Presence presence) {
        if (isOpen()) {
            change(roll.put(profile, presence));
        }
    }

    /// The user's last session is gone.
    public void unseen(UserId user) {
        Row row = roll.row(user);
        if (row != null && row.profile() != null) {
            change(roll.put(row.profile(), Presence.OFFLINE));
        }
    }

    public void joined(MemberProfile profile) {
        if (isOpen() && roll.row(profile.user().id()) == null) {
            change(roll.put(profile, Presence.OFFLINE));
        }
    }

    public void changed(MemberProfile profile) {
        Row row = roll.row(profile.user().id());
        if (row != null) {
            change(roll.put(profile, row.presence()));
        }
    }

    public void left(UserId user) {
        change(roll.remove(user));
    }

    /// Nothing but the number of members changed.
    public void counted(GuildSnapshot after) {
        if (isOpen()) {
            guild = after;
            if (outgrown(after)) {
                roll.leaveOutOffline();
                rebuild(after);
            }
        }
    }

    /// The guild, its channels or roles changed; null when it is gone.
    public List<ListUpdate> restructured(@Nullable GuildSnapshot after) {
        GuildSnapshot before = guild;
        if (before == null) {
            return List.of();
        }
        if (after == null) {
            watches.clear();
            close();
            return List.of();
        }
        guild = after;
        Groups groups = Groups.of(after.roles().values());
        boolean outgrown = outgrown(after);
        boolean regrouped = !groups.sameAs(roll.groups())
                || !after.roles().keySet().containsAll(before.roles().keySet());
        boolean seenAnew = !Sight.of(before).equals(Sight.of(after));
        if (regrouped) {
            roll.regroup(after.roles());
        } else {
            roll.rolesCame(after.roles());
        }
        if (outgrown) {
            roll.leaveOutOffline();
        }
        if (regrouped || outgrown || seenAnew) {
            rebuild(after);
        }
        boolean keysChanged = keysChanged(after);
        Updates updates = new Updates();
        if (seenAnew || keysChanged) {
            List.copyOf(watches.keySet()).forEach(session -> derive(session, false, updates));
        }
        return updates.list();
    }

    private boolean outgrown(GuildSnapshot after) {
        return roll.offlineListed() && !listsOffline(after);
    }

    private void rebuild(GuildSnapshot after) {
        List<Row> sorted = roll.sorted();
        lists.values().forEach(list -> list.rebuild(roll.groups(), admitted(list.key, list.like, after, sorted)));
    }

    /// Something is untold.
    public boolean untold() {
        return lists.values().stream().anyMatch(MemberList::untold);
    }

    /// What everybody who looks must hear to be where the lists are.
    public List<ListUpdate> tell() {
        List<ListUpdate> updates = new ArrayList<>();
        GuildSnapshot current = guild;
        if (current != null) {
            lists.values().stream().filter(MemberList::untold).forEach(list -> list.tell(totals(current), updates));
        }
        return updates;
    }

    private void change(Roll.Change change) {
        GuildSnapshot current = guild;
        if (current != null) {
            lists.values().forEach(list -> change(list, current, change.before(), change.after()));
        }
    }

    private static void change(MemberList list, GuildSnapshot current, @Nullable Row before, @Nullable Row after) {
        Row had = before != null && list.has(before) ? before : null;
        Row has = after != null && admits(list.key, list.like, current, after) ? after : null;
        if (had != null && has != null && had.compareTo(has) == 0) {
            list.replace(has);
            return;
        }
        if (had != null) {
            list.remove(had);
        }
        if (has != null) {
            list.add(has);
        }
    }

    private static boolean admits(ListKey key, Channel like, GuildSnapshot guild, Row row) {
        MemberProfile profile = row.profile();
        return profile != null && (key.equals(ListKey.EVERYONE) || Sight.sees(guild, like, profile.member()));
    }

    private static List<Row> admitted(ListKey key, Channel like, GuildSnapshot guild, List<Row> sorted) {
        return sorted.stream().filter(row -> admits(key, like, guild, row)).toList();
    }

    /// Brings a session from what it has to what it should have.
    private void derive(SessionId session, boolean again, Updates updates) {
        Watch watch = watches.get(session);
        GuildSnapshot current = guild;
        if (watch == null || current == null) {
            return;
        }
        Map<ListKey, RowBlocks> due = due(watch, current);
        Set<ListKey> concerned = new LinkedHashSet<>(watch.held().keySet());
        concerned.addAll(due.keySet());
        for (ListKey key : concerned) {
            MemberList list = lists.get(key);
            if (list != null) {
                RowBlocks before = watch.held().getOrDefault(key, RowBlocks.NONE);
                RowBlocks after = due.getOrDefault(key, RowBlocks.NONE);
                EncodedEvent event = list.turn(session, before, after, again, totals(current));
                if (event != null) {
                    updates.add(event, session);
                }
                dropUnwatched(list);
            }
        }
        watches.put(session, new Watch(watch.viewer(), watch.wanted(), due));
    }

    private Map<ListKey, RowBlocks> due(Watch watch, GuildSnapshot current) {
        Map<ListKey, RowBlocks> due = new LinkedHashMap<>();
        watch.wanted().forEach((id, blocks) -> {
            Channel channel = current.channels().get(id);
            if (channel != null && !blocks.isEmpty() && Sight.sees(current, channel, watch.viewer())) {
                ListKey key = keys.computeIfAbsent(id, first -> ListKey.of(current, channel));
                if (opened(key, channel, current)) {
                    due.merge(key, blocks, RowBlocks::plus);
                }
            }
        });
        return due;
    }

    private boolean opened(ListKey key, Channel like, GuildSnapshot current) {
        if (lists.containsKey(key)) {
            return true;
        }
        long held = lists.values().stream().mapToLong(MemberList::size).sum();
        if (held + roll.size() > ROWS_MAX) {
            refused++;
            return false;
        }
        lists.put(key, new MemberList(key, like, roll.groups(), admitted(key, like, current, sorted())));
        return true;
    }

    private List<Row> sorted() {
        MemberList everyone = lists.get(ListKey.EVERYONE);
        return everyone == null ? roll.sorted() : everyone.members();
    }

    private void dropUnwatched(MemberList list) {
        if (!list.watched()) {
            lists.remove(list.key);
        }
    }

    /// A channel that somebody asked for shows another list, or is gone. One that is back is asked for anew.
    private boolean keysChanged(GuildSnapshot after) {
        boolean changed = false;
        for (Map.Entry<ChannelId, ListKey> known : Map.copyOf(keys).entrySet()) {
            Channel channel = after.channels().get(known.getKey());
            if (channel == null || !known.getValue().equals(ListKey.of(after, channel))) {
                changed = true;
                keys.remove(known.getKey());
            }
        }
        return changed;
    }

    private Totals totals(GuildSnapshot current) {
        return new Totals(current.guild().id(), current.guild().memberCount(), roll.online());
    }

    private void close() {
        guild = null;
        lists.clear();
        keys.clear();
        roll.begin(Map.of(), false);
    }
}
