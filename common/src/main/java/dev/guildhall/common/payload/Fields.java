package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Fields as the protocol writes them: snowflakes and permission bits as strings, null where a field is always there.
public final class Fields {
    private Fields() {}

    /// Ids are unsigned decimal strings.
    public static void id(JsonGenerator out, String name, long value) throws IOException {
        out.writeStringField(name, Long.toUnsignedString(value));
    }

    /// `id` is any of the id records, whose text is the wire's.
    public static void idOrNull(JsonGenerator out, String name, @Nullable Record id) throws IOException {
        textOrNull(out, name, id == null ? null : id.toString());
    }

    public static void textOrNull(JsonGenerator out, String name, @Nullable String value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value);
        }
    }

    public static void bits(JsonGenerator out, String name, long bits) throws IOException {
        out.writeStringField(name, Long.toUnsignedString(bits));
    }

    /// `ids` are id records of one kind.
    public static void ids(JsonGenerator out, String name, Collection<? extends Record> ids) throws IOException {
        out.writeArrayFieldStart(name);
        for (Record id : ids) {
            out.writeString(id.toString());
        }
        out.writeEndArray();
    }

    public static void emptyArray(JsonGenerator out, String name) throws IOException {
        out.writeArrayFieldStart(name);
        out.writeEndArray();
    }
}
