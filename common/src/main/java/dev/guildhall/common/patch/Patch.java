package dev.guildhall.common.patch;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One field of a PATCH: absent keeps, null clears, a value sets.
public sealed interface Patch<T> {
    record Keep<T>() implements Patch<T> {}

    record Clear<T>() implements Patch<T> {}

    record Set<T>(T value) implements Patch<T> {}

    static <T> Patch<T> keep() {
        return new Keep<>();
    }

    static <T> Patch<T> clear() {
        return new Clear<>();
    }

    static <T> Patch<T> set(T value) {
        return new Set<>(value);
    }

    /// The field's new value, where null is a legal one.
    default @Nullable T over(@Nullable T current) {
        return switch (this) {
            case Keep<T> keep -> current;
            case Clear<T> clear -> null;
            case Set<T> set -> set.value();
        };
    }

    /// The field's new value, where clearing means going back to `cleared`.
    default T overOr(T current, T cleared) {
        return switch (this) {
            case Keep<T> keep -> current;
            case Clear<T> clear -> cleared;
            case Set<T> set -> set.value();
        };
    }

    default boolean changes() {
        return !(this instanceof Keep<T>);
    }

    default <R> Patch<R> map(Function<T, R> change) {
        return switch (this) {
            case Keep<T> keep -> keep();
            case Clear<T> clear -> clear();
            case Set<T> set -> set(change.apply(set.value()));
        };
    }
}
