package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with a form so far.
final class Errors {
    /// A list of a hundred thousand wrong items is not answered with as many errors.
    private static final int ERRORS_MAX = 100;

    private final List<FieldError> fields = new ArrayList<>();

    void add(String path, FormError error, Object... values) {
        if (fields.size() < ERRORS_MAX) {
            fields.add(new FieldError(path, error.name(), error.message(values)));
        }
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    List<FieldError> fields() {
        return List.copyOf(fields);
    }
}
