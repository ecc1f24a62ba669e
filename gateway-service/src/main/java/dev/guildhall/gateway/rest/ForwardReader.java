package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.GuildCommand.Forward;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.gateway.auth.Identity;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// Reads what a forward is to show, with the eyes of whoever forwards it: the source may lie in another
/// guild, which the guild that the forward goes to knows nothing of. Source: message resource, "Message
/// Forwards".
final class ForwardReader {
    private final RestServices services;
    private final Channels channels;
    private final MessageViewer viewer;

    ForwardReader(RestServices services, Channels channels, MessageViewer viewer) {
        this.services = services;
        this.channels = channels;
        this.viewer = viewer;
    }

    CompletionStage<Answer> read(
            Identity reader, MessageReference source, Function<Forward, CompletionStage<Answer>> then) {
        return channels.seen(
                reader,
                source.channelId(),
                channel -> channel.allows(Permission.READ_MESSAGE_HISTORY)
                        ? services.store()
                                .history()
                                .message(channel.id(), source.messageId())
                                .thenCombine(
                                        viewer.readsContent(reader),
                                        (found, content) -> found.isEmpty()
                                                ? Guilds.done(Answer.refused(ApiError.UNKNOWN_MESSAGE))
                                                : forwarded(reader, channel, found.get(), content, then))
                                .thenCompose(Function.identity())
                        : Guilds.done(Answer.refused(ApiError.CANNOT_FORWARD_UNREADABLE)));
    }

    /// A bot that may not read the content must not get it by forwarding it to itself.
    private CompletionStage<Answer> forwarded(
            Identity reader,
            Channels.Seen channel,
            Message message,
            boolean readsContent,
            Function<Forward, CompletionStage<Answer>> then) {
        if (!message.type().written() || !MessageViewer.whole(message, reader, readsContent)) {
            return Guilds.done(Answer.refused(ApiError.CANNOT_FORWARD_UNREADABLE));
        }
        MessageReference reference = new MessageReference(message.id(), channel.id(), channel.guildId());
        return then.apply(new Forward(reference, MessageSnapshot.of(message)));
    }
}
