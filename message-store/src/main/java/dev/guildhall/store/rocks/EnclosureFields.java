package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import org.jspecify.annotations.Nullable;

/// Cards, files and snapshots, as the last fields of a message's row. They carry a version of their own:
/// their parts repeat, so a new field cannot simply stand at the end.
final class EnclosureFields {
    private static final int VERSION = 1;

    private EnclosureFields() {}

    static void write(RowWriter row, Enclosures enclosures) {
        row.int8(VERSION)
                .each(enclosures.embeds(), EnclosureFields::writeEmbed)
                .each(enclosures.attachments(), EnclosureFields::writeAttachment)
                .each(enclosures.snapshots(), EnclosureFields::writeSnapshot);
    }

    static Enclosures read(RowReader row) {
        int version = row.int8();
        if (version != VERSION) {
            throw new IllegalStateException("enclosures have version " + version + ", this build knows " + VERSION);
        }
        return new Enclosures(
                row.each(EnclosureFields::readEmbed),
                row.each(EnclosureFields::readAttachment),
                row.each(EnclosureFields::readSnapshot));
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

    private static void writeSnapshot(RowWriter row, MessageSnapshot snapshot) {
        row.varint(snapshot.type().code())
                .text(snapshot.content())
                .instant(snapshot.timestamp())
                .optional(snapshot.editedAt(), RowWriter::instant)
                .varint(snapshot.flags())
                .each(snapshot.mentions(), (each, id) -> each.int64(id.value()))
                .each(snapshot.mentionRoles(), (each, id) -> each.int64(id.value()))
                .each(snapshot.embeds(), EnclosureFields::writeEmbed)
                .each(snapshot.attachments(), EnclosureFields::writeAttachment);
    }

    private static MessageSnapshot readSnapshot(RowReader row) {
        return new MessageSnapshot(
                MessageRow.type(row.int32()),
                row.text(),
                row.instant(),
                row.optional(RowReader::instant),
                row.int32(),
                row.each(each -> new UserId(each.int64())),
                row.each(each -> new RoleId(each.int64())),
                row.each(EnclosureFields::readEmbed),
                row.each(EnclosureFields::readAttachment));
    }

    private static void text(RowWriter row, @Nullable String value) {
        row.optional(value, RowWriter::text);
    }

    private static @Nullable String text(RowReader row) {
        return row.optional(RowReader::text);
    }
}
