package dev.guildhall.node.admin;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import java.io.IOException;
import java.util.function.LongFunction;

/// Ids as decimal strings, which is what their `toString` is: a JSON number above 2^53 does not survive JavaScript.
final class IdJson {
    private IdJson() {}

    static SimpleModule module() {
        var module = new SimpleModule("ids");
        add(module, UserId.class, UserId::new);
        add(module, GuildId.class, GuildId::new);
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> type, LongFunction<T> id) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new Reader<>(type, id));
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {
        private final transient LongFunction<T> id;

        Reader(Class<T> type, LongFunction<T> id) {
            super(type);
            this.id = id;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return id.apply(Long.parseUnsignedLong(json.getText()));
            } catch (NumberFormatException e) {
                return (T) context.handleWeirdStringValue(handledType(), json.getText(), "not an id");
            }
        }
    }
}
