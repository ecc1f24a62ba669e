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
        @Nullable Vanity vanity,
        GuildArt art) {
    public Guild {
        features = List.copyOf(features);
    }

    /// Without a vanity code and pictures but the icon.
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
                null,
                GuildArt.NONE);
    }

    /// The id of the role that everybody has: the guild's own number.
    public RoleId everyoneRoleId() {
        return new RoleId(id.value());
    }

    public Guild withMemberCount(int count) {
        return with(count, vanity, art);
    }

    public Guild withVanity(@Nullable Vanity other) {
        return with(memberCount, other, art);
    }

    public Guild withArt(GuildArt other) {
        return with(memberCount, vanity, other);
    }

    private Guild with(int count, @Nullable Vanity code, GuildArt pictures) {
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
                code,
                pictures);
    }
}
