package dev.guildhall.gateway.rest;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Who made an emoji or a sticker: told to those alone who may make or manage some. Source: emoji resource, "List
/// Guild Emojis".
final class Creators {
    private final RestServices services;

    Creators(RestServices services) {
        this.services = services;
    }

    /// Empty when they are not for the viewer to know.
    CompletionStage<Map<UserId, User>> shownTo(Guilds.View view, List<UserId> creators) {
        boolean told =
                !view.lacks(Permission.CREATE_GUILD_EXPRESSIONS) || !view.lacks(Permission.MANAGE_GUILD_EXPRESSIONS);
        return told ? named(creators) : CompletableFuture.completedFuture(Map.of());
    }

    /// To those whose change was just accepted.
    CompletionStage<Map<UserId, User>> named(List<UserId> creators) {
        return services.users().users(creators.stream().distinct().toList());
    }
}
