package dev.guildhall.common.guild;

import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import org.jspecify.annotations.Nullable;

/// A role. `position` 0 is @everyone's; equal positions order by id, the lower id being higher. `botId` names
/// the bot whose managed role this is.
public record Role(
        RoleId id,
        String name,
        int color,
        boolean hoist,
        int position,
        long permissions,
        boolean mentionable,
        boolean managed,
        @Nullable String icon,
        @Nullable String unicodeEmoji,
        @Nullable UserId botId,
        int flags) {
    public Role withPosition(int moved) {
        return new Role(
                id, name, color, hoist, moved, permissions, mentionable, managed, icon, unicodeEmoji, botId, flags);
    }
}
