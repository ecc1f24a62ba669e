package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ChannelType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A channel of a guild. `bitrate` (bit/s) and `userLimit` matter for voice, `rateLimitPerUserSeconds` and
/// `topic` for text.
public record Channel(
        ChannelId id,
        GuildId guildId,
        ChannelType type,
        String name,
        @Nullable String topic,
        boolean nsfw,
        int position,
        @Nullable ChannelId parentId,
        List<Overwrite> overwrites,
        int rateLimitPerUserSeconds,
        int bitrate,
        int userLimit,
        @Nullable String rtcRegion,
        int flags) {
    public Channel {
        overwrites = List.copyOf(overwrites);
    }

    public Optional<Overwrite> overwrite(long overwriteId) {
        return overwrites.stream().filter(each -> each.id() == overwriteId).findFirst();
    }

    public Channel withOverwrites(List<Overwrite> replacement) {
        return new Channel(
                id,
                guildId,
                type,
                name,
                topic,
                nsfw,
                position,
                parentId,
                replacement,
                rateLimitPerUserSeconds,
                bitrate,
                userLimit,
                rtcRegion,
                flags);
    }

    public Channel withPosition(int moved) {
        return new Channel(
                id,
                guildId,
                type,
                name,
                topic,
                nsfw,
                moved,
                parentId,
                overwrites,
                rateLimitPerUserSeconds,
                bitrate,
                userLimit,
                rtcRegion,
                flags);
    }

    public Channel withParent(@Nullable ChannelId parent) {
        return new Channel(
                id,
                guildId,
                type,
                name,
                topic,
                nsfw,
                position,
                parent,
                overwrites,
                rateLimitPerUserSeconds,
                bitrate,
                userLimit,
                rtcRegion,
                flags);
    }
}
