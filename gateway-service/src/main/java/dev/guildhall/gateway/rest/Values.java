package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads of everything that is neither a text nor a number.
final class Values {
    private Values() {}

    static Read<Boolean> flag() {
        return (value, at) -> value.isBoolean() ? value.booleanValue() : at.wrong(FormError.BOOLEAN_TYPE_CONVERT);
    }

    /// In a query: `True`, `true` and `1` are true. Source: API reference, "Boolean Query Strings".
    static Read<Boolean> queryFlag() {
        return (value, at) -> switch (value.asText()) {
            case "True", "true", "1" -> true;
            case "False", "false", "0" -> false;
            default -> at.wrong(FormError.BOOLEAN_TYPE_CONVERT);
        };
    }

    /// One of `choices`, by its number on the wire.
    static <E> Read<E> choice(ToIntFunction<E> code, List<E> choices) {
        String all = choices.stream()
                .map(each -> Integer.toString(code.applyAsInt(each)))
                .collect(Collectors.joining(", "));
        return (value, at) -> {
            for (E each : choices) {
                boolean number = value.isIntegralNumber() || value.isTextual();
                if (number && value.asText().equals(Integer.toString(code.applyAsInt(each)))) {
                    return each;
                }
            }
            return at.wrong(FormError.BASE_TYPE_CHOICES, all);
        };
    }

    /// One of `choices`, by its name on the wire.
    static <E> Read<E> named(Function<E, String> name, E[] choices) {
        String all =
                Arrays.stream(choices).map(name).map(each -> "'" + each + "'").collect(Collectors.joining(", "));
        return (value, at) -> {
            for (E each : choices) {
                if (value.isTextual() && value.textValue().equals(name.apply(each))) {
                    return each;
                }
            }
            return at.wrong(FormError.BASE_TYPE_CHOICES, all);
        };
    }

    static Read<Instant> timestamp() {
        return (value, at) -> {
            try {
                return value.isTextual()
                        ? OffsetDateTime.parse(value.textValue()).toInstant()
                        : at.wrong(FormError.DATE_TIME_TYPE_PARSE, Texts.echo(value));
            } catch (DateTimeException notOne) {
                return at.wrong(FormError.DATE_TIME_TYPE_PARSE, Texts.echo(value));
            }
        };
    }

    static Read<Nonce> nonce() {
        return (value, at) -> {
            if (!value.isTextual() && !value.isIntegralNumber()) {
                return at.wrong(FormError.NONCE_TYPE_INVALID_TYPE);
            }
            String text = Texts.whole(value.asText());
            return text.codePointCount(0, text.length()) > Limits.NONCE_LENGTH_MAX
                    ? at.wrong(FormError.NONCE_TYPE_TOO_LONG, Limits.NONCE_LENGTH_MAX)
                    : new Nonce(text, value.isNumber());
        };
    }

    /// `read` gets the nested form, whose errors have the right paths.
    static <T> Read<T> object(Function<Form, @Nullable T> read) {
        return (value, at) ->
                value.isObject() ? read.apply(Form.of(value, at)) : at.wrong(FormError.MODEL_TYPE_CONVERT);
    }

    /// In a query: the items one after the other, with commas between.
    static <T> Read<List<T>> commaSeparated(Read<T> item, int max) {
        Read<List<T>> list = list(item, max);
        return (value, at) -> {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            for (String each : value.asText().split(",", -1)) {
                items.add(each.strip());
            }
            return list.read(items, at);
        };
    }

    static <T> Read<List<T>> list(Read<T> item, int max) {
        return (value, at) -> {
            if (!value.isArray()) {
                return at.wrong(FormError.LIST_TYPE_CONVERT);
            }
            return value.size() > max ? at.wrong(FormError.BASE_TYPE_MAX_LENGTH, max) : items(value, item, at);
        };
    }

    /// A list in which nothing comes twice.
    static <T> Read<List<T>> distinct(Read<T> item, int max) {
        Read<List<T>> list = list(item, max);
        return (value, at) -> {
            List<T> read = list.read(value, at);
            Set<T> met = new HashSet<>();
            for (int i = 0; read != null && i < read.size(); i++) {
                if (!met.add(read.get(i))) {
                    return at.child(Integer.toString(i)).wrong(FormError.SET_TYPE_ALREADY_CONTAINS_VALUE);
                }
            }
            return read;
        };
    }

    /// Items that are wrong are left out: the form is refused anyway.
    private static <T> List<T> items(JsonNode list, Read<T> item, At at) {
        List<T> items = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            At place = at.child(Integer.toString(i));
            T read = list.get(i).isNull()
                    ? place.wrong(FormError.LIST_ITEM_VALUE_REQUIRED)
                    : item.read(list.get(i), place);
            if (read != null) {
                items.add(read);
            }
        }
        return items;
    }
}
