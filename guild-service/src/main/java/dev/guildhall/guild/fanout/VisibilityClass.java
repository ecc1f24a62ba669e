package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.relay.RelayMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Sessions that see the same, counted per relay.
final class VisibilityClass {
    final int number;
    final ClassKey key;
    final Member representative;
    /// Null until somebody asks: see [Audience#channelsSeen].
    @Nullable
    Set<ChannelId> channelsSeen;

    private final Map<ActorRef<RelayMessage>, Integer> sessionsOf = new HashMap<>();

    VisibilityClass(int number, ClassKey key) {
        this.number = number;
        this.key = key;
        this.representative = key.representative();
    }

    /// True when the relay had no session of the class before.
    boolean enter(ActorRef<RelayMessage> relay) {
        return sessionsOf.merge(relay, 1, Integer::sum) == 1;
    }

    /// True when the relay has none any more.
    boolean leave(ActorRef<RelayMessage> relay) {
        return sessionsOf.computeIfPresent(relay, (key, count) -> count == 1 ? null : count - 1) == null;
    }

    Set<ActorRef<RelayMessage>> relays() {
        return sessionsOf.keySet();
    }

    boolean empty() {
        return sessionsOf.isEmpty();
    }
}
