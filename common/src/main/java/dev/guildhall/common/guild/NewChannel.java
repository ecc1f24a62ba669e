package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.VideoQuality;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel as a request wants it.
///
/// `parent` may name the `placeholder` of another channel of the same CreateGuild; otherwise it is a
/// channel id.
public record NewChannel(
        @Nullable Long placeholder,
        String name,
        ChannelType type,
        @Nullable String topic,
        boolean nsfw,
        @Nullable Integer position,
        @Nullable ChannelId parentId,
        @Nullable List<Overwrite> overwrites,
        int rateLimitPerUserSeconds,
        int bitrate,
        int userLimit,
        @Nullable String rtcRegion,
        VideoQuality videoQuality,
        ThreadSettings threads) {
    public NewChannel {
        overwrites = overwrites == null ? null : List.copyOf(overwrites);
    }

    /// With what clients do not set as a rule left as it is by default.
    public NewChannel(
            @Nullable Long placeholder,
            String name,
            ChannelType type,
            @Nullable String topic,
            boolean nsfw,
            @Nullable Integer position,
            @Nullable ChannelId parentId,
            @Nullable List<Overwrite> overwrites,
            int rateLimitPerUserSeconds,
            int bitrate,
            int userLimit,
            @Nullable String rtcRegion) {
        this(
                placeholder,
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
                VideoQuality.AUTO,
                ThreadSettings.NONE);
    }
}
