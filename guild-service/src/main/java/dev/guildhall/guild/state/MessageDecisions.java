package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.StartTyping;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Patch;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.MessageEdited;
import dev.guildhall.guild.state.GuildEvent.TypingStarted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Editing a message, and typing.
final class MessageDecisions {
    private MessageDecisions() {}

    static Decision edit(Scene scene, EditMessage edit) {
        Rejected refusal = scene.refusalIn(edit.channelId());
        if (refusal != null) {
            return refusal;
        }
        MessageRow row = scene.cold().message(edit.channelId(), edit.messageId());
        if (row == null) {
            return scene.cold().needs();
        }
        Message message = row.message();
        if (message == null) {
            return Refusal.of(ApiError.UNKNOWN_MESSAGE);
        }
        Rejected unfit = editRefusal(scene, message, edit);
        return unfit != null ? unfit : edited(scene, message, edit);
    }

    private static @Nullable Rejected editRefusal(Scene scene, Message message, EditMessage edit) {
        if (scene.silenced()) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        if (!message.authorId().equals(scene.actorId())) {
            return foreignEditRefusal(scene, edit);
        }
        if (!message.type().written()) {
            return Refusal.of(ApiError.SYSTEM_MESSAGE);
        }
        return edit.content().changes() ? Content.refusal(edit.content().overOr("", "")) : null;
    }

    private static @Nullable Rejected foreignEditRefusal(Scene scene, EditMessage edit) {
        if (edit.content().changes() || edit.allowedMentions() != null) {
            return Refusal.of(ApiError.NOT_YOUR_MESSAGE);
        }
        return scene.refusalIn(edit.channelId(), Permission.MANAGE_MESSAGES);
    }

    private static Decision edited(Scene scene, Message message, EditMessage edit) {
        Message changed = changed(scene, message, edit);
        MessageView view = MessageViews.of(changed, scene.cold());
        if (scene.cold().incomplete()) {
            return scene.cold().needs();
        }
        GuildResult result = new GuildResult.OfMessage(view);
        if (changed.equals(message)) {
            return new Accepted(List.of(), result);
        }
        MessageEdited edited = new MessageEdited(
                view, MessageViews.author(changed, scene.cold()), MessageViews.mentioned(changed, scene.cold()));
        return new Accepted(List.of(edited), result);
    }

    private static Message changed(Scene scene, Message message, EditMessage edit) {
        int flags = flags(message, edit.flags());
        if (!(edit.content() instanceof Patch.Set<String> content)) {
            return rewritten(message, message.content(), message.editedAt(), mentionsOf(message), flags);
        }
        AllowedMentions allowed = edit.allowedMentions() == null ? AllowedMentions.DEFAULT : edit.allowedMentions();
        Channel channel = scene.channel(message.channelId());
        Mentions found = Mentions.of(
                content.value(),
                allowed,
                scene.rightsIn(channel),
                scene.snapshot().roles(),
                scene.cold());
        List<UserId> users = MessageSending.withAnswered(found.users(), answered(scene, message), allowed);
        Mentions mentions = new Mentions(found.everyone(), users, found.roles());
        return rewritten(message, Content.stored(content.value()), scene.now(), mentions, flags);
    }

    private static @Nullable Message answered(Scene scene, Message message) {
        if (message.reference() == null) {
            return null;
        }
        MessageRow row = scene.cold()
                .message(message.reference().channelId(), message.reference().messageId());
        return row == null ? null : row.message();
    }

    private static Mentions mentionsOf(Message message) {
        return new Mentions(message.mentionEveryone(), message.mentions(), message.mentionRoles());
    }

    /// Of all flags an edit changes one.
    private static int flags(Message message, Patch<Integer> patch) {
        int mask = MessageFlag.SUPPRESS_EMBEDS.mask();
        int wanted = patch.overOr(message.flags(), 0);
        return (message.flags() & ~mask) | (wanted & mask);
    }

    private static Message rewritten(
            Message message, String content, @Nullable Instant editedAt, Mentions mentions, int flags) {
        return new Message(
                message.id(),
                message.channelId(),
                message.guildId(),
                message.authorId(),
                message.type(),
                content,
                editedAt,
                message.tts(),
                mentions.everyone(),
                mentions.users(),
                mentions.roles(),
                flags,
                message.reference());
    }

    static Decision typing(Scene scene, StartTyping typing) {
        Rejected refusal = scene.refusalIn(typing.channelId());
        if (refusal != null) {
            return refusal;
        }
        if (!scene.channel(typing.channelId()).type().holdsMessages()) {
            return Refusal.of(ApiError.NOT_A_TEXT_CHANNEL);
        }
        Rejected mute = scene.refusalIn(typing.channelId(), Permission.SEND_MESSAGES);
        return mute != null
                ? mute
                : new Accepted(
                        List.of(new TypingStarted(typing.channelId(), scene.actor(), scene.now())),
                        GuildResult.NOTHING);
    }
}
