package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.user.User;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The guild member object. Source: guild resource, "Guild Member Object".
public final class MemberJson {
    private MemberJson() {}

    /// With its user: REST answers, GUILD_CREATE, chunks.
    public static void write(JsonGenerator out, MemberProfile profile) throws IOException {
        write(out, profile.member(), profile.user(), null);
    }

    /// With its user and `guild_id`: GUILD_MEMBER_ADD and GUILD_MEMBER_UPDATE.
    public static void writeEvent(JsonGenerator out, MemberProfile profile, GuildId guildId) throws IOException {
        write(out, profile.member(), profile.user(), guildId);
    }

    /// Without its user, as messages carry it beside their author.
    public static void writePartial(JsonGenerator out, Member member) throws IOException {
        write(out, member, null, null);
    }

    /// In `merged_members` of READY: named by `user_id`. Source: community docs, ready.
    public static void writeMerged(JsonGenerator out, Member member) throws IOException {
        out.writeStartObject();
        Fields.id(out, "user_id", member.userId().value());
        fields(out, member);
        out.writeEndObject();
    }

    /// With its user and how it is seen: a row of a member list. Source: community docs.
    public static void writeListed(JsonGenerator out, MemberProfile profile, Presence presence) throws IOException {
        out.writeStartObject();
        out.writeFieldName("user");
        UserJson.write(out, profile.user());
        fields(out, profile.member());
        out.writeFieldName("presence");
        PresenceJson.write(out, profile.user().id(), presence);
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, Member member, @Nullable User user, @Nullable GuildId guildId)
            throws IOException {
        out.writeStartObject();
        if (guildId != null) {
            Fields.id(out, "guild_id", guildId.value());
        }
        if (user != null) {
            out.writeFieldName("user");
            UserJson.write(out, user);
        }
        fields(out, member);
        out.writeEndObject();
    }

    private static void fields(JsonGenerator out, Member member) throws IOException {
        Fields.textOrNull(out, "nick", member.nick());
        Fields.textOrNull(out, "avatar", member.avatar());
        out.writeNullField("banner");
        Fields.ids(out, "roles", member.roles());
        out.writeStringField("joined_at", Timestamps.iso(member.joinedAt()));
        out.writeNullField("premium_since");
        out.writeBooleanField("deaf", member.deaf());
        out.writeBooleanField("mute", member.mute());
        out.writeNumberField("flags", member.flags());
        out.writeBooleanField("pending", member.pending());
        Fields.textOrNull(
                out, "communication_disabled_until", Timestamps.isoOrNull(member.communicationDisabledUntil()));
    }
}
