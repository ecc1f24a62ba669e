package dev.guildhall.store.row;

import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.ForumTagId;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.SortOrder;

/// What a channel's row says of threads and posts.
public final class ThreadSettingsFields {
    private ThreadSettingsFields() {}

    public static void write(RowWriter row, ThreadSettings threads) {
        row.optional(threads.autoArchiveMinutes(), (each, minutes) -> each.varint(minutes))
                .varint(threads.rateLimitPerUserSeconds())
                .each(threads.tags(), ThreadSettingsFields::writeTag)
                .optional(threads.reaction(), ThreadSettingsFields::writeEmoji)
                .optional(threads.sortOrder(), (each, order) -> each.varint(order.code()))
                .varint(threads.layout().code());
    }

    public static ThreadSettings read(RowReader row) {
        return new ThreadSettings(
                row.optional(RowReader::int32),
                row.int32(),
                row.each(ThreadSettingsFields::readTag),
                row.optional(ThreadSettingsFields::readEmoji),
                row.optional(each -> sortOrder(each.int32())),
                layout(row.int32()));
    }

    private static void writeTag(RowWriter row, ForumTag tag) {
        row.optional(tag.id(), (each, id) -> each.int64(id.value()))
                .text(tag.name())
                .flag(tag.moderated())
                .optional(tag.emoji(), ThreadSettingsFields::writeEmoji);
    }

    private static ForumTag readTag(RowReader row) {
        return new ForumTag(
                row.optional(each -> new ForumTagId(each.int64())),
                row.text(),
                row.flag(),
                row.optional(ThreadSettingsFields::readEmoji));
    }

    private static void writeEmoji(RowWriter row, ReactionEmoji emoji) {
        switch (emoji) {
            case ReactionEmoji.Unicode unicode -> row.flag(false).text(unicode.text());
            case ReactionEmoji.Custom custom ->
                row.flag(true).int64(custom.id().value()).text(custom.name()).flag(custom.animated());
        }
    }

    private static ReactionEmoji readEmoji(RowReader row) {
        return row.flag()
                ? new ReactionEmoji.Custom(new EmojiId(row.int64()), row.text(), row.flag())
                : new ReactionEmoji.Unicode(row.text());
    }

    private static SortOrder sortOrder(int code) {
        return SortOrder.of(code).orElseThrow(() -> new IllegalStateException("no sort order has the code " + code));
    }

    private static ForumLayout layout(int code) {
        return ForumLayout.of(code)
                .orElseThrow(() -> new IllegalStateException("no forum layout has the code " + code));
    }
}
