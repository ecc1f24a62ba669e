package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.common.user.User;
import java.io.IOException;

/// A relationship that is something. Source: community docs, "Relationship Object".
public final class RelationshipJson {
    private RelationshipJson() {}

    /// With the user inside.
    public static void write(JsonGenerator out, Relationship relationship, RelationshipType type, User user)
            throws IOException {
        out.writeStartObject();
        fields(out, relationship, type);
        out.writeFieldName("user");
        UserJson.write(out, user);
        out.writeEndObject();
    }

    /// For those who find the user elsewhere by its id.
    public static void writeBare(JsonGenerator out, Relationship relationship, RelationshipType type)
            throws IOException {
        out.writeStartObject();
        fields(out, relationship, type);
        Fields.id(out, "user_id", relationship.other().value());
        out.writeEndObject();
    }

    public static void fields(JsonGenerator out, Relationship relationship, RelationshipType type) throws IOException {
        Fields.id(out, "id", relationship.other().value());
        out.writeNumberField("type", type.code());
        Fields.textOrNull(out, "nickname", relationship.nickname());
        out.writeStringField("since", Timestamps.iso(relationship.since()));
        out.writeBooleanField("is_spam_request", false);
        out.writeBooleanField("user_ignored", false);
    }
}
