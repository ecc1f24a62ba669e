package dev.guildhall.common.user;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.UserId;

/// A developer's application. `flags` carries which privileged intents are enabled (the protocol's bits). Its
/// bot, when `hasBot`, is the user with the same number.
public record Application(
        ApplicationId id,
        String name,
        String description,
        UserId ownerId,
        boolean hasBot,
        boolean botPublic,
        int flags) {
    public UserId botId() {
        return new UserId(id.value());
    }
}
