package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.Kept;
import dev.guildhall.common.guild.GuildCommand.ReplyTo;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.AllowedMentionType;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageReferenceType;
import dev.guildhall.gateway.upload.UploadedFile;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads of messages that are sent or edited. What Guildhall does not carry yet is refused rather than dropped.
final class MessageForms {
    private static final List<String> NOT_YET = List.of("embed", "components", "poll", "files");

    private MessageForms() {}

    /// A message to be sent, before its files are stored and what it forwards is read.
    record Sending(
            SendMessage command,
            List<NewFile> files,
            @Nullable MessageReference forward) {}

    /// An edit, before its new files are stored; `kept` absent keeps all files.
    record Editing(EditMessage command, Patch<List<Kept>> kept, List<NewFile> files) {}

    static Sending sent(Form form, ChannelId channelId, List<UploadedFile> files) {
        NOT_YET.forEach(form::unsupported);
        MessageReference forward = form.optional("message_reference", Values.object(MessageForms::forward));
        ReplyTo replyTo = forward != null
                ? null
                : form.optional("message_reference", Values.object(each -> replyTo(each, channelId)));
        List<FileNote> notes = form.optional("attachments", FileForms.notes(), List.of());
        SendMessage command = new SendMessage(
                channelId,
                form.optional("content", content(), ""),
                form.optional("nonce", Values.nonce()),
                form.optional("enforce_nonce", Values.flag(), false),
                form.optional("tts", Values.flag(), false),
                flags(form),
                replyTo,
                form.optional("allowed_mentions", Values.object(MessageForms::allowed), AllowedMentions.DEFAULT),
                form.optional("embeds", EmbedForms.embeds(), List.of()),
                List.of(),
                form.optional("sticker_ids", stickers(), List.of()),
                null);
        if (forward != null) {
            alone(form, command, files);
        }
        return new Sending(command, FileForms.matched(form, notes, files), forward);
    }

    /// A forward says nothing of its own.
    private static void alone(Form form, SendMessage command, List<UploadedFile> files) {
        boolean own = !command.content().isBlank()
                || !command.embeds().isEmpty()
                || !command.stickers().isEmpty()
                || !files.isEmpty();
        if (own) {
            form.wrong("message_reference", FormError.CUSTOM_VALIDATION, "A forward has no content of its own.");
        }
    }

    private static Read<List<StickerId>> stickers() {
        return Values.distinct(Numbers.snowflake(StickerId::new), Limits.STICKERS_PER_MESSAGE_MAX);
    }

    static Editing edited(Form form, ChannelId channelId, MessageId messageId, List<UploadedFile> files) {
        NOT_YET.forEach(form::unsupported);
        form.unsupported("sticker_ids");
        Patch<List<FileNote>> notes = form.patch("attachments", FileForms.notes());
        EditMessage command = new EditMessage(
                channelId,
                messageId,
                form.patch("content", content()),
                form.patch("flags", Numbers.flags()),
                form.optional("allowed_mentions", Values.object(MessageForms::allowed)),
                form.patch("embeds", EmbedForms.embeds()),
                Patch.keep());
        return new Editing(
                command,
                notes.map(list -> FileForms.kept(list, files)),
                FileForms.matched(form, FileForms.ofFiles(notes.overOr(List.of(), List.of()), files), files));
    }

    /// What promises parts of a message that Guildhall does not carry is refused, and unknown bits are
    /// dropped.
    private static int flags(Form form) {
        int flags = form.optional("flags", Numbers.flags(), 0);
        if (MessageFlag.IS_VOICE_MESSAGE.in(flags)) {
            form.wrong("flags", FormError.CUSTOM_VALIDATION, "Voice messages are not supported here yet.");
        }
        if (MessageFlag.IS_COMPONENTS_V2.in(flags)) {
            form.wrong("flags", FormError.CUSTOM_VALIDATION, "Components are not supported here yet.");
        }
        return flags;
    }

    /// Longer text than anybody may send is stopped by the form; what is left is the guild's to judge.
    private static Read<String> content() {
        return Texts.text(0, Limits.CONTENT_MAX);
    }

    /// What a forward shows; null when the reference is no forward.
    private static @Nullable MessageReference forward(Form form) {
        Integer type = form.optional("type", Numbers.integer(0, 1));
        return type == null || type != MessageReferenceType.FORWARD.code()
                ? null
                : new MessageReference(
                        form.required("message_id", Numbers.snowflake(MessageId::new), new MessageId(0)),
                        form.required("channel_id", Numbers.snowflake(ChannelId::new), new ChannelId(0)),
                        form.optional("guild_id", Numbers.snowflake(GuildId::new)));
    }

    /// The type was read before.
    private static ReplyTo replyTo(Form form, ChannelId channelId) {
        ChannelId elsewhere = form.optional("channel_id", Numbers.snowflake(ChannelId::new), channelId);
        if (!elsewhere.equals(channelId)) {
            form.wrong("channel_id", FormError.REPLIES_CANNOT_REFERENCE_OTHER_CHANNEL);
        }
        return new ReplyTo(
                form.required("message_id", Numbers.snowflake(MessageId::new), new MessageId(0)),
                form.optional("fail_if_not_exists", Values.flag(), true));
    }

    private static AllowedMentions allowed(Form form) {
        List<AllowedMentionType> parse = form.optional(
                "parse",
                Values.list(Values.named(AllowedMentionType::wireName, AllowedMentionType.values()), 10),
                List.of());
        Set<UserId> users = Set.copyOf(form.optional("users", ids(UserId::new), List.of()));
        Set<RoleId> roles = Set.copyOf(form.optional("roles", ids(RoleId::new), List.of()));
        boolean allUsers = parse.contains(AllowedMentionType.USERS);
        boolean allRoles = parse.contains(AllowedMentionType.ROLES);
        exclusive(form, "users", allUsers && !users.isEmpty());
        exclusive(form, "roles", allRoles && !roles.isEmpty());
        return new AllowedMentions(
                parse.contains(AllowedMentionType.EVERYONE),
                allUsers,
                allRoles,
                users,
                roles,
                form.optional("replied_user", Values.flag(), false));
    }

    private static void exclusive(Form form, String kind, boolean both) {
        if (both) {
            form.wrong("parse", FormError.MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE, kind, kind);
        }
    }

    private static <T> Read<List<T>> ids(java.util.function.LongFunction<T> make) {
        return Values.distinct(Numbers.snowflake(make), Limits.ALLOWED_MENTIONS_IDS_MAX);
    }
}
