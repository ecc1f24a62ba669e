package dev.guildhall.store.rocks;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.user.Account;
import dev.guildhall.store.GuildRows.Pictured;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// References from rows to contents, as rows: the hash, what kind of row names it, and that row's ids.
final class ContentNames {
    private static final byte MESSAGE = 1;
    private static final byte ACCOUNT = 2;
    private static final byte GUILD = 3;
    private static final byte GROUP = 4;
    private static final byte EXPRESSION = 5;
    private static final int HASH_BYTES = 32;
    /// A picture's name is its hash, or that of one that moves with this before it.
    private static final Pattern PICTURE = Pattern.compile("(?:a_)?([0-9a-f]{64})");

    private ContentNames() {}

    static void put(Message message, Batch batch) {
        for (Attachment attachment : message.enclosures().allAttachments()) {
            long channelId = message.channelId().value();
            put(key(attachment.hash(), MESSAGE, channelId, attachment.id().value()), batch);
        }
    }

    static void put(Account account, Batch batch) {
        pictures(account)
                .forEach(hash -> put(key(hash, ACCOUNT, account.user().id().value(), 0), batch));
    }

    static void put(Guild guild, Batch batch) {
        pictures(guild).forEach(hash -> put(key(hash, GUILD, guild.id().value(), 0), batch));
    }

    static void put(PrivateChannel channel, Batch batch) {
        pictures(channel).forEach(hash -> put(key(hash, GROUP, channel.id().value(), 0), batch));
    }

    static void put(long expressionId, Pictured pictured, Batch batch) {
        put(key(pictured.image(), EXPRESSION, expressionId, 0), batch);
    }

    private static void put(byte[] key, Batch batch) {
        batch.put(Family.CONTENT_NAMES, key);
        batch.remember(new Batch.NewName(ByteBuffer.wrap(key)));
    }

    private static Stream<ContentHash> pictures(Account account) {
        return pictured(account.user().avatar());
    }

    private static Stream<ContentHash> pictures(Guild guild) {
        return Stream.of(
                        pictured(guild.icon()),
                        pictured(guild.art().splash()),
                        pictured(guild.art().banner()))
                .flatMap(each -> each);
    }

    private static Stream<ContentHash> pictures(PrivateChannel channel) {
        return pictured(channel.icon());
    }

    private static Stream<ContentHash> pictured(@Nullable String name) {
        Matcher form = PICTURE.matcher(name == null ? "" : name);
        return form.matches() ? Stream.of(new ContentHash(form.group(1))) : Stream.empty();
    }

    private static byte[] key(ContentHash hash, byte kind, long first, long second) {
        return ByteBuffer.allocate(HASH_BYTES + 1 + 2 * Long.BYTES)
                .put(prefix(hash))
                .put(kind)
                .putLong(first)
                .putLong(second)
                .array();
    }

    /// What all references to the content begin with.
    static byte[] prefix(ContentHash hash) {
        return HexFormat.of().parseHex(hash.hex());
    }

    /// Whether the reference's row is there and names the content still. A message in a channel that is gone is gone:
    /// nobody reads it any more, and its channel does not come back.
    static boolean stands(View view, byte[] key) {
        ContentHash hash = new ContentHash(HexFormat.of().formatHex(key, 0, HASH_BYTES));
        long first = Keys.longAt(key, HASH_BYTES + 1);
        byte[] row = Keys.of(first);
        return switch (key[HASH_BYTES]) {
            case MESSAGE -> inMessage(view, hash, first, Keys.longAt(key, HASH_BYTES + 1 + Long.BYTES));
            case ACCOUNT ->
                any(view.get(Family.ACCOUNTS, row).map(AccountRow::decode).map(ContentNames::pictures), hash);
            case GUILD -> any(view.get(Family.GUILDS, row).map(GuildRow::decode).map(ContentNames::pictures), hash);
            case GROUP ->
                any(
                        view.get(Family.PRIVATE_CHANNELS, row)
                                .map(PrivateChannelRow::decode)
                                .map(ContentNames::pictures),
                        hash);
            case EXPRESSION ->
                any(
                        view.get(Family.EXPRESSIONS, row)
                                .map(ExpressionRow::decode)
                                .map(pictured -> Stream.of(pictured.image())),
                        hash);
            // Of a newer build, which knows what it names.
            default -> true;
        };
    }

    private static boolean any(Optional<Stream<ContentHash>> named, ContentHash hash) {
        return named.stream().flatMap(each -> each).anyMatch(hash::equals);
    }

    private static boolean inMessage(View view, ContentHash hash, long channelId, long attachmentId) {
        return view.get(Family.ATTACHMENTS, Keys.of(channelId, attachmentId))
                .map(AttachmentRow::decode)
                .flatMap(id -> view.get(Family.MESSAGES, Keys.message(new ChannelId(channelId), id.value()))
                        .map(row -> MessageRow.decode(new ChannelId(channelId), id, row)))
                .filter(message -> inPlace(view, message))
                .map(message -> message.enclosures().allAttachments().stream()
                        .anyMatch(each ->
                                each.id().value() == attachmentId && each.hash().equals(hash)))
                .orElse(false);
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
        if (key[HASH_BYTES] == MESSAGE) {
            batch.delete(
                    Family.ATTACHMENTS,
                    Keys.of(Keys.longAt(key, HASH_BYTES + 1), Keys.longAt(key, HASH_BYTES + 1 + Long.BYTES)));
        }
    }
}
