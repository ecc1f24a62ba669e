package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.VideoQuality;
import java.util.List;

/// What a request changes of a channel; absent fields keep.
public record ChannelChange(
        Patch<String> name,
        Patch<ChannelType> type,
        Patch<String> topic,
        Patch<Boolean> nsfw,
        Patch<Integer> position,
        Patch<ChannelId> parentId,
        Patch<List<Overwrite>> overwrites,
        Patch<Integer> rateLimitPerUserSeconds,
        Patch<Integer> bitrate,
        Patch<Integer> userLimit,
        Patch<String> rtcRegion,
        Patch<VideoQuality> videoQuality,
        Patch<Integer> flags,
        ThreadChange threads) {
    /// The rest kept.
    public ChannelChange(
            Patch<String> name,
            Patch<ChannelType> type,
            Patch<String> topic,
            Patch<Boolean> nsfw,
            Patch<Integer> position,
            Patch<ChannelId> parentId,
            Patch<List<Overwrite>> overwrites,
            Patch<Integer> rateLimitPerUserSeconds,
            Patch<Integer> bitrate,
            Patch<Integer> userLimit,
            Patch<String> rtcRegion) {
        this(
                name,
                type,
                topic,
                nsfw,
                position,
                parentId,
                overwrites,
                rateLimitPerUserSeconds,
                bitrate,
                userLimit,
                rtcRegion,
                Patch.keep(),
                Patch.keep(),
                ThreadChange.NONE);
    }
}
