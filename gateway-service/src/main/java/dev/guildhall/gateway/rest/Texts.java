package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.FormError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads of texts. Lengths are in code points. Half a surrogate pair, which JSON can write (`"\ud800"`) and
/// UTF-8 cannot, becomes the replacement character before anybody else sees it.
final class Texts {
    private static final int ECHO_MAX = 60;
    private static final int REPLACEMENT = 0xFFFD;

    private Texts() {}

    /// As it came.
    static Read<String> text(int min, int max) {
        return (value, at) -> value.isTextual()
                ? bounded(whole(value.textValue()), min, max, at)
                : at.wrong(FormError.STRING_TYPE_CONVERT, echo(value));
    }

    /// Without white space around it; what is left is measured.
    static Read<String> trimmed(int min, int max) {
        return (value, at) -> value.isTextual()
                ? bounded(whole(value.textValue()).strip(), min, max, at)
                : at.wrong(FormError.STRING_TYPE_CONVERT, echo(value));
    }

    /// As it came, and nothing but what `form` matches.
    static Read<String> matching(Pattern form, int min, int max) {
        Read<String> text = text(min, max);
        return (value, at) -> {
            String read = text.read(value, at);
            return read == null || form.matcher(read).matches() ? read : at.wrong(FormError.STRING_TYPE_REGEX);
        };
    }

    private static @Nullable String bounded(String text, int min, int max, At at) {
        int length = text.codePointCount(0, text.length());
        if (length == 0 && min > 0) {
            return at.wrong(FormError.BASE_TYPE_REQUIRED);
        }
        if (length < min || length > max) {
            return min > 0
                    ? at.wrong(FormError.BASE_TYPE_BAD_LENGTH, min, max)
                    : at.wrong(FormError.BASE_TYPE_MAX_LENGTH, max);
        }
        return text;
    }

    static String whole(String text) {
        if (text.codePoints().noneMatch(Texts::half)) {
            return text;
        }
        return text.codePoints()
                .map(point -> half(point) ? REPLACEMENT : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean half(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /// The value as an error shows it: short, so that an answer does not grow with its question.
    static String echo(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.isArray() ? "[...]" : "{...}";
        int length = text.codePointCount(0, text.length());
        return whole(length <= ECHO_MAX ? text : text.substring(0, text.offsetByCodePoints(0, ECHO_MAX)) + "...");
    }
}
