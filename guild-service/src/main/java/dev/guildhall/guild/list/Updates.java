package dev.guildhall.guild.list;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.EncodedEvent;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// Gathers updates, so that sessions which get the same body get it by one message.
final class Updates {
    private final List<EncodedEvent> order = new ArrayList<>();
    private final IdentityHashMap<EncodedEvent, List<SessionId>> receivers = new IdentityHashMap<>();

    void add(EncodedEvent event, SessionId session) {
        receivers
                .computeIfAbsent(event, first -> {
                    order.add(first);
                    return new ArrayList<>();
                })
                .add(session);
    }

    List<ListUpdate> list() {
        return order.stream()
                .map(event -> new ListUpdate(event, receivers.getOrDefault(event, List.of())))
                .toList();
    }
}
