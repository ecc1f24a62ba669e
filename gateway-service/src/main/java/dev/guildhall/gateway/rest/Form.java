package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// An object of a request, body or query. Fields are read one after the other, and everything that is wrong is
/// collected; [#then] goes on only when nothing is.
final class Form {
    private final JsonNode fields;
    private final At at;

    private Form(JsonNode fields, At at) {
        this.fields = fields;
        this.at = at;
    }

    /// `value` missing means an empty form; anything that is no object is wrong as a whole.
    static Form of(JsonNode value) {
        return of(value, new At("", new Errors()));
    }

    static Form of(JsonNode value, At at) {
        if (!value.isObject() && !value.isMissingNode()) {
            at.wrong(FormError.MODEL_TYPE_CONVERT);
            return new Form(MissingNode.getInstance(), at);
        }
        return new Form(value, at);
    }

    /// A form of another value of the same request: its errors are this one's.
    Form beside(ObjectNode others) {
        return new Form(others, at);
    }

    boolean has(String name) {
        return fields.has(name);
    }

    /// Neither absent nor null.
    boolean hasValue(String name) {
        return fields.hasNonNull(name);
    }

    /// `placeholder` stands in for a value that is wrong or not there: the form is refused then, nobody uses it.
    <T> T required(String name, Read<T> read, T placeholder) {
        if (!hasValue(name)) {
            wrong(name, FormError.BASE_TYPE_REQUIRED);
            return placeholder;
        }
        T value = value(name, read);
        return value == null ? placeholder : value;
    }

    /// Absent and null are the same.
    <T> @Nullable T optional(String name, Read<T> read) {
        return hasValue(name) ? value(name, read) : null;
    }

    <T> T optional(String name, Read<T> read, T otherwise) {
        T value = optional(name, read);
        return value == null ? otherwise : value;
    }

    /// Absent keeps, null clears.
    <T> Patch<T> patch(String name, Read<T> read) {
        if (!has(name)) {
            return Patch.keep();
        }
        T value = optional(name, read);
        return value == null ? Patch.clear() : Patch.set(value);
    }

    /// For what cannot be cleared: null is wrong.
    <T> Patch<T> patchOfValue(String name, Read<T> read) {
        if (has(name) && !hasValue(name)) {
            wrong(name, FormError.BASE_TYPE_REQUIRED);
        }
        T value = optional(name, read);
        return value == null ? Patch.keep() : Patch.set(value);
    }

    /// A field of the protocol that Guildhall does not serve: an empty one does no harm, any other is refused
    /// rather than dropped in silence.
    void unsupported(String name) {
        JsonNode value = fields.path(name);
        boolean empty = value.isMissingNode()
                || value.isNull()
                || (value.isContainerNode() && value.isEmpty())
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isNumber() && value.decimalValue().signum() == 0);
        if (!empty) {
            wrong(name, FormError.CUSTOM_VALIDATION, "Not supported here yet.");
        }
    }

    void wrong(String name, FormError error, Object... values) {
        at.child(name).wrong(error, values);
    }

    /// For what shows to be wrong after its part of the form was read.
    void wrongAt(String path, FormError error, Object... values) {
        at.errors().add(path, error, values);
    }

    boolean isWrong() {
        return !at.errors().isEmpty();
    }

    Answer refusal() {
        return Answer.of(
                ApiError.INVALID_FORM_BODY,
                ErrorBody.of(ApiError.INVALID_FORM_BODY, at.errors().fields()));
    }

    CompletionStage<Answer> then(Supplier<CompletionStage<Answer>> right) {
        return isWrong() ? CompletableFuture.completedFuture(refusal()) : right.get();
    }

    private <T> @Nullable T value(String name, Read<T> read) {
        return read.read(fields.path(name), at.child(name));
    }
}
