package dev.guildhall.guild.fanout;

import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a gateway node's relay does with deliveries, in the plainest way: keeps each session's class, and hands
/// each session its parts.
final class RelayModel {
    private final Map<SessionId, Integer> classOf = new HashMap<>();
    private final Map<SessionId, List<EncodedEvent>> got = new HashMap<>();

    void take(List<Outgoing> all) {
        all.forEach(each -> take(each.delivery()));
    }

    void take(GuildDelivery delivery) {
        switch (delivery) {
            case GuildDelivery.SessionAttached attached ->
                classOf.put(attached.sessionId(), attached.visibilityClass());
            case GuildDelivery.SessionReclassed moved -> classOf.put(moved.sessionId(), moved.visibilityClass());
            case GuildDelivery.SessionRemoved removed -> {
                classOf.remove(removed.sessionId());
                EncodedEvent farewell = removed.farewell();
                if (farewell != null) {
                    got(removed.sessionId()).add(farewell);
                }
            }
            case GuildDelivery.SessionRefused refused -> {}
            case GuildDelivery.EpochStarted started -> {}
            case GuildDelivery.Publish publish ->
                classOf.forEach((session, visibilityClass) -> {
                    int parts = 0;
                    for (GuildDelivery.Part part : publish.parts()) {
                        boolean counted = part.classes().contains(visibilityClass)
                                && !part.except().contains(session);
                        if (counted || part.sessions().contains(session)) {
                            got(session).add(part.event());
                            parts++;
                        }
                    }
                    if (parts > 1) {
                        throw new AssertionError(session + " got " + parts + " parts of one event");
                    }
                });
        }
    }

    /// What the session got since it was asked last.
    List<EncodedEvent> takeOf(SessionId session) {
        List<EncodedEvent> taken = got.remove(session);
        return taken == null ? List.of() : taken;
    }

    void forgetAll() {
        got.clear();
    }

    private List<EncodedEvent> got(SessionId session) {
        return got.computeIfAbsent(session, id -> new ArrayList<>());
    }
}
