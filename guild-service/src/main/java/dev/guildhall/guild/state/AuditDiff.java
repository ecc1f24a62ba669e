package dev.guildhall.guild.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.ChannelJson;
import dev.guildhall.common.payload.EmojiJson;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.GuildJson;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.RoleJson;
import dev.guildhall.common.payload.StickerJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes of an audit log's entry: what an object says before and after, field by field, as the protocol's own
/// objects say it. An object that came or went has only one of both. Source: audit log resource, "Audit Log Change
/// Object" and its exceptions.
final class AuditDiff {
    private static final List<Field> GUILD = fields(
            "name",
            "description",
            "icon>icon_hash",
            "splash>splash_hash",
            "banner>banner_hash",
            "owner_id",
            "afk_channel_id",
            "afk_timeout",
            "verification_level",
            "default_message_notifications",
            "explicit_content_filter",
            "system_channel_id",
            "system_channel_flags",
            "rules_channel_id",
            "public_updates_channel_id",
            "preferred_locale",
            "vanity_url_code");

    private static final List<Field> CHANNEL = fields(
            "name",
            "type",
            "position",
            "parent_id",
            "topic",
            "nsfw",
            "rate_limit_per_user",
            "bitrate",
            "user_limit",
            "rtc_region",
            "video_quality_mode",
            "default_auto_archive_duration",
            "default_thread_rate_limit_per_user",
            "available_tags",
            "default_reaction_emoji",
            "default_sort_order",
            "default_forum_layout",
            "flags");

    private static final List<Field> ROLE = fields(
            "name", "permissions", "color", "hoist", "mentionable", "position", "icon>icon_hash", "unicode_emoji");

    private static final List<Field> EMOJI = fields("name", "roles");

    private static final List<Field> STICKER = fields("name", "description", "tags", "format_type");

    private static final List<Field> MEMBER = fields("nick", "mute", "deaf", "communication_disabled_until", "flags");

    private static final List<Field> OVERWRITE = fields("id", "type", "allow", "deny");

    private static final List<Field> INVITE =
            fields("code", "channel_id", "inviter_id", "uses", "max_uses", "max_age", "temporary");

    /// How the object calls a field, and how the audit log does.
    private record Field(String name, String key) {}

    private AuditDiff() {}

    private static List<Field> fields(String... names) {
        List<Field> fields = new ArrayList<>();
        for (String each : names) {
            int renamed = each.indexOf('>');
            fields.add(
                    renamed < 0
                            ? new Field(each, each)
                            : new Field(each.substring(0, renamed), each.substring(renamed + 1)));
        }
        return List.copyOf(fields);
    }

    static List<AuditEntry.Change> guild(GuildSnapshot before, GuildSnapshot after) {
        return between(tree(out -> GuildJson.write(out, before)), tree(out -> GuildJson.write(out, after)), GUILD);
    }

    static List<AuditEntry.Change> channel(@Nullable Channel before, @Nullable Channel after) {
        return between(channel(before), channel(after), CHANNEL);
    }

    private static JsonNode channel(@Nullable Channel channel) {
        return channel == null
                ? MissingNode.getInstance()
                : tree(out -> ChannelJson.write(out, channel, ChannelLast.NOTHING));
    }

    static List<AuditEntry.Change> role(@Nullable Role before, @Nullable Role after) {
        return between(role(before), role(after), ROLE);
    }

    private static JsonNode role(@Nullable Role role) {
        return role == null ? MissingNode.getInstance() : tree(out -> RoleJson.write(out, role));
    }

    static List<AuditEntry.Change> emoji(@Nullable Emoji before, @Nullable Emoji after) {
        return between(emoji(before), emoji(after), EMOJI);
    }

    private static JsonNode emoji(@Nullable Emoji emoji) {
        return emoji == null ? MissingNode.getInstance() : tree(out -> EmojiJson.write(out, emoji, null));
    }

    static List<AuditEntry.Change> sticker(@Nullable Sticker before, @Nullable Sticker after, GuildId guildId) {
        return between(sticker(before, guildId), sticker(after, guildId), STICKER);
    }

    private static JsonNode sticker(@Nullable Sticker sticker, GuildId guildId) {
        return sticker == null
                ? MissingNode.getInstance()
                : tree(out -> StickerJson.write(out, sticker, guildId, null));
    }

    static List<AuditEntry.Change> member(MemberProfile before, MemberProfile after) {
        return between(tree(out -> MemberJson.write(out, before)), tree(out -> MemberJson.write(out, after)), MEMBER);
    }

    static List<AuditEntry.Change> overwrite(@Nullable Overwrite before, @Nullable Overwrite after) {
        return between(overwrite(before), overwrite(after), OVERWRITE);
    }

    private static JsonNode overwrite(@Nullable Overwrite overwrite) {
        return overwrite == null ? MissingNode.getInstance() : tree(out -> ChannelJson.overwrite(out, overwrite));
    }

    static List<AuditEntry.Change> invite(@Nullable Invite before, @Nullable Invite after) {
        return between(invite(before), invite(after), INVITE);
    }

    private static JsonNode invite(@Nullable Invite invite) {
        return invite == null
                ? MissingNode.getInstance()
                : tree(out -> {
                    out.writeStartObject();
                    out.writeStringField("code", invite.code());
                    Fields.id(out, "channel_id", invite.channelId().value());
                    Fields.id(out, "inviter_id", invite.inviterId().value());
                    out.writeNumberField("uses", invite.uses());
                    out.writeNumberField("max_uses", invite.maxUses());
                    out.writeNumberField("max_age", invite.maxAgeSeconds());
                    out.writeBooleanField("temporary", invite.temporary());
                    out.writeEndObject();
                });
    }

    /// Roles given or taken: `$add` and `$remove`, each a list of partial roles.
    static List<AuditEntry.Change> roles(Collection<RoleId> before, Collection<RoleId> after, GuildSnapshot guild) {
        List<AuditEntry.Change> changes = new ArrayList<>();
        partials("$add", after.stream().filter(id -> !before.contains(id)).toList(), guild, changes);
        partials("$remove", before.stream().filter(id -> !after.contains(id)).toList(), guild, changes);
        return changes;
    }

    private static void partials(String key, List<RoleId> ids, GuildSnapshot guild, List<AuditEntry.Change> changes) {
        if (ids.isEmpty()) {
            return;
        }
        JsonNode roles = tree(out -> {
            out.writeStartArray();
            for (RoleId id : ids) {
                Role role = guild.roles().get(id);
                out.writeStartObject();
                Fields.id(out, "id", id.value());
                out.writeStringField("name", role == null ? "" : role.name());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        changes.add(new AuditEntry.Change(key, null, roles.toString()));
    }

    private static List<AuditEntry.Change> between(JsonNode before, JsonNode after, List<Field> fields) {
        List<AuditEntry.Change> changes = new ArrayList<>();
        for (Field field : fields) {
            JsonNode old = before.path(field.name());
            JsonNode young = after.path(field.name());
            String oldJson = said(old);
            String youngJson = said(young);
            if (!old.equals(young) && (oldJson != null || youngJson != null)) {
                changes.add(new AuditEntry.Change(field.key(), oldJson, youngJson));
            }
        }
        return changes;
    }

    /// A field that says null is not said: the protocol leaves the value out.
    private static @Nullable String said(JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : value.toString();
    }

    private static JsonNode tree(Json.Writer writer) {
        try (TokenBuffer buffer = new TokenBuffer(Json.MAPPER, false)) {
            writer.write(buffer);
            return Json.MAPPER.readTree(buffer.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
