package dev.guildhall.guild.fanout;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.RelayMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;

/// Turns "this event for these classes and sessions" into one [GuildDelivery.Publish] for each relay that has
/// any of them, and numbers them.
final class Publisher {
    private final GuildId guildId;
    private final long epoch;
    private long number;

    Publisher(GuildId guildId, long epoch) {
        this.guildId = guildId;
        this.epoch = epoch;
    }

    /// One variant of an event: for all of `classes` but `except`, and for `sessions`.
    record Variant(EncodedEvent event, List<Integer> classes, Collection<Seat> sessions, Collection<Seat> except) {}

    /// `classRelays` are the relays with sessions in any of the variants' classes. Each call takes the next number.
    List<Outgoing> publish(Set<ActorRef<RelayMessage>> classRelays, List<Variant> variants) {
        Set<ActorRef<RelayMessage>> relays = new HashSet<>(classRelays);
        variants.forEach(variant -> variant.sessions().forEach(seat -> relays.add(seat.relay())));
        if (relays.isEmpty()) {
            return List.of();
        }
        number++;
        List<Outgoing> out = new ArrayList<>(relays.size());
        for (ActorRef<RelayMessage> relay : relays) {
            List<GuildDelivery.Part> parts =
                    variants.stream().map(variant -> part(variant, relay)).toList();
            out.add(new Outgoing(relay, new GuildDelivery.Publish(guildId, epoch, number, parts)));
        }
        return out;
    }

    private static GuildDelivery.Part part(Variant variant, ActorRef<RelayMessage> relay) {
        return new GuildDelivery.Part(
                variant.event(), variant.classes(), on(relay, variant.sessions()), on(relay, variant.except()));
    }

    private static List<SessionId> on(ActorRef<RelayMessage> relay, Collection<Seat> seats) {
        return seats.isEmpty()
                ? List.of()
                : seats.stream()
                        .filter(seat -> seat.relay().equals(relay))
                        .map(Seat::sessionId)
                        .toList();
    }
}
