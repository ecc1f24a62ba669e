package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.MessageContext;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.guild.state.GuildEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What happens to messages. MESSAGE_CREATE and MESSAGE_UPDATE have two variants at most, whatever the number of
/// sessions.
///
/// Bots without the MESSAGE_CONTENT intent get the text taken out, except of their own messages and of those
/// that mention them. Source: gateway docs, "Message Content Intent".
final class MessageFanOut {
    private final Audience audience;
    private final MessageBodies bodies;
    private final Delivering delivering;

    MessageFanOut(Audience audience, MessageBodies bodies, Delivering delivering) {
        this.audience = audience;
        this.bodies = bodies;
        this.delivering = delivering;
    }

    List<Outgoing> of(GuildEvent.OfMessages event) {
        return switch (event) {
            case GuildEvent.MessageCreated created ->
                message(EventType.MESSAGE_CREATE, created.view(), bodies.context(created));
            case GuildEvent.MessageEdited edited ->
                message(EventType.MESSAGE_UPDATE, edited.view(), bodies.context(edited));
            case GuildEvent.MessagePinned pinned ->
                message(EventType.MESSAGE_UPDATE, pinned.view(), bodies.context(pinned));
            case GuildEvent.MessageUnpinned unpinned ->
                message(EventType.MESSAGE_UPDATE, unpinned.view(), bodies.context(unpinned));
            case GuildEvent.MessageDeleted _,
                    GuildEvent.MessagesDeleted _,
                    GuildEvent.PinsChanged _,
                    GuildEvent.TypingStarted _,
                    GuildEvent.ReactionAdded _,
                    GuildEvent.ReactionRemoved _,
                    GuildEvent.EmojiCleared _,
                    GuildEvent.ReactionsCleared _ -> whole(event);
        };
    }

    /// Nothing in it that only some may read.
    private List<Outgoing> whole(GuildEvent.OfMessages event) {
        EncodedEvent body = bodies.of(event);
        return body == null ? List.of() : delivering.toChannel(body, event.channelId());
    }

    private List<Outgoing> message(EventType type, MessageView view, MessageContext context) {
        Channel channel = audience.channel(view.message().channelId());
        if (channel == null) {
            return List.of();
        }
        Recipients recipients = delivering.recipients(type, channel);
        if (recipients.relays().isEmpty()) {
            return List.of();
        }
        EncodedEvent whole = bodies.message(type, view, context);
        if (recipients.stripped().isEmpty()) {
            return delivering.to(recipients, whole);
        }
        Set<Seat> readers = readersAmongStripped(view.message(), recipients);
        EncodedEvent stripped = bodies.message(type, view, context.withoutContent());
        return delivering.variants(
                recipients,
                List.of(
                        new Publisher.Variant(whole, recipients.full(), readers, List.of()),
                        new Publisher.Variant(stripped, recipients.stripped(), List.of(), readers)));
    }

    private Set<Seat> readersAmongStripped(Message message, Recipients recipients) {
        Set<UserId> named = new HashSet<>(message.mentions());
        named.add(message.authorId());
        Set<Seat> readers = new HashSet<>();
        for (UserId user : named) {
            audience.seatsOf(user).stream()
                    .filter(seat -> recipients.stripFrom(seat.visibilityClass()))
                    .forEach(readers::add);
        }
        return readers;
    }
}
