package dev.guildhall.acceptance.permission;

import dev.guildhall.common.protocol.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Where something is done. A guild's channels differ by their overwrites, which are said here alone.
enum PlaceKind {
    /// The route names no channel.
    NO_CHANNEL,
    PUBLIC,
    PRIVATE,
    /// Where plain members may do what is a moderator's elsewhere.
    OVERWRITE_ALLOW,
    /// Where less is allowed than elsewhere: the role's allowance beats the denial to all, the member's own beats both.
    OVERWRITE_DENY,
    /// Of the actor and somebody else.
    DIRECT,
    /// Of two others.
    FOREIGN_DIRECT;

    /// Whom an overwrite is about.
    enum Whom {
        EVERYBODY,
        MODERATORS,
        THE_BOT;

        boolean includes(Actor actor) {
            return switch (this) {
                case EVERYBODY -> true;
                case MODERATORS -> actor.moderates();
                case THE_BOT -> actor == Actor.BOT;
            };
        }
    }

    /// One overwrite. Listed from the general to the particular, which is the order they are applied in.
    record Overwriting(Whom whom, Set<Permission> allow, Set<Permission> deny) {}

    /// Channels of the guild.
    static final Set<PlaceKind> OF_GUILD = EnumSet.range(PUBLIC, OVERWRITE_DENY);

    static final Set<PlaceKind> CHANNELS = EnumSet.range(PUBLIC, FOREIGN_DIRECT);

    List<Overwriting> overwritings() {
        return switch (this) {
            case NO_CHANNEL, PUBLIC, DIRECT, FOREIGN_DIRECT -> List.of();
            case PRIVATE ->
                List.of(
                        new Overwriting(Whom.EVERYBODY, Set.of(), Set.of(Permission.VIEW_CHANNEL)),
                        new Overwriting(Whom.MODERATORS, Set.of(Permission.VIEW_CHANNEL), Set.of()));
            case OVERWRITE_ALLOW ->
                List.of(new Overwriting(
                        Whom.EVERYBODY,
                        Set.of(
                                Permission.MANAGE_MESSAGES,
                                Permission.PIN_MESSAGES,
                                Permission.MANAGE_CHANNELS,
                                Permission.MANAGE_ROLES),
                        Set.of()));
            case OVERWRITE_DENY ->
                List.of(
                        new Overwriting(
                                Whom.EVERYBODY,
                                Set.of(),
                                Set.of(
                                        Permission.SEND_MESSAGES,
                                        Permission.READ_MESSAGE_HISTORY,
                                        Permission.ADD_REACTIONS,
                                        Permission.CREATE_INSTANT_INVITE)),
                        new Overwriting(
                                Whom.MODERATORS,
                                Set.of(Permission.SEND_MESSAGES, Permission.READ_MESSAGE_HISTORY),
                                Set.of(Permission.MANAGE_MESSAGES)),
                        new Overwriting(Whom.THE_BOT, Set.of(Permission.READ_MESSAGE_HISTORY), Set.of()));
        };
    }

    boolean direct() {
        return this == DIRECT || this == FOREIGN_DIRECT;
    }
}
