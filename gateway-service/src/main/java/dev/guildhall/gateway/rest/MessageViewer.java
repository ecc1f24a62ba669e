package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.MessageContext;
import dev.guildhall.common.protocol.ApplicationFlag;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.gateway.auth.Identity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/// Completes stored messages for a reader: the users that they name, the messages that they answer, and what a
/// bot without the content intent may not read.
final class MessageViewer {
    private final RestServices services;

    MessageViewer(RestServices services) {
        this.services = services;
    }

    /// In the order of `messages`, which are of one channel. One read for all answered messages, one for all users,
    /// one for the channel's pins and one for all reactions.
    CompletionStage<List<MessageView>> views(Identity reader, ChannelId channelId, List<Message> messages) {
        List<MessageId> ids = messages.stream().map(Message::id).toList();
        return named(channelId, messages)
                .thenCombine(services.store().pins().pins(channelId), MessageViewer::withPins)
                .thenCombine(
                        services.store().reactions().seenBy(reader.userId(), channelId, ids),
                        MessageViewer::withReactions);
    }

    /// What a guild answered to a change, with the reactions that only the store has.
    CompletionStage<MessageView> withReactions(Identity reader, MessageView view) {
        Message message = view.message();
        return services.store()
                .reactions()
                .seenBy(reader.userId(), message.channelId(), List.of(message.id()))
                .thenApply(reactions -> withReactions(List.of(view), reactions).getFirst());
    }

    private static List<MessageView> withPins(List<MessageView> views, List<Pin> pins) {
        Set<MessageId> pinned = pins.stream().map(Pin::messageId).collect(Collectors.toSet());
        return views.stream()
                .map(view -> new MessageView(
                        view.message(),
                        view.users(),
                        pinned.contains(view.message().id()),
                        view.reactions(),
                        view.referenced() instanceof MessageView.Referenced.Found found
                                ? new MessageView.Referenced.Found(
                                        found.message(),
                                        pinned.contains(found.message().id()))
                                : view.referenced()))
                .toList();
    }

    private static List<MessageView> withReactions(List<MessageView> views, Map<MessageId, List<Reaction>> reactions) {
        return views.stream()
                .map(view -> new MessageView(
                        view.message(),
                        view.users(),
                        view.pinned(),
                        reactions.getOrDefault(view.message().id(), List.of()),
                        view.referenced()))
                .toList();
    }

    private CompletionStage<List<MessageView>> named(ChannelId channelId, List<Message> messages) {
        Set<MessageId> targets = new LinkedHashSet<>();
        messages.stream()
                .filter(MessageViewer::shows)
                .map(Message::reference)
                .filter(Objects::nonNull)
                .map(MessageReference::messageId)
                .forEach(targets::add);
        CompletionStage<Map<MessageId, Message>> answered = targets.isEmpty()
                ? CompletableFuture.completedFuture(Map.of())
                : services.store().history().messages(channelId, targets);
        return answered.thenCompose(found -> services.users()
                .users(named(messages, found.values()))
                .thenApply(users -> messages.stream()
                        .map(message -> new MessageView(message, users, referenced(message, found)))
                        .toList()));
    }

    private static Collection<UserId> named(List<Message> messages, Collection<Message> answered) {
        Set<UserId> named = new LinkedHashSet<>();
        List<Message> all = new ArrayList<>(messages);
        all.addAll(answered);
        for (Message message : all) {
            named.add(message.authorId());
            named.addAll(message.mentions());
            message.enclosures().snapshots().forEach(snapshot -> named.addAll(snapshot.mentions()));
        }
        return named;
    }

    private static MessageView.Referenced referenced(Message message, Map<MessageId, Message> found) {
        if (message.reference() == null || !shows(message)) {
            return MessageView.NOT_LOADED;
        }
        Message target = found.get(message.reference().messageId());
        return target == null ? MessageView.DELETED : new MessageView.Referenced.Found(target, false);
    }

    /// The notice of a pin refers to a message too, and shows none of it; a forward shows what it took along.
    private static boolean shows(Message message) {
        return message.type() == MessageType.REPLY;
    }

    /// Whether `reader` may read contents at all: people do, bots with the intent enabled on their application.
    CompletionStage<Boolean> readsContent(Identity reader) {
        return reader.bot()
                ? services.users()
                        .applicationFlags(reader.userId())
                        .thenApply(
                                flags -> (ApplicationFlag.intentsOpenedBy(flags) & Intent.MESSAGE_CONTENT.mask()) != 0)
                : CompletableFuture.completedFuture(true);
    }

    /// A bot's own messages, those that mention it and private ones are whole in any case.
    MessageContext context(MessageView view, Identity reader, boolean readsContent) {
        boolean whole = whole(view.message(), reader, readsContent);
        MessageContext plain = MessageContext.plain(services.links());
        return whole ? plain : plain.withoutContent();
    }

    /// Whether `reader` gets to read what the message says.
    static boolean whole(Message message, Identity reader, boolean readsContent) {
        return readsContent
                || message.guildId() == null
                || message.authorId().equals(reader.userId())
                || message.mentions().contains(reader.userId());
    }
}
