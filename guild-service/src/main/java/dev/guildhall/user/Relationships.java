package dev.guildhall.user;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.RelationshipType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A user's relationships in memory: all decisions about friends are made by them.
record Relationships(Map<UserId, Relationship> rows) {
    static final Relationships NONE = new Relationships(Map.of());

    Relationships {
        rows = Map.copyOf(rows);
    }

    static Relationships of(List<Relationship> rows) {
        return new Relationships(rows.stream().collect(Collectors.toMap(Relationship::other, Function.identity())));
    }

    Relationship with(UserId other) {
        Relationship row = rows.get(other);
        return row == null ? Relationship.none(other) : row;
    }

    Relationships changed(Relationship row) {
        Map<UserId, Relationship> after = new HashMap<>(rows);
        if (row.blank()) {
            after.remove(row.other());
        } else {
            after.put(row.other(), row);
        }
        return new Relationships(after);
    }

    boolean full() {
        return full(rows.values());
    }

    boolean blocksFull() {
        return count(rows.values(), true) >= Limits.BLOCKED_MAX;
    }

    static boolean full(Collection<Relationship> rows) {
        return count(rows, false) >= Limits.FRIENDS_MAX;
    }

    private static long count(Collection<Relationship> rows, boolean blocked) {
        return rows.stream()
                .map(Relationship::type)
                .filter(type -> type != null && (type == RelationshipType.BLOCKED) == blocked)
                .count();
    }

    /// Those that the other side has not confirmed.
    List<Relationship> untold() {
        return rows.values().stream().filter(row -> !row.told()).toList();
    }
}
