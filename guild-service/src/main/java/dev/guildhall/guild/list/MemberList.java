package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.EncodedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One list: its rows, what of them is untold, and who looks at which blocks. `like` is a channel that shows it:
/// who sees that one stands in the list.
final class MemberList {
    /// Bodies kept for those who come next; the same hundred rows are what nearly everybody asks for.
    private static final int BODIES_MAX = 32;

    final ListKey key;
    final Channel like;
    private final Delta delta = new Delta();
    private final Map<RowBlocks, Watchers> watchers = new LinkedHashMap<>();
    private final Map<Turn, EncodedEvent> bodies = new HashMap<>();
    private Groups groups;
    private Rows rows;
    private int[] counts;
    /// As those who look know them.
    private int[] told;

    /// What a session that changes its blocks is sent.
    private record Turn(RowBlocks dropped, RowBlocks synced, Totals totals) {}

    /// `sorted` are the members that stand in it, without heads.
    MemberList(ListKey key, Channel like, Groups groups, List<Row> sorted) {
        this.key = key;
        this.like = like;
        this.groups = groups;
        this.counts = counts(groups, sorted);
        this.told = counts.clone();
        this.rows = Rows.of(withHeads(sorted));
    }

    int size() {
        return rows.size();
    }

    /// The members, without heads.
    List<Row> members() {
        return rows.slice(0, rows.size() - 1).stream()
                .filter(row -> row.profile() != null)
                .toList();
    }

    boolean has(Row row) {
        return rows.find(row) >= 0;
    }

    void add(Row row) {
        changed();
        if (counts[row.group()]++ == 0) {
            Row head = Row.head(row.group());
            delta.step(true, rows.add(head), head);
        }
        delta.step(true, rows.add(row), row);
    }

    void remove(Row row) {
        changed();
        delta.step(false, rows.remove(row), row);
        if (--counts[row.group()] == 0) {
            Row head = Row.head(row.group());
            delta.step(false, rows.remove(head), head);
        }
    }

    /// The member looks another way and stands where it stood.
    void replace(Row row) {
        changed();
        rows.replace(row);
        delta.touch(row);
    }

    /// Everything anew; nobody hears of it when nothing is another.
    void rebuild(Groups after, List<Row> sorted) {
        if (groups.sameAs(after) && sameRows(sorted)) {
            return;
        }
        changed();
        groups = after;
        counts = counts(after, sorted);
        rows = Rows.of(withHeads(sorted));
        delta.becomeWhole();
    }

    /// The session looks at `after` and no longer at `before`. Null when it need not hear anything; what it has
    /// and asks for `again` it is sent again.
    @Nullable
    EncodedEvent turn(SessionId session, RowBlocks before, RowBlocks after, boolean again, Totals totals) {
        if (before.equals(after) && !again) {
            return null;
        }
        boolean untold = !delta.isEmpty();
        leave(session, before);
        if (!after.isEmpty()) {
            watchers.computeIfAbsent(after, first -> new Watchers()).add(session, untold);
        }
        RowBlocks synced = again || untold ? after : after.minus(before);
        RowBlocks dropped = before.minus(after);
        if (synced.isEmpty() && dropped.isEmpty()) {
            return null;
        }
        if (bodies.size() >= BODIES_MAX) {
            bodies.clear();
        }
        return bodies.computeIfAbsent(new Turn(dropped, synced, totals), turn -> {
            List<Op> ops = new ArrayList<>(Script.invalidations(dropped));
            ops.addAll(Script.syncs(rows, synced));
            return body().of(totals, ops);
        });
    }

    void leave(SessionId session, RowBlocks blocks) {
        Watchers with = watchers.get(blocks);
        if (with != null) {
            with.remove(session);
            if (with.isEmpty()) {
                watchers.remove(blocks);
            }
        }
    }

    boolean watched() {
        return !watchers.isEmpty();
    }

    boolean untold() {
        return !delta.isEmpty();
    }

    /// Tells what is untold. One body for all that look at the same blocks.
    void tell(Totals totals, List<ListUpdate> into) {
        List<Op.Update> updates = delta.whole() ? List.of() : delta.updates(rows, counted());
        ListBody body = body();
        watchers.forEach((blocks, who) -> {
            tell(body, totals, Script.catchUp(rows, delta, updates, blocks), who.settled(), into);
            tell(body, totals, Script.syncs(rows, blocks), who.fresh(), into);
            who.settle();
        });
        delta.clear();
        told = counts.clone();
    }

    /// A group that is new has its head among the steps.
    private List<Integer> counted() {
        return IntStream.range(0, counts.length)
                .filter(group -> told[group] > 0 && counts[group] != told[group])
                .boxed()
                .toList();
    }

    private static void tell(
            ListBody body, Totals totals, List<Op> ops, List<SessionId> sessions, List<ListUpdate> into) {
        if (!ops.isEmpty() && !sessions.isEmpty()) {
            into.add(new ListUpdate(body.of(totals, ops), sessions));
        }
    }

    private ListBody body() {
        return new ListBody(key, groups, counts);
    }

    private void changed() {
        bodies.clear();
    }

    @SuppressWarnings("ReferenceEquality") // A row that changed is another object.
    private boolean sameRows(List<Row> sorted) {
        List<Row> now = members();
        if (now.size() != sorted.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) != sorted.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static int[] counts(Groups groups, List<Row> members) {
        int[] counts = new int[groups.count()];
        members.forEach(row -> counts[row.group()]++);
        return counts;
    }

    private static List<Row> withHeads(List<Row> members) {
        List<Row> all = new ArrayList<>(members.size() + 2);
        int group = -1;
        for (Row row : members) {
            if (row.group() != group) {
                group = row.group();
                all.add(Row.head(group));
            }
            all.add(row);
        }
        return all;
    }
}
