package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The common ways of an event: to members, to a channel, to counted sessions.
final class Delivering {
    private final Publisher publisher;
    private final Audience audience;
    private final InstantSource clock;

    Delivering(Publisher publisher, Audience audience, InstantSource clock) {
        this.publisher = publisher;
        this.audience = audience;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Recipients recipients(EventType type, @Nullable Channel channel) {
        return audience.recipients(type, channel, now());
    }

    List<Outgoing> toMembers(EncodedEvent event) {
        return to(recipients(event.type(), null), event);
    }

    /// A channel that is gone already has no audience any more.
    List<Outgoing> toChannel(EncodedEvent event, ChannelId channelId) {
        Channel channel = audience.channel(channelId);
        return channel == null ? List.of() : to(recipients(event.type(), channel), event);
    }

    List<Outgoing> to(Recipients recipients, EncodedEvent event) {
        return publisher.publish(
                recipients.relays(), List.of(new Publisher.Variant(event, recipients.classes(), List.of(), List.of())));
    }

    List<Outgoing> to(SightChange.Target target, EncodedEvent event) {
        return publisher.publish(
                audience.relaysOf(target.classes()),
                List.of(new Publisher.Variant(event, target.classes(), target.sessions(), target.except())));
    }

    List<Outgoing> toSessions(Collection<Seat> seats, EncodedEvent event) {
        return publisher.publish(Set.of(), List.of(new Publisher.Variant(event, List.of(), seats, List.of())));
    }

    List<Outgoing> variants(Recipients recipients, List<Publisher.Variant> variants) {
        return publisher.publish(recipients.relays(), variants);
    }
}
