package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.ReplyTo;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.Patch;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AllowedMentionType;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.MessageReferenceType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads of messages that are sent or edited. What Guildhall does not carry yet is refused rather than dropped.
final class MessageForms {
    private static final List<String> NOT_YET =
            List.of("embeds", "embed", "components", "sticker_ids", "attachments", "poll", "files");

    private MessageForms() {}

    static SendMessage sent(Form form, ChannelId channelId) {
        NOT_YET.forEach(form::unsupported);
        return new SendMessage(
                channelId,
                form.optional("content", content(), ""),
                form.optional("nonce", Values.nonce()),
                form.optional("enforce_nonce", Values.flag(), false),
                form.optional("tts", Values.flag(), false),
                form.optional("flags", Numbers.flags(), 0),
                form.optional("message_reference", Values.object(each -> replyTo(each, channelId))),
                form.optional("allowed_mentions", Values.object(MessageForms::allowed), AllowedMentions.DEFAULT));
    }

    static EditMessage edited(Form form, ChannelId channelId, MessageId messageId) {
        NOT_YET.forEach(form::unsupported);
        Patch<String> content = form.patch("content", content());
        return new EditMessage(
                channelId,
                messageId,
                content,
                form.patch("flags", Numbers.flags()),
                form.optional("allowed_mentions", Values.object(MessageForms::allowed)));
    }

    /// Longer text than anybody may send is stopped by the form; what is left is the guild's to judge.
    private static Read<String> content() {
        return Texts.text(0, Limits.CONTENT_MAX);
    }

    private static @Nullable ReplyTo replyTo(Form form, ChannelId channelId) {
        Integer type = form.optional("type", Numbers.integer(0, 1));
        if (type != null && type != MessageReferenceType.DEFAULT.code()) {
            form.wrong("type", FormError.CUSTOM_VALIDATION, "Not supported here yet.");
        }
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
