package dev.guildhall.store;

import java.util.List;

/// One atomic step of one owner. `number` is the owner's own count: 1, 2, 3, …
public record Commit(OwnerId owner, long number, List<Change> changes) {
    public Commit {
        if (number < 1) {
            throw new IllegalArgumentException("commit numbers start at 1, not " + number);
        }
        changes = List.copyOf(changes);
    }
}
