package dev.guildhall.bus.embedded;

import dev.guildhall.bus.Topic;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Up to where each group has read: the offset of the record that it wants next. A group that ever read is known
/// for good.
final class Offsets {
    private final BusDatabase database;
    private final Map<GroupTopic, Long> next;

    Offsets(BusDatabase database) {
        this.database = database;
        this.next = new ConcurrentHashMap<>(database.offsets());
    }

    /// Where the group goes on: a new one at `first`, and from now on it is known.
    long open(GroupTopic of, long first) {
        Long known = next.get(of);
        if (known != null) return known;
        put(of, first);
        return first;
    }

    void put(GroupTopic of, long offset) {
        database.putOffset(of, offset);
        next.put(of, offset);
    }

    /// How many records of the segment known groups have not read: each group counts.
    long unread(Topic topic, Segment segment) {
        long unread = 0;
        for (Map.Entry<GroupTopic, Long> each : next.entrySet()) {
            if (each.getKey().topic() == topic) {
                unread += Math.max(0, segment.end() - Math.max(segment.first(), each.getValue()));
            }
        }
        return unread;
    }
}
