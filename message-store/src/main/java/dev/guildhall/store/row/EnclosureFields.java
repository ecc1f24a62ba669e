package dev.guildhall.store.row;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.guild.StickerItem;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cards, files and snapshots, as the last fields of a message's row. They carry a version of their own:
/// their parts repeat, so a new field cannot simply stand at the end.
public final class EnclosureFields {
    private static final int PLAIN = 1;

    /// With stickers, of the message and of each snapshot. Rows without any stay as they were.
    private static final int WITH_STICKERS = 2;

    private EnclosureFields() {}

    public static void write(RowWriter row, Enclosures enclosures) {
        int version = enclosures.showsStickers() ? WITH_STICKERS : PLAIN;
        row.int8(version)
                .each(enclosures.embeds(), EnclosureFields::writeEmbed)
                .each(enclosures.attachments(), EnclosureFields::writeAttachment)
                .each(enclosures.snapshots(), (each, snapshot) -> writeSnapshot(each, snapshot, version));
        if (version == WITH_STICKERS) {
            row.each(enclosures.stickers(), EnclosureFields::writeSticker);
        }
    }

    public static Enclosures read(RowReader row) {
        int version = row.int8();
        if (version != PLAIN && version != WITH_STICKERS) {
            throw new IllegalStateException(
                    "enclosures have version " + version + ", this build knows up to " + WITH_STICKERS);
        }
        return new Enclosures(
                row.each(EnclosureFields::readEmbed),
                row.each(EnclosureFields::readAttachment),
                row.each(each -> readSnapshot(each, version)),
                stickers(row, version));
    }

    private static List<StickerItem> stickers(RowReader row, int version) {
        return version == PLAIN ? List.of() : row.each(EnclosureFields::readSticker);
    }

    private static void writeSticker(RowWriter row, StickerItem item) {
        row.int64(item.id().value()).text(item.name()).varint(item.format().code());
    }

    private static StickerItem readSticker(RowReader row) {
        return new StickerItem(new StickerId(row.int64()), row.text(), StickerRow.format(row.int32()));
    }

    private static void writeEmbed(RowWriter row, Embed embed) {
        text(row, embed.title());
        text(row, embed.description());
        text(row, embed.url());
        row.optional(embed.timestamp(), RowWriter::instant);
        row.optional(embed.color(), (each, color) -> each.varint(color));
        row.optional(embed.footer(), (each, footer) -> text(each.text(footer.text()), footer.iconUrl()));
        text(row, embed.imageUrl());
        text(row, embed.thumbnailUrl());
        row.optional(embed.author(), (each, author) -> {
            text(each.text(author.name()), author.url());
            text(each, author.iconUrl());
        });
        row.each(
                embed.fields(),
                (each, field) -> each.text(field.name()).text(field.value()).flag(field.inline()));
    }

    private static Embed readEmbed(RowReader row) {
        return new Embed(
                text(row),
                text(row),
                text(row),
                row.optional(RowReader::instant),
                row.optional(RowReader::int32),
                row.optional(each -> new Embed.Footer(each.text(), text(each))),
                text(row),
                text(row),
                row.optional(each -> new Embed.Author(each.text(), text(each), text(each))),
                row.each(each -> new Embed.Field(each.text(), each.text(), each.flag())));
    }

    private static void writeAttachment(RowWriter row, Attachment attachment) {
        row.int64(attachment.id().value()).text(attachment.filename());
        text(row, attachment.title());
        text(row, attachment.description());
        text(row, attachment.contentType());
        row.varint(attachment.sizeBytes())
                .text(attachment.hash().hex())
                .optional(
                        attachment.pixels(),
                        (each, pixels) -> each.varint(pixels.width()).varint(pixels.height()));
    }

    private static Attachment readAttachment(RowReader row) {
        return new Attachment(
                new AttachmentId(row.int64()),
                row.text(),
                text(row),
                text(row),
                text(row),
                row.varint(),
                new ContentHash(row.text()),
                row.optional(each -> new Attachment.Pixels(each.int32(), each.int32())));
    }

    private static void writeSnapshot(RowWriter row, MessageSnapshot snapshot, int version) {
        row.varint(snapshot.type().code())
                .text(snapshot.content())
                .instant(snapshot.timestamp())
                .optional(snapshot.editedAt(), RowWriter::instant)
                .varint(snapshot.flags())
                .each(snapshot.mentions(), (each, id) -> each.int64(id.value()))
                .each(snapshot.mentionRoles(), (each, id) -> each.int64(id.value()))
                .each(snapshot.embeds(), EnclosureFields::writeEmbed)
                .each(snapshot.attachments(), EnclosureFields::writeAttachment);
        if (version == WITH_STICKERS) {
            row.each(snapshot.stickers(), EnclosureFields::writeSticker);
        }
    }

    private static MessageSnapshot readSnapshot(RowReader row, int version) {
        return new MessageSnapshot(
                MessageRow.type(row.int32()),
                row.text(),
                row.instant(),
                row.optional(RowReader::instant),
                row.int32(),
                row.each(each -> new UserId(each.int64())),
                row.each(each -> new RoleId(each.int64())),
                row.each(EnclosureFields::readEmbed),
                row.each(EnclosureFields::readAttachment),
                stickers(row, version));
    }

    private static void text(RowWriter row, @Nullable String value) {
        row.optional(value, RowWriter::text);
    }

    private static @Nullable String text(RowReader row) {
        return row.optional(RowReader::text);
    }
}
