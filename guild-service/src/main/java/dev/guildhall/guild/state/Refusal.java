package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FieldError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.guild.state.Decision.Rejected;

/// Ways to say no.
public final class Refusal {
    private Refusal() {}

    public static Rejected of(ApiError error) {
        return new Rejected(GuildReply.refused(error));
    }

    /// A refusal whose fields lie below `path` of the request.
    static Rejected below(String path, Rejected refusal) {
        return refusal.answer() instanceof GuildReply.Refused refused
                ? new Rejected(new GuildReply.Refused(
                        refused.error(),
                        refused.fields().stream()
                                .map(each -> new FieldError(path + "." + each.path(), each.code(), each.message()))
                                .toList()))
                : refusal;
    }

    /// One field of the request is wrong; `values` are what the form error takes.
    public static Rejected field(String path, FormError error, Object... values) {
        return new Rejected(GuildReply.refusedField(
                ApiError.INVALID_FORM_BODY, new FieldError(path, error.name(), error.message(values))));
    }
}
