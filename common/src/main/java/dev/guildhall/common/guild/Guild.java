package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A guild's own row. `icon` is a hash, `afkTimeoutSeconds` is one of the protocol's choices, `memberCount`
/// counts all members. The enum-like numbers are the protocol's.
public record Guild(
        GuildId id,
        String name,
        @Nullable String icon,
        @Nullable String description,
        UserId ownerId,
        int verificationLevel,
        int defaultMessageNotifications,
        int explicitContentFilter,
        int mfaLevel,
        int afkTimeoutSeconds,
        @Nullable ChannelId afkChannelId,
        @Nullable ChannelId systemChannelId,
        int systemChannelFlags,
        @Nullable ChannelId rulesChannelId,
        @Nullable ChannelId publicUpdatesChannelId,
        String preferredLocale,
        List<String> features,
        int memberCount,
        @Nullable Vanity vanity) {
    public Guild {
        features = List.copyOf(features);
    }

    /// Without a vanity code.
    public Guild(
            GuildId id,
            String name,
            @Nullable String icon,
            @Nullable String description,
            UserId ownerId,
            int verificationLevel,
            int defaultMessageNotifications,
            int explicitContentFilter,
            int mfaLevel,
            int afkTimeoutSeconds,
            @Nullable ChannelId afkChannelId,
            @Nullable ChannelId systemChannelId,
            int systemChannelFlags,
            @Nullable ChannelId rulesChannelId,
            @Nullable ChannelId publicUpdatesChannelId,
            String preferredLocale,
            List<String> features,
            int memberCount) {
        this(
                id,
                name,
                icon,
                description,
                ownerId,
                verificationLevel,
                defaultMessageNotifications,
                explicitContentFilter,
                mfaLevel,
                afkTimeoutSeconds,
                afkChannelId,
                systemChannelId,
                systemChannelFlags,
                rulesChannelId,
                publicUpdatesChannelId,
                preferredLocale,
                features,
                memberCount,
                null);
    }

    /// The id of the role that everybody has: the guild's own number.
    public RoleId everyoneRoleId() {
        return new RoleId(id.value());
    }

    public Guild withMemberCount(int count) {
        return with(count, vanity);
    }

    public Guild withVanity(@Nullable Vanity other) {
        return with(memberCount, other);
    }

    private Guild with(int count, @Nullable Vanity other) {
        return new Guild(
                id,
                name,
                icon,
                description,
                ownerId,
                verificationLevel,
                defaultMessageNotifications,
                explicitContentFilter,
                mfaLevel,
                afkTimeoutSeconds,
                afkChannelId,
                systemChannelId,
                systemChannelFlags,
                rulesChannelId,
                publicUpdatesChannelId,
                preferredLocale,
                features,
                count,
                other);
    }
}
