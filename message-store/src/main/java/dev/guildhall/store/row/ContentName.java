package dev.guildhall.store.row;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.user.Account;
import dev.guildhall.store.Change;
import dev.guildhall.store.GuildRows.Pictured;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// That a row names a content: the hash, what kind of row it is, and that row's ids. See
/// [dev.guildhall.store.ContentReferences].
///
/// @param first the row's own id, of a file the id of the channel that its message is in
/// @param second of a file its own id, else 0
public record ContentName(ContentHash hash, byte kind, long first, long second) {
    public static final byte MESSAGE = 1;
    public static final byte ACCOUNT = 2;
    public static final byte GUILD = 3;
    public static final byte GROUP = 4;
    public static final byte EXPRESSION = 5;

    /// A picture's name is its hash, or that of one that moves with this before it.
    private static final Pattern PICTURE = Pattern.compile("(?:a_)?([0-9a-f]{64})");

    /// What the row says that the change puts.
    public static List<ContentName> in(Change change) {
        return switch (change) {
            case Change.PutMessage put -> in(put.message());
            case Change.PutAccount put -> in(put.account());
            case Change.PutGuild put -> in(put.guild());
            case Change.PutPrivateChannel put -> in(put.channel());
            case Change.PutEmoji put ->
                in(
                        put.emoji().id().value(),
                        new Pictured(put.guildId(), put.emoji().image()));
            case Change.PutSticker put ->
                in(
                        put.sticker().id().value(),
                        new Pictured(put.guildId(), put.sticker().image()));
            default -> List.of();
        };
    }

    public static List<ContentName> in(Message message) {
        long channelId = message.channelId().value();
        return message.enclosures().allAttachments().stream()
                .map(each -> new ContentName(
                        each.hash(), MESSAGE, channelId, each.id().value()))
                .toList();
    }

    public static List<ContentName> in(Account account) {
        return in(ACCOUNT, account.user().id().value(), account.user().avatar());
    }

    public static List<ContentName> in(Guild guild) {
        return in(
                GUILD,
                guild.id().value(),
                guild.icon(),
                guild.art().splash(),
                guild.art().banner());
    }

    public static List<ContentName> in(PrivateChannel channel) {
        return in(GROUP, channel.id().value(), channel.icon());
    }

    public static List<ContentName> in(long expressionId, Pictured pictured) {
        return List.of(new ContentName(pictured.image(), EXPRESSION, expressionId, 0));
    }

    private static List<ContentName> in(byte kind, long id, @Nullable String... pictures) {
        return Stream.of(pictures)
                .flatMap(ContentName::pictured)
                .map(hash -> new ContentName(hash, kind, id, 0))
                .toList();
    }

    private static Stream<ContentHash> pictured(@Nullable String name) {
        Matcher form = PICTURE.matcher(name == null ? "" : name);
        return form.matches() ? Stream.of(new ContentHash(form.group(1))) : Stream.empty();
    }
}
