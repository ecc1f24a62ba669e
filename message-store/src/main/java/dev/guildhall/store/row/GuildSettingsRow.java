package dev.guildhall.store.row;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.personal.ChannelSettings;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Mute;

/// What a user hears of a guild, as bytes. The guild is in the key.
public final class GuildSettingsRow {
    private static final int VERSION = 1;

    private GuildSettingsRow() {}

    public static byte[] encode(GuildSettings settings) {
        return new RowWriter(VERSION)
                .varint(settings.flags())
                .flag(settings.hideMutedChannels())
                .varint(settings.messageNotifications())
                .flag(settings.mobilePush())
                .flag(settings.muteScheduledEvents())
                .flag(settings.muted())
                .optional(settings.mute(), GuildSettingsRow::write)
                .varint(settings.notifyHighlights())
                .flag(settings.suppressEveryone())
                .flag(settings.suppressRoles())
                .each(settings.channels(), GuildSettingsRow::write)
                .varint(settings.version())
                .bytes();
    }

    private static void write(RowWriter row, Mute mute) {
        row.optional(mute.endsAt(), RowWriter::instant).varint(mute.windowSeconds());
    }

    private static void write(RowWriter row, ChannelSettings channel) {
        row.int64(channel.channelId().value())
                .flag(channel.collapsed())
                .varint(channel.flags())
                .varint(channel.messageNotifications())
                .flag(channel.muted())
                .optional(channel.mute(), GuildSettingsRow::write);
    }

    public static GuildSettings decode(GuildId guildId, byte[] bytes) {
        RowReader row = new RowReader(bytes, VERSION);
        return new GuildSettings(
                guildId,
                row.int32(),
                row.flag(),
                row.int32(),
                row.flag(),
                row.flag(),
                row.flag(),
                row.optional(GuildSettingsRow::mute),
                row.int32(),
                row.flag(),
                row.flag(),
                row.each(GuildSettingsRow::channel),
                row.varint());
    }

    private static Mute mute(RowReader row) {
        return new Mute(row.optional(RowReader::instant), row.int32());
    }

    private static ChannelSettings channel(RowReader row) {
        return new ChannelSettings(
                new ChannelId(row.int64()),
                row.flag(),
                row.int32(),
                row.int32(),
                row.flag(),
                row.optional(GuildSettingsRow::mute));
    }
}
