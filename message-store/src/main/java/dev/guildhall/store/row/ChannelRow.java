package dev.guildhall.store.row;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.VideoQuality;
import org.jspecify.annotations.Nullable;

/// A guild's channel as bytes.
public final class ChannelRow {
    private static final int VERSION = 1;

    private ChannelRow() {}

    public static byte[] encode(Channel channel) {
        return new RowWriter(VERSION)
                .int64(channel.id().value())
                .int64(channel.guildId().value())
                .varint(channel.type().code())
                .text(channel.name())
                .optional(channel.topic(), RowWriter::text)
                .flag(channel.nsfw())
                .varint(channel.position())
                .optional(channel.parentId(), (row, id) -> row.int64(id.value()))
                .each(channel.overwrites(), ChannelRow::writeOverwrite)
                .varint(channel.rateLimitPerUserSeconds())
                .varint(channel.bitrate())
                .varint(channel.userLimit())
                .optional(channel.rtcRegion(), RowWriter::text)
                .varint(channel.flags())
                .varint(channel.videoQuality().code())
                .optional(threadsOf(channel), ThreadSettingsFields::write)
                .bytes();
    }

    public static Channel decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Channel(
                new ChannelId(row.int64()),
                new GuildId(row.int64()),
                type(row.int32()),
                row.text(),
                row.optional(RowReader::text),
                row.flag(),
                row.int32(),
                row.optional(each -> new ChannelId(each.int64())),
                row.each(ChannelRow::readOverwrite),
                row.int32(),
                row.int32(),
                row.int32(),
                row.optional(RowReader::text),
                row.int32(),
                row.more() ? videoQuality(row.int32()) : VideoQuality.AUTO,
                threads(row));
    }

    private static @Nullable ThreadSettings threadsOf(Channel channel) {
        return channel.threads().equals(ThreadSettings.NONE) ? null : channel.threads();
    }

    private static ThreadSettings threads(RowReader row) {
        ThreadSettings threads = row.more() ? row.optional(ThreadSettingsFields::read) : null;
        return threads == null ? ThreadSettings.NONE : threads;
    }

    private static VideoQuality videoQuality(int code) {
        return VideoQuality.of(code)
                .orElseThrow(() -> new IllegalStateException("no video quality has the code " + code));
    }

    private static void writeOverwrite(RowWriter row, Overwrite overwrite) {
        row.int64(overwrite.id())
                .varint(overwrite.type().code())
                .int64(overwrite.allow())
                .int64(overwrite.deny());
    }

    private static Overwrite readOverwrite(RowReader row) {
        return new Overwrite(row.int64(), overwriteType(row.int32()), row.int64(), row.int64());
    }

    private static ChannelType type(int code) {
        return ChannelType.of(code)
                .orElseThrow(() -> new IllegalStateException("no type of channel has the code " + code));
    }

    private static OverwriteType overwriteType(int code) {
        return OverwriteType.of(code)
                .orElseThrow(() -> new IllegalStateException("no type of overwrite has the code " + code));
    }
}
