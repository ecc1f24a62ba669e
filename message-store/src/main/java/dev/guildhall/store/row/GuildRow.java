package dev.guildhall.store.row;

import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildArt;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import org.jspecify.annotations.Nullable;

/// A guild's own row as bytes.
public final class GuildRow {
    private static final int VERSION = 1;

    private GuildRow() {}

    public static byte[] encode(Guild guild) {
        RowWriter row = new RowWriter(VERSION)
                .int64(guild.id().value())
                .text(guild.name())
                .optional(guild.icon(), RowWriter::text)
                .optional(guild.description(), RowWriter::text)
                .int64(guild.ownerId().value())
                .varint(guild.verificationLevel())
                .varint(guild.defaultMessageNotifications())
                .varint(guild.explicitContentFilter())
                .varint(guild.mfaLevel())
                .varint(guild.afkTimeoutSeconds());
        writeChannel(row, guild.afkChannelId());
        writeChannel(row, guild.systemChannelId());
        row.varint(guild.systemChannelFlags());
        writeChannel(row, guild.rulesChannelId());
        writeChannel(row, guild.publicUpdatesChannelId());
        return row.text(guild.preferredLocale())
                .each(guild.features(), RowWriter::text)
                .varint(guild.memberCount())
                .optional(
                        guild.vanity(),
                        (each, vanity) -> each.text(vanity.code()).varint(vanity.uses()))
                .optional(guild.art().splash(), RowWriter::text)
                .optional(guild.art().banner(), RowWriter::text)
                .bytes();
    }

    public static Guild decode(byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new Guild(
                new GuildId(row.int64()),
                row.text(),
                row.optional(RowReader::text),
                row.optional(RowReader::text),
                new UserId(row.int64()),
                row.int32(),
                row.int32(),
                row.int32(),
                row.int32(),
                row.int32(),
                readChannel(row),
                readChannel(row),
                row.int32(),
                readChannel(row),
                readChannel(row),
                row.text(),
                row.each(RowReader::text),
                row.int32(),
                row.more() ? readVanity(row) : null,
                row.more() ? readArt(row) : GuildArt.NONE);
    }

    private static GuildArt readArt(RowReader row) {
        return new GuildArt(row.optional(RowReader::text), row.optional(RowReader::text));
    }

    private static @Nullable Vanity readVanity(RowReader row) {
        return row.optional(each -> new Vanity(each.text(), each.int32()));
    }

    private static void writeChannel(RowWriter row, @Nullable ChannelId channelId) {
        row.optional(channelId, (each, id) -> each.int64(id.value()));
    }

    private static @Nullable ChannelId readChannel(RowReader row) {
        return row.optional(each -> new ChannelId(each.int64()));
    }
}
