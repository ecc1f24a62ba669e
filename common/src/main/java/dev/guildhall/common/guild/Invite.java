package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import java.time.Instant;
import java.util.Optional;

/// A way into a guild. `maxAgeSeconds` 0 never expires, `maxUses` 0 never wears out.
public record Invite(
        String code,
        GuildId guildId,
        ChannelId channelId,
        UserId inviterId,
        int maxAgeSeconds,
        int maxUses,
        int uses,
        boolean temporary,
        Instant createdAt) {
    public Optional<Instant> expiresAt() {
        return maxAgeSeconds == 0 ? Optional.empty() : Optional.of(createdAt.plusSeconds(maxAgeSeconds));
    }

    public boolean usableAt(Instant now) {
        boolean fresh = expiresAt().map(now::isBefore).orElse(true);
        return fresh && (maxUses == 0 || uses < maxUses);
    }

    public Invite usedOnceMore() {
        return new Invite(code, guildId, channelId, inviterId, maxAgeSeconds, maxUses, uses + 1, temporary, createdAt);
    }
}
