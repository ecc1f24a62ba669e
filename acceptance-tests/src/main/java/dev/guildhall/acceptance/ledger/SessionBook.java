package dev.guildhall.acceptance.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one session of one receiver was given, from READY to its end.
final class SessionBook {
    final Entry.Opened opened;
    final List<Entry.Received> dispatches = new ArrayList<>();
    private final Map<String, Long> lastIdByChannel = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private boolean finished;

    SessionBook(Entry.Opened opened) {
        this.opened = opened;
    }

    void add(Entry.Received dispatch) {
        dispatches.add(dispatch);
        if (dispatch.id().isEmpty()) return;
        ids.add(dispatch.id());
        lastIdByChannel.merge(dispatch.channel(), Long.parseLong(dispatch.id()), Math::max);
    }

    void finish() {
        finished = true;
    }

    boolean got(String id) {
        return ids.contains(id);
    }

    /// Whether this session had to be given the row: the session was open before the row was sent, and either
    /// lived to the end of the run or was given something later of the same channel.
    boolean owed(Entry.Stored row) {
        return finished || Long.parseLong(row.id()) < lastIdByChannel.getOrDefault(row.channel(), 0L);
    }
}
