package dev.guildhall.common.guild;

import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import java.util.Set;

/// Which mentions of a message may ring. A kind that is "all" lets every mention of the kind in the content
/// through; otherwise only the listed ids do.
public record AllowedMentions(
        boolean everyone,
        boolean allUsers,
        boolean allRoles,
        Set<UserId> users,
        Set<RoleId> roles,
        boolean repliedUser) {
    /// What holds when a request says nothing: everything in the content, and the author of the answered
    /// message. Source: message resource, "Allowed Mentions Object".
    public static final AllowedMentions DEFAULT = new AllowedMentions(true, true, true, Set.of(), Set.of(), true);

    public AllowedMentions {
        users = Set.copyOf(users);
        roles = Set.copyOf(roles);
    }
}
