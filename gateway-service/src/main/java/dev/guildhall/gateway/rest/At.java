package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.FormError;
import org.jspecify.annotations.Nullable;

/// A place in a form, where something may be wrong. `path` is empty for the whole form.
record At(String path, Errors errors) {
    At child(String step) {
        return new At(path.isEmpty() ? step : path + "." + step, errors);
    }

    /// Always null: the value that is not there, of whatever type the reader wanted.
    @SuppressWarnings("TypeParameterUnusedInFormals")
    <T> @Nullable T wrong(FormError error, Object... values) {
        errors.add(path, error, values);
        return null;
    }
}
