package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.VideoQuality;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A channel of a guild. `bitrate` (bit/s), `userLimit` and `videoQuality` matter for voice,
/// `rateLimitPerUserSeconds` and `topic` for text, `threads` where threads can be made.
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
        int flags,
        VideoQuality videoQuality,
        ThreadSettings threads) {
    public Channel {
        overwrites = List.copyOf(overwrites);
    }

    /// With what clients do not set as a rule left as it is by default.
    public Channel(
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
        this(
                id,
                guildId,
                type,
                name,
                topic,
                nsfw,
                position,
                parentId,
                overwrites,
                rateLimitPerUserSeconds,
                bitrate,
                userLimit,
                rtcRegion,
                flags,
                VideoQuality.AUTO,
                ThreadSettings.NONE);
    }

    public Optional<Overwrite> overwrite(long overwriteId) {
        return overwrites.stream().filter(each -> each.id() == overwriteId).findFirst();
    }

    public Channel withOverwrites(List<Overwrite> replacement) {
        return with(position, parentId, replacement, threads);
    }

    public Channel withThreads(ThreadSettings replacement) {
        return with(position, parentId, overwrites, replacement);
    }

    public Channel withPosition(int moved) {
        return with(moved, parentId, overwrites, threads);
    }

    public Channel withParent(@Nullable ChannelId parent) {
        return with(position, parent, overwrites, threads);
    }

    private Channel with(
            int moved, @Nullable ChannelId parent, List<Overwrite> otherOverwrites, ThreadSettings otherThreads) {
        return new Channel(
                id,
                guildId,
                type,
                name,
                topic,
                nsfw,
                moved,
                parent,
                otherOverwrites,
                rateLimitPerUserSeconds,
                bitrate,
                userLimit,
                rtcRegion,
                flags,
                videoQuality,
                otherThreads);
    }
}
