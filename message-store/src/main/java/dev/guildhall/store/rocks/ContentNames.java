package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.user.Account;
import dev.guildhall.store.GuildRows.Pictured;
import dev.guildhall.store.row.AccountRow;
import dev.guildhall.store.row.AttachmentRow;
import dev.guildhall.store.row.ContentName;
import dev.guildhall.store.row.ExpressionRow;
import dev.guildhall.store.row.GuildRow;
import dev.guildhall.store.row.MessageRow;
import dev.guildhall.store.row.PrivateChannelRow;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// References from rows to contents, as rows: the hash, what kind of row names it, and that row's ids.
final class ContentNames {
    private static final int HASH_BYTES = 32;

    private ContentNames() {}

    static void put(Message message, Batch batch) {
        put(ContentName.in(message), batch);
    }

    static void put(Account account, Batch batch) {
        put(ContentName.in(account), batch);
    }

    static void put(Guild guild, Batch batch) {
        put(ContentName.in(guild), batch);
    }

    static void put(PrivateChannel channel, Batch batch) {
        put(ContentName.in(channel), batch);
    }

    static void put(long expressionId, Pictured pictured, Batch batch) {
        put(ContentName.in(expressionId, pictured), batch);
    }

    private static void put(List<ContentName> names, Batch batch) {
        for (ContentName name : names) {
            byte[] key = key(name);
            batch.put(Family.CONTENT_NAMES, key);
            batch.remember(new Batch.NewName(ByteBuffer.wrap(key)));
        }
    }

    private static byte[] key(ContentName name) {
        return ByteBuffer.allocate(HASH_BYTES + 1 + 2 * Long.BYTES)
                .put(prefix(name.hash()))
                .put(name.kind())
                .putLong(name.first())
                .putLong(name.second())
                .array();
    }

    private static ContentName name(byte[] key) {
        return new ContentName(
                new ContentHash(HexFormat.of().formatHex(key, 0, HASH_BYTES)),
                key[HASH_BYTES],
                Keys.longAt(key, HASH_BYTES + 1),
                Keys.longAt(key, HASH_BYTES + 1 + Long.BYTES));
    }

    /// What all references to the content begin with.
    static byte[] prefix(ContentHash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    /// Whether the reference's row is there and names the content still. A message in a channel that is gone is gone:
    /// nobody reads it any more, and its channel does not come back.
    static boolean stands(View view, byte[] key) {
        ContentName name = name(key);
        byte[] row = Keys.of(name.first());
        Optional<List<ContentName>> names = switch (name.kind()) {
            case ContentName.MESSAGE ->
                message(view, name.first(), name.second()).map(ContentName::in);
            case ContentName.ACCOUNT ->
                view.get(Family.ACCOUNTS, row).map(AccountRow::decode).map(ContentName::in);
            case ContentName.GUILD ->
                view.get(Family.GUILDS, row).map(GuildRow::decode).map(ContentName::in);
            case ContentName.GROUP ->
                view.get(Family.PRIVATE_CHANNELS, row)
                        .map(PrivateChannelRow::decode)
                        .map(ContentName::in);
            case ContentName.EXPRESSION ->
                view.get(Family.EXPRESSIONS, row)
                        .map(ExpressionRow::decode)
                        .map(pictured -> ContentName.in(name.first(), pictured));
            // Of a newer build, which knows what it names.
            default -> Optional.of(List.of(name));
        };
        return names.orElse(List.of()).contains(name);
    }

    private static Optional<Message> message(View view, long channelId, long attachmentId) {
        return view.get(Family.ATTACHMENTS, Keys.of(channelId, attachmentId))
                .map(AttachmentRow::decode)
                .flatMap(id -> view.get(Family.MESSAGES, Keys.message(new ChannelId(channelId), id.value()))
                        .map(row -> MessageRow.decode(new ChannelId(channelId), id, row)))
                .filter(message -> inPlace(view, message));
    }

    private static boolean inPlace(View view, Message message) {
        return message.guildId() == null
                || view.get(
                                Family.CHANNELS,
                                Keys.of(
                                        message.guildId().value(),
                                        message.channelId().value()))
                        .isPresent();
    }

    /// Drops the reference, and what else led to a file of a message.
    static void drop(byte[] key, Batch batch) {
        batch.delete(Family.CONTENT_NAMES, key);
        ContentName name = name(key);
        if (name.kind() == ContentName.MESSAGE) {
            batch.delete(Family.ATTACHMENTS, Keys.of(name.first(), name.second()));
        }
    }
}
