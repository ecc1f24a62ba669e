package dev.guildhall.gateway.session;

import dev.guildhall.common.relay.RelayMessage;
import java.util.ArrayList;
import java.util.List;

/// The message that the relay is working on, kept outside its behaviour: a life that follows a crash finishes
/// it.
///
/// Each event of a delivery enters the log before anybody gets it, and each session that got it has its index.
/// So the second run appends nothing twice and gives nothing twice: it serves those whom the first run did not
/// reach.
final class InHand {
    final RelayMessage message;
    final long firstIndex;
    private final List<Long> appended = new ArrayList<>(1);
    boolean tried;

    InHand(RelayMessage message, long firstIndex) {
        this.message = message;
        this.firstIndex = firstIndex;
    }

    /// The entry that event number `ordinal` of this delivery has, or -1.
    long entry(int ordinal) {
        return ordinal < appended.size() ? appended.get(ordinal) : -1;
    }

    void appended(int ordinal, long index) {
        while (appended.size() < ordinal) {
            appended.add(-1L);
        }
        if (appended.size() == ordinal) {
            appended.add(index);
        } else {
            appended.set(ordinal, index);
        }
    }

    boolean reached(RelaySession session) {
        return session.lastIndex >= firstIndex;
    }
}
