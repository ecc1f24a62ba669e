package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.GuildId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The audit log entry object. Source: audit log resource, "Audit Log Entry Object".
public final class AuditLogJson {
    private AuditLogJson() {}

    /// As the list of a guild's entries carries it.
    public static void write(JsonGenerator out, AuditEntry entry) throws IOException {
        write(out, entry, null);
    }

    /// The body of GUILD_AUDIT_LOG_ENTRY_CREATE.
    public static void writeEvent(JsonGenerator out, AuditEntry entry, GuildId guildId) throws IOException {
        write(out, entry, guildId);
    }

    private static void write(JsonGenerator out, AuditEntry entry, @Nullable GuildId guildId) throws IOException {
        out.writeStartObject();
        if (guildId != null) {
            Fields.id(out, "guild_id", guildId.value());
        }
        Fields.id(out, "id", entry.id().value());
        Fields.id(out, "user_id", entry.actorId().value());
        Fields.textOrNull(out, "target_id", entry.targetId() == null ? null : Long.toUnsignedString(entry.targetId()));
        out.writeNumberField("action_type", entry.action().code());
        changes(out, entry);
        options(out, entry);
        if (entry.reason() != null) {
            out.writeStringField("reason", entry.reason());
        }
        out.writeEndObject();
    }

    private static void changes(JsonGenerator out, AuditEntry entry) throws IOException {
        if (entry.changes().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("changes");
        for (AuditEntry.Change change : entry.changes()) {
            out.writeStartObject();
            out.writeStringField("key", change.key());
            value(out, "old_value", change.before());
            value(out, "new_value", change.after());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /// Absent where there is no value: a null would be one.
    private static void value(JsonGenerator out, String name, @Nullable String json) throws IOException {
        if (json != null) {
            out.writeFieldName(name);
            out.writeRawValue(json);
        }
    }

    private static void options(JsonGenerator out, AuditEntry entry) throws IOException {
        if (entry.options().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("options");
        for (AuditEntry.Option option : entry.options()) {
            out.writeStringField(option.name(), option.value());
        }
        out.writeEndObject();
    }
}
