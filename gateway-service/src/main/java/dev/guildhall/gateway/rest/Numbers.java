package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Permission;
import java.math.BigInteger;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads of numbers, which may come as JSON numbers or as decimal text: queries have only text, and clients
/// whose numbers are doubles send ids and permission bits as text.
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}");
    private static final BigInteger UNSIGNED_END = BigInteger.ONE.shiftLeft(64);

    private Numbers() {}

    static Read<Integer> integer(int min, int max) {
        return (value, at) -> {
            BigInteger number = decimal(value);
            if (number == null) {
                return at.wrong(FormError.NUMBER_TYPE_COERCE, Texts.echo(value), "int");
            }
            if (number.compareTo(BigInteger.valueOf(min)) < 0) {
                return at.wrong(FormError.NUMBER_TYPE_MIN, "int", min);
            }
            if (number.compareTo(BigInteger.valueOf(max)) > 0) {
                return at.wrong(FormError.NUMBER_TYPE_MAX, "int", max);
            }
            return number.intValueExact();
        };
    }

    /// Any integer that is not negative, of which the low 32 bits are taken: for flags.
    static Read<Integer> flags() {
        return (value, at) -> {
            Long bits = bits(value, at);
            return bits == null ? null : bits.intValue();
        };
    }

    /// `make` is the id record's constructor.
    static <T> Read<T> snowflake(LongFunction<T> make) {
        return (value, at) -> {
            OptionalLong id = value.isIntegralNumber() || value.isTextual()
                    ? Snowflake.parse(value.asText())
                    : OptionalLong.empty();
            return id.isPresent()
                    ? make.apply(id.getAsLong())
                    : at.wrong(FormError.NUMBER_TYPE_COERCE, Texts.echo(value), "snowflake");
        };
    }

    /// Where a page begins or ends: an id, which need not exist, or 0 for the beginning of time, with which libraries
    /// ask for their first page.
    static <T> Read<T> bound(LongFunction<T> make) {
        Read<T> id = snowflake(make);
        return (value, at) -> BigInteger.ZERO.equals(decimal(value)) ? make.apply(0) : id.read(value, at);
    }

    /// Permission bits; those that nobody knows are dropped.
    static Read<Long> permissions() {
        return (value, at) -> {
            Long bits = bits(value, at);
            return bits == null ? null : bits & Permission.ALL;
        };
    }

    private static @Nullable Long bits(JsonNode value, At at) {
        BigInteger number = decimal(value);
        if (number == null) {
            return at.wrong(FormError.NUMBER_TYPE_COERCE, Texts.echo(value), "int");
        }
        if (number.signum() < 0) {
            return at.wrong(FormError.NUMBER_TYPE_MIN, "int", 0);
        }
        return number.compareTo(UNSIGNED_END) < 0
                ? number.longValue()
                : at.wrong(FormError.NUMBER_TYPE_COERCE, Texts.echo(value), "int");
    }

    private static @Nullable BigInteger decimal(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        return value.isTextual() && DECIMAL.matcher(value.textValue()).matches()
                ? new BigInteger(value.textValue())
                : null;
    }
}
