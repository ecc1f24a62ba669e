package dev.guildhall.acceptance.permission;

import dev.guildhall.common.protocol.Permission;
import java.util.Set;

/// Who calls. What each may do in the guild comes from its role and is said here alone: the scenery is built from it,
/// and the model reads it.
enum Actor {
    OWNER,
    ADMINISTRATOR,
    MODERATOR,
    MEMBER,
    /// A moderator that was put into timeout: its role gives it nothing meanwhile.
    TIMED_OUT,
    /// Was a member, and wrote messages.
    BANNED,
    /// Never was in the guild.
    OUTSIDER,
    /// In the guild without a role, its application without any privileged intent.
    BOT,
    /// Without a token.
    NOBODY;

    /// By its role.
    Set<Permission> granted() {
        return switch (this) {
            case ADMINISTRATOR -> Set.of(Permission.ADMINISTRATOR);
            case MODERATOR, TIMED_OUT ->
                Set.of(
                        Permission.KICK_MEMBERS,
                        Permission.BAN_MEMBERS,
                        Permission.VIEW_AUDIT_LOG,
                        Permission.MANAGE_MESSAGES,
                        Permission.PIN_MESSAGES,
                        Permission.MANAGE_NICKNAMES,
                        Permission.MODERATE_MEMBERS,
                        Permission.MUTE_MEMBERS);
            case OWNER, MEMBER, BANNED, OUTSIDER, BOT, NOBODY -> Set.of();
        };
    }

    boolean moderates() {
        return this == MODERATOR || this == TIMED_OUT;
    }

    boolean member() {
        return switch (this) {
            case OWNER, ADMINISTRATOR, MODERATOR, MEMBER, TIMED_OUT, BOT -> true;
            case BANNED, OUTSIDER, NOBODY -> false;
        };
    }

    /// Has written messages of its own in the guild.
    boolean everMember() {
        return member() || this == BANNED;
    }
}
