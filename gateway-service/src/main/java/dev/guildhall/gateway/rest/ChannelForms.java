package dev.guildhall.gateway.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.GuildCommand.ChannelPosition;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.VideoQuality;
import java.util.Arrays;
import java.util.List;

/// Reads of what channels are made of and changed by.
final class ChannelForms {
    private static final int RTC_REGION_MAX = 64;
    /// Positions only order; a bound keeps sums of them from overflowing.
    private static final int POSITION_MAX = 1_000_000;

    private static final Read<ChannelType> TYPE = Values.choice(ChannelType::code, Arrays.asList(ChannelType.values()));

    private static final Read<VideoQuality> VIDEO_QUALITY =
            Values.choice(VideoQuality::code, Arrays.asList(VideoQuality.values()));

    private ChannelForms() {}

    static Read<String> name() {
        return Texts.trimmed(Limits.CHANNEL_NAME_MIN, Limits.CHANNEL_NAME_MAX);
    }

    static NewChannel created(Form form) {
        return new NewChannel(
                form.optional("id", Numbers.snowflake(Long::valueOf)),
                form.required("name", name(), ""),
                form.optional("type", TYPE, ChannelType.GUILD_TEXT),
                form.optional("topic", Texts.trimmed(0, Limits.FORUM_TOPIC_MAX)),
                form.optional("nsfw", Values.flag(), false),
                form.optional("position", position()),
                form.optional("parent_id", Numbers.snowflake(ChannelId::new)),
                form.optional("permission_overwrites", overwrites()),
                form.optional("rate_limit_per_user", slowMode(), 0),
                form.optional("bitrate", bitrate(), 0),
                form.optional("user_limit", userLimit(), 0),
                form.optional("rtc_region", Texts.trimmed(0, RTC_REGION_MAX)),
                form.optional("video_quality_mode", VIDEO_QUALITY, VideoQuality.AUTO),
                ThreadForms.settings(form));
    }

    static ChannelChange changed(Form form) {
        return new ChannelChange(
                form.patchOfValue("name", name()),
                form.patchOfValue("type", TYPE),
                form.patch("topic", Texts.trimmed(0, Limits.FORUM_TOPIC_MAX)),
                form.patch("nsfw", Values.flag()),
                form.patch("position", position()),
                form.patch("parent_id", Numbers.snowflake(ChannelId::new)),
                form.patch("permission_overwrites", overwrites()),
                form.patch("rate_limit_per_user", slowMode()),
                form.patch("bitrate", bitrate()),
                form.patch("user_limit", userLimit()),
                form.patch("rtc_region", Texts.trimmed(0, RTC_REGION_MAX)),
                form.patch("video_quality_mode", VIDEO_QUALITY),
                form.patch("flags", Numbers.flags()),
                ThreadForms.change(form));
    }

    /// The body of a bulk move is a list, not a form: its errors stand at `0.id`, `1.position`.
    static List<ChannelPosition> positions(JsonNode body, At at) {
        Read<ChannelPosition> one = Values.object(each -> new ChannelPosition(
                each.required("id", Numbers.snowflake(ChannelId::new), new ChannelId(0)),
                each.patch("position", position()),
                each.patch("parent_id", Numbers.snowflake(ChannelId::new)),
                each.optional("lock_permissions", Values.flag(), false)));
        List<ChannelPosition> positions =
                Values.list(one, Limits.CHANNELS_PER_GUILD_MAX).read(body, at);
        return positions == null ? List.of() : positions;
    }

    /// Of one overwrite whose id stands in the path.
    static Overwrite overwrite(Form form, long id) {
        return new Overwrite(
                id,
                form.required("type", overwriteType(), OverwriteType.ROLE),
                form.optional("allow", Numbers.permissions(), 0L),
                form.optional("deny", Numbers.permissions(), 0L));
    }

    private static Read<List<Overwrite>> overwrites() {
        return Values.list(
                Values.object(form -> overwrite(form, form.required("id", Numbers.snowflake(Long::valueOf), 1L))),
                Limits.OVERWRITES_PER_CHANNEL_MAX);
    }

    private static Read<OverwriteType> overwriteType() {
        return Values.choice(OverwriteType::code, Arrays.asList(OverwriteType.values()));
    }

    private static Read<Integer> position() {
        return Numbers.integer(0, POSITION_MAX);
    }

    private static Read<Integer> slowMode() {
        return Numbers.integer(0, Limits.SLOWMODE_SECONDS_MAX);
    }

    private static Read<Integer> bitrate() {
        return Numbers.integer(Limits.BITRATE_MIN, Limits.BITRATE_MAX);
    }

    private static Read<Integer> userLimit() {
        return Numbers.integer(0, Limits.STAGE_USER_LIMIT_MAX);
    }
}
