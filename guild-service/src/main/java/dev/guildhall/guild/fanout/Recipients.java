package dev.guildhall.guild.fanout;

import dev.guildhall.common.relay.RelayMessage;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/// The classes that get an event, and the relays that hold any session of them. `full` may read the text of
/// others' messages, `stripped` may not; `classes` are both. All ascending.
record Recipients(
        List<Integer> classes, List<Integer> full, List<Integer> stripped, Set<ActorRef<RelayMessage>> relays) {
    Recipients {
        classes = List.copyOf(classes);
        full = List.copyOf(full);
        stripped = List.copyOf(stripped);
        relays = Set.copyOf(relays);
    }

    boolean include(int visibilityClass) {
        return Collections.binarySearch(classes, visibilityClass) >= 0;
    }

    boolean stripFrom(int visibilityClass) {
        return Collections.binarySearch(stripped, visibilityClass) >= 0;
    }
}
