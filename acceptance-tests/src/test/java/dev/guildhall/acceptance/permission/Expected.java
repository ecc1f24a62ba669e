package dev.guildhall.acceptance.permission;

import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.common.protocol.ApiError;

/// What a cell is to answer: a status, and with a refusal its code. A `code` of [#NONE] is not looked at.
record Expected(int status, int code) {
    private static final int NONE = -1;

    static Expected done(int status) {
        return new Expected(status, NONE);
    }

    static Expected refused(ApiError error) {
        return new Expected(error.httpStatus(), error.code());
    }

    boolean fits(Reply reply) {
        return reply.status() == status && (code == NONE || reply.code() == code);
    }

    @Override
    public String toString() {
        return code == NONE ? Integer.toString(status) : status + " code " + code;
    }
}
