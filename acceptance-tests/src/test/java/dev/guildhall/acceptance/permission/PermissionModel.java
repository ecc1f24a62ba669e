package dev.guildhall.acceptance.permission;

import dev.guildhall.common.protocol.Permission;
import java.util.EnumSet;
import java.util.Set;

/// The protocol's arithmetic of permissions once more, in sets instead of bits and for the few people of the matrix.
/// Source: topics, "Permissions".
final class PermissionModel {
    /// What the guild's role @everyone is set to.
    static final Set<Permission> EVERYONE = Set.of(
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.ADD_REACTIONS,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.CREATE_INSTANT_INVITE,
            Permission.CHANGE_NICKNAME,
            Permission.CONNECT,
            Permission.SPEAK);

    private static final Set<Permission> ALL = EnumSet.allOf(Permission.class);
    private static final Set<Permission> TIMED_OUT = Set.of(Permission.VIEW_CHANNEL, Permission.READ_MESSAGE_HISTORY);

    /// No roles and no moderators there; each may pin.
    private static final Set<Permission> RECIPIENT = Set.of(
            Permission.VIEW_CHANNEL,
            Permission.SEND_MESSAGES,
            Permission.SEND_TTS_MESSAGES,
            Permission.READ_MESSAGE_HISTORY,
            Permission.ADD_REACTIONS,
            Permission.EMBED_LINKS,
            Permission.ATTACH_FILES,
            Permission.MENTION_EVERYONE,
            Permission.USE_EXTERNAL_EMOJIS,
            Permission.PIN_MESSAGES);

    private PermissionModel() {}

    static Set<Permission> inGuild(Actor actor) {
        Set<Permission> base = base(actor);
        return base.equals(ALL) ? ALL : awake(actor, base);
    }

    /// Nothing where the actor does not see the channel.
    static Set<Permission> in(PlaceKind place, Actor actor) {
        if (place.direct()) return place == PlaceKind.DIRECT && actor != Actor.NOBODY ? RECIPIENT : Set.of();
        Set<Permission> rights = base(actor);
        if (rights.isEmpty() || rights.equals(ALL)) return rights;
        for (PlaceKind.Overwriting overwriting : place.overwritings()) {
            if (!overwriting.whom().includes(actor)) continue;
            rights.removeAll(overwriting.deny());
            rights.addAll(overwriting.allow());
        }
        return rights.contains(Permission.VIEW_CHANNEL) ? awake(actor, rights) : Set.of();
    }

    private static Set<Permission> base(Actor actor) {
        if (!actor.member()) return EnumSet.noneOf(Permission.class);
        Set<Permission> base = EnumSet.copyOf(EVERYONE);
        base.addAll(actor.granted());
        return actor == Actor.OWNER || base.contains(Permission.ADMINISTRATOR) ? ALL : base;
    }

    private static Set<Permission> awake(Actor actor, Set<Permission> rights) {
        if (actor == Actor.TIMED_OUT) rights.retainAll(TIMED_OUT);
        return rights;
    }
}
