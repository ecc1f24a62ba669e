package dev.guildhall.store;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// Reads of the guilds' audit logs. All fail with [StoreUnavailable]. Entries older than `Limits.AUDIT_KEPT` are not
/// found any more, and go sooner or later.
public interface AuditRows {
    /// Which entries are asked for; null asks for all.
    record Filter(@Nullable UserId actorId, @Nullable AuditAction action) {
        public static final Filter ALL = new Filter(null, null);

        public boolean passes(AuditEntry entry) {
            return (actorId == null || actorId.equals(entry.actorId())) && (action == null || action == entry.action());
        }
    }

    /// The newest entries before `before`, newest first, at most `limit` of those that pass. What does not pass is
    /// read on the way: no more than the guild has kept.
    CompletionStage<List<AuditEntry>> before(GuildId guildId, AuditEntryId before, Filter filter, int limit);

    /// The oldest entries after `after`, oldest first.
    CompletionStage<List<AuditEntry>> after(GuildId guildId, AuditEntryId after, Filter filter, int limit);
}
