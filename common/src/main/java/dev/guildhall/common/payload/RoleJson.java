package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Role;
import java.io.IOException;

/// The role object. Source: permissions topic, "Role Object".
public final class RoleJson {
    private RoleJson() {}

    public static void write(JsonGenerator out, Role role) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", role.id().value());
        out.writeStringField("name", role.name());
        out.writeNullField("description");
        out.writeNumberField("color", role.color());
        out.writeObjectFieldStart("colors");
        out.writeNumberField("primary_color", role.color());
        out.writeNullField("secondary_color");
        out.writeNullField("tertiary_color");
        out.writeEndObject();
        out.writeBooleanField("hoist", role.hoist());
        Fields.textOrNull(out, "icon", role.icon());
        Fields.textOrNull(out, "unicode_emoji", role.unicodeEmoji());
        out.writeNumberField("position", role.position());
        Fields.bits(out, "permissions", role.permissions());
        out.writeBooleanField("managed", role.managed());
        out.writeBooleanField("mentionable", role.mentionable());
        out.writeNumberField("flags", role.flags());
        if (role.botId() != null) {
            out.writeObjectFieldStart("tags");
            Fields.id(out, "bot_id", role.botId().value());
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
