package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.CrosspostMessage;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.StartTyping;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.MessageEdited;
import dev.guildhall.guild.state.GuildEvent.TypingStarted;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Editing and publishing a message, and typing.
final class MessageDecisions {
    private MessageDecisions() {}

    static Decision edit(Place place, EditMessage edit) {
        Rejected refusal = place.refusalIn(edit.channelId());
        if (refusal != null) {
            return refusal;
        }
        MessageRow row = place.cold().message(edit.channelId(), edit.messageId());
        if (row == null) {
            return place.cold().needs();
        }
        Message message = row.message();
        if (message == null) {
            return Refusal.of(ApiError.UNKNOWN_MESSAGE);
        }
        Rejected unfit = editRefusal(place, message, edit);
        return unfit != null ? unfit : edited(place, message, edit);
    }

    private static @Nullable Rejected editRefusal(Place place, Message message, EditMessage edit) {
        if (place.silenced()) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        if (!message.authorId().equals(place.actorId())) {
            return foreignEditRefusal(place, edit);
        }
        if (!message.type().written()) {
            return Refusal.of(ApiError.SYSTEM_MESSAGE);
        }
        return MessageEditing.refusal(place, message, edit);
    }

    private static @Nullable Rejected foreignEditRefusal(Place place, EditMessage edit) {
        if (MessageEditing.rewrites(edit) || edit.allowedMentions() != null) {
            return Refusal.of(ApiError.NOT_YOUR_MESSAGE);
        }
        return place.refusalIn(edit.channelId(), Permission.MANAGE_MESSAGES);
    }

    private static Decision edited(Place place, Message message, EditMessage edit) {
        Message changed = MessageEditing.changed(place, message, edit);
        MessageView view = MessageViews.of(changed, place.cold());
        if (place.cold().incomplete()) {
            return place.cold().needs();
        }
        return changed.equals(message)
                ? new Accepted(List.of(), new GuildResult.OfMessage(view))
                : rewritten(place, message, view);
    }

    private static Decision rewritten(Place place, Message before, MessageView view) {
        Message message = view.message();
        MessageEdited edited = new MessageEdited(
                before,
                view,
                MessageViews.author(message, place.cold()),
                MessageViews.mentioned(message, place.cold()));
        return new Accepted(List.of(edited), new GuildResult.OfMessage(view));
    }

    /// Publishes once and for all. Source: message resource, "Crosspost Message".
    static Decision crosspost(Scene scene, CrosspostMessage crosspost) {
        Rejected refusal = scene.refusalIn(crosspost.channelId(), Permission.SEND_MESSAGES);
        if (refusal != null) {
            return refusal;
        }
        if (scene.channel(crosspost.channelId()).type() != ChannelType.GUILD_ANNOUNCEMENT) {
            return Refusal.of(ApiError.WRONG_CHANNEL_TYPE);
        }
        MessageRow row = scene.cold().message(crosspost.channelId(), crosspost.messageId());
        if (row == null) {
            return scene.cold().needs();
        }
        Message message = row.message();
        if (message == null) {
            return Refusal.of(ApiError.UNKNOWN_MESSAGE);
        }
        Rejected unfit = crosspostRefusal(scene, message);
        return unfit != null ? unfit : crossposted(scene, message);
    }

    private static @Nullable Rejected crosspostRefusal(Scene scene, Message message) {
        boolean own = message.authorId().equals(scene.actorId());
        Rejected notMine = own ? null : scene.refusalIn(message.channelId(), Permission.MANAGE_MESSAGES);
        if (notMine != null) {
            return notMine;
        }
        if (!message.type().written()) {
            return Refusal.of(ApiError.SYSTEM_MESSAGE);
        }
        return MessageFlag.CROSSPOSTED.in(message.flags()) ? Refusal.of(ApiError.ALREADY_CROSSPOSTED) : null;
    }

    private static Decision crossposted(Scene scene, Message message) {
        Message published = message.withFlags(message.flags() | MessageFlag.CROSSPOSTED.mask());
        MessageView view = MessageViews.of(published, scene.cold());
        Decision decision = rewritten(scene, message, view);
        return scene.cold().incomplete() ? scene.cold().needs() : decision;
    }

    static Decision typing(Place place, StartTyping typing) {
        Rejected refusal = place.refusalIn(typing.channelId());
        if (refusal != null) {
            return refusal;
        }
        Rejected wrongType = place.refusalOfMessages(typing.channelId());
        if (wrongType != null) {
            return wrongType;
        }
        Rejected mute = place.refusalIn(typing.channelId(), Permission.SEND_MESSAGES);
        return mute != null
                ? mute
                : new Accepted(
                        List.of(new TypingStarted(
                                typing.channelId(), place.actorId(), place.membership(), place.now())),
                        GuildResult.NOTHING);
    }
}
