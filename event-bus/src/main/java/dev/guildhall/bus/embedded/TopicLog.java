package dev.guildhall.bus.embedded;

import dev.guildhall.bus.BusConfig.Retention;
import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One topic as the writer knows it, and the two numbers that readers want of it. Only the writer's thread changes
/// it.
final class TopicLog {
    private final Topic topic;
    private final Retention retention;
    private final BusDatabase database;
    private Segments segments;
    private final List<Segment> dropped = new ArrayList<>();
    private volatile long first;
    private volatile long end;

    TopicLog(Topic topic, Retention retention, BusDatabase database) {
        this.topic = topic;
        this.retention = retention;
        this.database = database;
        this.segments = new Segments(retention, database.segments(topic));
        publish();
    }

    Topic topic() {
        return topic;
    }

    /// The oldest offset that is kept.
    long first() {
        return first;
    }

    /// Behind the newest record that is kept.
    long end() {
        return end;
    }

    /// Adds the record, and its segment as it is then.
    void append(BusDatabase.Changes changes, BusRecord record, long nowMs) {
        byte[] row = Rows.record(record);
        changes.putRecord(topic, segments.end(), row);
        changes.putSegment(topic, segments.append(row.length, nowMs));
    }

    /// Adds the end of what is kept no longer.
    void drop(BusDatabase.Changes changes, long nowMs) {
        Optional<Segment> oldest = segments.drop(nowMs);
        while (oldest.isPresent()) {
            changes.drop(topic, oldest.get());
            dropped.add(oldest.get());
            // An empty one says where the topic goes on.
            if (segments.last().count() == 0) changes.putSegment(topic, segments.last());
            oldest = segments.drop(nowMs);
        }
    }

    /// All changes are on disk: returns what was dropped by them.
    List<Segment> written() {
        List<Segment> gone = List.copyOf(dropped);
        dropped.clear();
        publish();
        return gone;
    }

    /// Nobody knows whether the last changes are on disk: what is there counts.
    void reload() {
        dropped.clear();
        segments = new Segments(retention, database.segments(topic));
    }

    private void publish() {
        first = segments.first();
        end = segments.end();
    }
}
