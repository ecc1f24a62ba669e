package dev.guildhall.guild.state;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.GuildCommand.AttachmentList;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.Kept;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.Decision.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an edit makes of a message.
final class MessageEditing {
    private MessageEditing() {}

    /// Whether it changes what the author said: that is the author's alone, and shows as an edit.
    static boolean rewrites(EditMessage edit) {
        return edit.content().changes()
                || edit.embeds().changes()
                || edit.attachments().changes();
    }

    /// Why the author may not make this of its message; null when it may.
    static @Nullable Rejected refusal(Place place, Message message, EditMessage edit) {
        if (!rewrites(edit)) {
            return null;
        }
        if (message.isForward()) {
            return Refusal.of(ApiError.SYSTEM_MESSAGE);
        }
        long rights = place.rightsIn(message.channelId());
        boolean embeds = !edit.embeds().overOr(List.of(), List.of()).isEmpty();
        boolean attaches = edit.attachments() instanceof Patch.Set<AttachmentList> list
                && !list.value().added().isEmpty();
        if ((embeds && !Permission.EMBED_LINKS.in(rights)) || (attaches && !Permission.ATTACH_FILES.in(rights))) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        Rejected unknown = unknownFile(message, edit);
        return unknown != null ? unknown : unfit(content(message, edit), enclosures(message, edit));
    }

    private static @Nullable Rejected unfit(String content, Enclosures enclosures) {
        return enclosures.attachments().size() > Limits.ATTACHMENTS_PER_MESSAGE_MAX
                ? Refusal.of(ApiError.MAX_ATTACHMENTS)
                : Content.refusal(content, !enclosures.isEmpty());
    }

    private static @Nullable Rejected unknownFile(Message message, EditMessage edit) {
        List<Kept> kept = edit.attachments() instanceof Patch.Set<AttachmentList> list
                ? list.value().kept()
                : null;
        Set<AttachmentId> known = new HashSet<>();
        message.enclosures().attachments().forEach(attachment -> known.add(attachment.id()));
        for (Kept each : kept == null ? List.<Kept>of() : kept) {
            if (!known.contains(each.id())) {
                return Refusal.field(each.path(), FormError.CUSTOM_VALIDATION, "Unknown attachment.");
            }
        }
        return null;
    }

    private static String content(Message message, EditMessage edit) {
        return edit.content().overOr(message.content(), "");
    }

    private static Enclosures enclosures(Message message, EditMessage edit) {
        Enclosures before = message.enclosures();
        List<Embed> embeds = edit.embeds().overOr(before.embeds(), List.of());
        AttachmentList list = edit.attachments()
                .overOr(new AttachmentList(null, List.of()), new AttachmentList(List.of(), List.of()));
        return new Enclosures(
                embeds, attachments(before.attachments(), list, embeds), before.snapshots(), before.stickers());
    }

    /// A file that a card shows stays with the card, listed or not: clients do not get to see its id.
    private static List<Attachment> attachments(List<Attachment> before, AttachmentList list, List<Embed> embeds) {
        Map<AttachmentId, Patch<String>> kept = new LinkedHashMap<>();
        if (list.kept() != null) {
            list.kept().forEach(each -> kept.put(each.id(), each.description()));
        }
        Set<String> shown = new HashSet<>();
        embeds.forEach(embed -> shown.addAll(embed.attachedFiles()));
        List<Attachment> after = new ArrayList<>();
        for (Attachment attachment : before) {
            Patch<String> description = kept.get(attachment.id());
            if (description != null) {
                after.add(attachment.described(description));
            } else if (list.kept() == null || shown.contains(attachment.filename())) {
                after.add(attachment);
            }
        }
        after.addAll(list.added());
        return after;
    }

    static Message changed(Place place, Message message, EditMessage edit) {
        int flags = flags(message, edit.flags());
        if (!rewrites(edit)) {
            return message.withFlags(flags);
        }
        Mentions mentions = edit.content().changes() ? mentions(place, message, edit) : mentionsOf(message);
        String content = Content.stored(content(message, edit));
        return rewritten(message, content, place.now(), mentions, flags, enclosures(message, edit));
    }

    private static Mentions mentions(Place place, Message message, EditMessage edit) {
        AllowedMentions allowed = edit.allowedMentions() == null ? AllowedMentions.DEFAULT : edit.allowedMentions();
        Mentions found = Mentions.of(
                content(message, edit), allowed, place.rightsIn(message.channelId()), place.roles(), place.cold());
        List<UserId> users = MessageSending.withAnswered(found.users(), answered(place, message), allowed);
        return new Mentions(found.everyone(), users, found.roles());
    }

    private static @Nullable Message answered(Place place, Message message) {
        if (message.reference() == null) {
            return null;
        }
        MessageRow row = place.cold()
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
            Message message, String content, Instant editedAt, Mentions mentions, int flags, Enclosures enclosures) {
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
                message.reference(),
                enclosures);
    }
}
