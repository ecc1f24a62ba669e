package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.GuildCommand.Forward;
import dev.guildhall.common.guild.GuildCommand.ReplyTo;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sending a message.
final class MessageSending {
    /// For how long a repeated nonce finds its first message. The protocol says "a few minutes"; a client that
    /// goes on retrying a send for longer than this has long told its user that it failed.
    static final Duration NONCE_KEPT = Duration.ofMinutes(10);

    /// The other settable flags promise a voice file or components; the form refuses them.
    private static final int FLAGS_TAKEN = MessageFlag.SETTABLE_ON_CREATE
            & (MessageFlag.SUPPRESS_EMBEDS.mask() | MessageFlag.SUPPRESS_NOTIFICATIONS.mask());

    private MessageSending() {}

    static Decision send(Place place, SendMessage send) {
        Rejected refusal = refusal(place, send);
        if (refusal != null) {
            return refusal;
        }
        Message earlier = earlier(place, send);
        Message target = target(place, send);
        Mentions mentions = Mentions.of(
                send.content(), send.allowedMentions(), place.rightsIn(send.channelId()), place.roles(), place.cold());
        Rejected stickers = OutsideExpressions.refusal(place, send.channelId(), send.stickers());
        if (place.cold().incomplete()) {
            return place.cold().needs();
        }
        if (earlier != null) {
            return repeated(place, earlier);
        }
        if (stickers != null) {
            return stickers;
        }
        Rejected unfit = unfitTarget(send.replyTo(), target);
        if (unfit != null) {
            return unfit;
        }
        Rejected tooFast = place.tooFast(send.channelId());
        return tooFast != null ? tooFast : accepted(place, send, target, mentions);
    }

    private static @Nullable Rejected refusal(Place place, SendMessage send) {
        Rejected refusal = place.refusalIn(send.channelId());
        if (refusal != null) {
            return refusal;
        }
        Rejected wrongType = place.refusalOfMessages(send.channelId());
        if (wrongType != null) {
            return wrongType;
        }
        long rights = place.rightsIn(send.channelId());
        boolean maySpeak = Permission.SEND_MESSAGES.in(rights);
        if (!maySpeak || (send.tts() && !Permission.SEND_TTS_MESSAGES.in(rights))) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        if (send.replyTo() != null && !Permission.READ_MESSAGE_HISTORY.in(rights)) {
            return Refusal.of(ApiError.CANNOT_REPLY_WITHOUT_HISTORY);
        }
        return unfit(send, rights);
    }

    private static @Nullable Rejected unfit(SendMessage send, long rights) {
        boolean mayEnclose = (send.embeds().isEmpty() || Permission.EMBED_LINKS.in(rights))
                && (send.attachments().isEmpty() || Permission.ATTACH_FILES.in(rights));
        if (!mayEnclose) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        boolean encloses = !send.embeds().isEmpty()
                || !send.attachments().isEmpty()
                || !send.stickers().isEmpty()
                || send.forward() != null;
        return Content.refusal(send.content(), encloses);
    }

    /// What the author sent with this nonce a while ago; null when nothing, or when it is gone or not known
    /// yet.
    private static @Nullable Message earlier(Place place, SendMessage send) {
        Nonce nonce = send.nonce();
        if (nonce == null || !send.enforceNonce()) {
            return null;
        }
        MessageRow sent = place.cold().sentWith(send.channelId(), place.actorId(), nonce);
        if (sent == null || sent.message() == null) {
            return null;
        }
        Instant keptUntil = sent.message().timestamp().plus(NONCE_KEPT);
        if (!keptUntil.isAfter(place.now())) {
            return null;
        }
        // The row under the nonce is the message as it was sent; what is answered is the message as it is.
        MessageRow current =
                place.cold().message(send.channelId(), sent.message().id());
        return current == null ? null : current.message();
    }

    private static Decision repeated(Place place, Message earlier) {
        MessageView view = MessageViews.of(earlier, place.cold());
        return place.cold().incomplete()
                ? place.cold().needs()
                : new Accepted(List.of(), new GuildResult.OfMessage(view));
    }

    private static @Nullable Message target(Place place, SendMessage send) {
        ReplyTo replyTo = send.replyTo();
        if (replyTo == null) {
            return null;
        }
        MessageRow row = place.cold().message(send.channelId(), replyTo.messageId());
        return row == null ? null : row.message();
    }

    private static @Nullable Rejected unfitTarget(@Nullable ReplyTo replyTo, @Nullable Message target) {
        if (replyTo == null) {
            return null;
        }
        if (target == null) {
            return replyTo.mustExist() ? Refusal.field("message_reference", FormError.REPLIES_UNKNOWN_MESSAGE) : null;
        }
        return target.type().written()
                ? null
                : Refusal.field("message_reference", FormError.REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE);
    }

    private static Decision accepted(Place place, SendMessage send, @Nullable Message target, Mentions mentions) {
        Message message = message(place, send, target, mentions);
        MessageView view = MessageViews.ofNew(message, place.cold());
        if (place.cold().incomplete()) {
            return place.cold().needs();
        }
        Nonce nonce = send.nonce();
        MessageCreated created = new MessageCreated(
                view,
                place.membership(),
                MessageViews.mentioned(message, place.cold()),
                nonce,
                nonce == null ? null : place.now().plus(NONCE_KEPT));
        return new Accepted(List.of(created), new GuildResult.OfMessage(view));
    }

    private static Message message(Place place, SendMessage send, @Nullable Message target, Mentions mentions) {
        return new Message(
                new MessageId(place.facts().nextId()),
                send.channelId(),
                place.guildId(),
                place.actorId(),
                target == null ? MessageType.DEFAULT : MessageType.REPLY,
                Content.stored(send.content()),
                null,
                send.tts(),
                mentions.everyone(),
                withAnswered(mentions.users(), target, send.allowedMentions()),
                mentions.roles(),
                flags(send),
                reference(place, send, target),
                enclosures(place, send));
    }

    private static int flags(SendMessage send) {
        int forward = send.forward() == null ? 0 : MessageFlag.HAS_SNAPSHOT.mask();
        return (send.flags() & FLAGS_TAKEN) | forward;
    }

    private static @Nullable MessageReference reference(Place place, SendMessage send, @Nullable Message target) {
        if (send.forward() != null) {
            return send.forward().source();
        }
        return target == null ? null : new MessageReference(target.id(), target.channelId(), place.guildId());
    }

    /// Files of a forward get ids of their own: they belong to the forward, whatever becomes of the source.
    private static Enclosures enclosures(Place place, SendMessage send) {
        Forward forward = send.forward();
        if (forward == null) {
            return new Enclosures(
                    send.embeds(), send.attachments(), List.of(), OutsideExpressions.stickers(place, send.stickers()));
        }
        List<Attachment> copies = forward.snapshot().attachments().stream()
                .map(attachment ->
                        attachment.withId(new AttachmentId(place.facts().nextId())))
                .toList();
        return new Enclosures(List.of(), List.of(), List.of(forward.snapshot().withAttachments(copies)));
    }

    static List<UserId> withAnswered(List<UserId> mentioned, @Nullable Message target, AllowedMentions allowed) {
        if (target == null || !allowed.repliedUser() || mentioned.contains(target.authorId())) {
            return mentioned;
        }
        List<UserId> all = new ArrayList<>(mentioned);
        all.add(target.authorId());
        return all;
    }
}
