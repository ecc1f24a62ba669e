package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.user.User;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The invite object. Source: invite resource, "Invite Object" and "Invite Metadata Object".
public final class InviteJson {
    private InviteJson() {}

    /// What is optional in an answer: `expires_at`, and both counts, which an `onlineCount` of null leaves out.
    public record Extras(boolean expiration, @Nullable Integer onlineCount) {
        /// As an invite is answered when nothing more was asked for.
        public static final Extras USUAL = new Extras(true, null);
    }

    /// What somebody with the code sees.
    public static void write(
            JsonGenerator out, Invite invite, GuildSnapshot snapshot, @Nullable User inviter, Extras extras)
            throws IOException {
        out.writeStartObject();
        fields(out, invite, snapshot, inviter);
        if (extras.expiration()) {
            expiration(out, invite);
        }
        if (extras.onlineCount() != null) {
            out.writeNumberField("approximate_member_count", snapshot.guild().memberCount());
            out.writeNumberField("approximate_presence_count", extras.onlineCount());
        }
        out.writeEndObject();
    }

    /// With its metadata: for those who manage the channel.
    public static void writeWithMetadata(
            JsonGenerator out, Invite invite, GuildSnapshot snapshot, @Nullable User inviter) throws IOException {
        out.writeStartObject();
        fields(out, invite, snapshot, inviter);
        expiration(out, invite);
        metadata(out, invite);
        out.writeEndObject();
    }

    /// The body of INVITE_CREATE.
    public static void writeEvent(JsonGenerator out, Invite invite, User inviter) throws IOException {
        out.writeStartObject();
        Fields.id(out, "guild_id", invite.guildId().value());
        Fields.id(out, "channel_id", invite.channelId().value());
        out.writeStringField("code", invite.code());
        out.writeNumberField("type", 0);
        out.writeFieldName("inviter");
        UserJson.write(out, inviter);
        expiration(out, invite);
        metadata(out, invite);
        out.writeEndObject();
    }

    private static void fields(JsonGenerator out, Invite invite, GuildSnapshot snapshot, @Nullable User inviter)
            throws IOException {
        out.writeNumberField("type", 0);
        out.writeStringField("code", invite.code());
        Fields.id(out, "guild_id", invite.guildId().value());
        out.writeFieldName("guild");
        guild(out, snapshot.guild());
        out.writeFieldName("channel");
        channel(out, snapshot.channels().get(invite.channelId()));
        if (inviter != null) {
            out.writeFieldName("inviter");
            UserJson.write(out, inviter);
        }
    }

    private static void guild(JsonGenerator out, Guild guild) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", guild.id().value());
        out.writeStringField("name", guild.name());
        Fields.textOrNull(out, "icon", guild.icon());
        Fields.textOrNull(out, "description", guild.description());
        Fields.textOrNull(out, "splash", guild.art().splash());
        Fields.textOrNull(out, "banner", guild.art().banner());
        Fields.textOrNull(out, "vanity_url_code", GuildJson.vanityCode(guild));
        out.writeNumberField("verification_level", guild.verificationLevel());
        out.writeNumberField("nsfw_level", 0);
        out.writeNumberField("premium_subscription_count", 0);
        GuildJson.features(out, guild);
        out.writeEndObject();
    }

    private static void channel(JsonGenerator out, @Nullable Channel channel) throws IOException {
        if (channel == null) {
            out.writeNull();
            return;
        }
        out.writeStartObject();
        Fields.id(out, "id", channel.id().value());
        out.writeStringField("name", channel.name());
        out.writeNumberField("type", channel.type().code());
        out.writeEndObject();
    }

    private static void expiration(JsonGenerator out, Invite invite) throws IOException {
        Fields.textOrNull(
                out, "expires_at", Timestamps.isoOrNull(invite.expiresAt().orElse(null)));
    }

    private static void metadata(JsonGenerator out, Invite invite) throws IOException {
        out.writeNumberField("uses", invite.uses());
        out.writeNumberField("max_uses", invite.maxUses());
        out.writeNumberField("max_age", invite.maxAgeSeconds());
        out.writeBooleanField("temporary", invite.temporary());
        out.writeStringField("created_at", Timestamps.iso(invite.createdAt()));
    }
}
