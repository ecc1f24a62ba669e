package dev.guildhall.common.guild;

import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One administrative act, as a guild's audit log keeps it.
///
/// @param targetId what was acted upon, an id of the kind that [AuditAction] names; null where that has none
/// @param options what the protocol says beside the changes, all of it as text
/// @param reason what the actor gave as such
public record AuditEntry(
        AuditEntryId id,
        UserId actorId,
        AuditAction action,
        @Nullable Long targetId,
        List<Change> changes,
        List<Option> options,
        @Nullable String reason) {
    public AuditEntry {
        changes = List.copyOf(changes);
        options = List.copyOf(options);
    }

    /// One field's values before and after, each as JSON; null where there was or is none.
    public record Change(
            String key, @Nullable String before, @Nullable String after) {}

    public record Option(String name, String value) {}
}
