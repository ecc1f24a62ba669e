package dev.guildhall.common.guild;

import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import java.util.Collections;
import java.util.List;

/// An emoji of a guild's own.
///
/// @param roles who may use it: members with one of them; empty for everybody. A role that is gone stays: what was
///     for few does not become everybody's because a role was deleted
/// @param image its picture's content
public record Emoji(
        EmojiId id, String name, List<RoleId> roles, UserId creatorId, ContentHash image, boolean animated) {
    public Emoji {
        roles = List.copyOf(roles);
    }

    public Emoji changed(String newName, List<RoleId> newRoles) {
        return new Emoji(id, newName, newRoles, creatorId, image, animated);
    }

    public boolean usableBy(Member member) {
        return roles.isEmpty() || !Collections.disjoint(roles, member.roles());
    }
}
