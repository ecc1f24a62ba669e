package dev.guildhall.store;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildArt;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.guild.StickerItem;
import dev.guildhall.common.guild.ThreadSettings;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.ForumTagId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.SortOrder;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.common.protocol.VideoQuality;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import java.time.Instant;
import java.util.List;

/// Rows for tests. `full…` has a value in every field, `bare…` has none where none is allowed: together they
/// show that a store keeps each field.
public final class Rows {
    /// To the nanosecond, as some clocks give it.
    static final Instant INSTANT = Instant.parse("2026-02-03T04:05:06.123456789Z");

    private static final ContentHash IMAGE = new ContentHash("cd".repeat(32));

    private Rows() {}

    public static Message message(long channelId, long id, String content) {
        return new Message(
                new MessageId(id),
                new ChannelId(channelId),
                new GuildId(7),
                new UserId(11),
                MessageType.DEFAULT,
                content,
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null);
    }

    static Message message(long channelId, long id, UserId author) {
        Message plain = message(channelId, id, "");
        return new Message(
                plain.id(),
                plain.channelId(),
                plain.guildId(),
                author,
                plain.type(),
                "by " + author,
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null);
    }

    static Message fullMessage(long channelId, long id) {
        return new Message(
                new MessageId(id),
                new ChannelId(channelId),
                new GuildId(-2),
                new UserId(Long.MIN_VALUE),
                MessageType.REPLY,
                "Grüße \uD83D\uDC4B \u0000 " + "long ".repeat(800),
                INSTANT,
                true,
                true,
                List.of(new UserId(21), new UserId(22)),
                List.of(new RoleId(31), new RoleId(-32)),
                1 << 12,
                new MessageReference(new MessageId(41), new ChannelId(42), new GuildId(43)),
                fullEnclosures());
    }

    /// One card with everything and one with nothing, and the same of files and snapshots.
    static Enclosures fullEnclosures() {
        List<Embed> embeds = List.of(
                new Embed(
                        "title",
                        "description",
                        "https://example.org/",
                        INSTANT,
                        0xFFFFFF,
                        new Embed.Footer("footer", "https://example.org/f.png"),
                        "attachment://a.png",
                        "https://example.org/t.png",
                        new Embed.Author("author", "https://example.org/a", "https://example.org/i.png"),
                        List.of(new Embed.Field("näme", "välue", true), new Embed.Field("n", "v", false))),
                new Embed(
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Embed.Footer("", null),
                        null,
                        null,
                        new Embed.Author("", null, null),
                        List.of()));
        List<Attachment> attachments = List.of(
                new Attachment(
                        new AttachmentId(-5),
                        "a.png",
                        "ä",
                        "a picture",
                        "image/png",
                        1L << 40,
                        new ContentHash("ab".repeat(32)),
                        new Attachment.Pixels(30_000, 1)),
                attachment(52));
        MessageSnapshot full = new MessageSnapshot(
                MessageType.REPLY,
                "forwarded",
                INSTANT,
                INSTANT.plusSeconds(1),
                4,
                List.of(new UserId(61)),
                List.of(new RoleId(62)),
                embeds,
                List.of(attachment(53)));
        MessageSnapshot bare = new MessageSnapshot(
                MessageType.DEFAULT, "", INSTANT, null, 0, List.of(), List.of(), List.of(), List.of());
        return new Enclosures(embeds, attachments, List.of(full, bare));
    }

    static Enclosures withStickers() {
        StickerItem item = sticker(51).item();
        Enclosures plain = fullEnclosures();
        MessageSnapshot bare = plain.snapshots().getLast();
        MessageSnapshot stuck = new MessageSnapshot(
                bare.type(),
                "",
                INSTANT,
                null,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(item, bareSticker(52).item()));
        return new Enclosures(
                plain.embeds(), plain.attachments(), List.of(plain.snapshots().getFirst(), stuck), List.of(item));
    }

    public static Attachment attachment(long id) {
        return new Attachment(
                new AttachmentId(id), "file", null, null, null, 0, new ContentHash("01".repeat(32)), null);
    }

    static Message messageWith(long channelId, long id, Attachment... attachments) {
        Message text = message(channelId, id, "with files");
        return new Message(
                text.id(),
                text.channelId(),
                text.guildId(),
                text.authorId(),
                text.type(),
                text.content(),
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null,
                new Enclosures(List.of(), List.of(attachments), List.of()));
    }

    static Message messageWithStickers(long channelId, long id) {
        Message text = message(channelId, id, "");
        return new Message(
                text.id(),
                text.channelId(),
                text.guildId(),
                text.authorId(),
                text.type(),
                "",
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null,
                withStickers());
    }

    static Message bareMessage(long channelId, long id) {
        return new Message(
                new MessageId(id),
                new ChannelId(channelId),
                null,
                new UserId(11),
                MessageType.REPLY,
                "",
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                new MessageReference(new MessageId(41), new ChannelId(42), null));
    }

    static Guild fullGuild(long id) {
        return new Guild(
                new GuildId(id),
                "Näme",
                "icon",
                "description",
                new UserId(2),
                3,
                1,
                2,
                1,
                300,
                new ChannelId(3),
                new ChannelId(4),
                5,
                new ChannelId(6),
                new ChannelId(7),
                "en-US",
                List.of("COMMUNITY", "NEWS"),
                1_000_000,
                new Vanity("näme", 3),
                new GuildArt("splash", "a_banner"));
    }

    static Emoji emoji(long id) {
        return new Emoji(
                new EmojiId(id), "party", List.of(new RoleId(31), new RoleId(32)), new UserId(11), IMAGE, id % 2 == 0);
    }

    static Sticker sticker(long id) {
        return new Sticker(
                new StickerId(id), "wave", "says hello", "wave,hi", StickerFormat.APNG, new UserId(11), IMAGE);
    }

    static Sticker bareSticker(long id) {
        return new Sticker(new StickerId(id), "wave", null, "", StickerFormat.GIF, new UserId(11), IMAGE);
    }

    public static Guild bareGuild(long id) {
        return new Guild(
                new GuildId(id),
                "",
                null,
                null,
                new UserId(2),
                0,
                0,
                0,
                0,
                60,
                null,
                null,
                0,
                null,
                null,
                "de",
                List.of(),
                0);
    }

    static Channel fullChannel(long guildId, long id) {
        return new Channel(
                new ChannelId(id),
                new GuildId(guildId),
                ChannelType.GUILD_VOICE,
                "voice",
                "topic",
                true,
                12,
                new ChannelId(99),
                List.of(
                        new Overwrite(guildId, OverwriteType.ROLE, 0, 1L << 62),
                        new Overwrite(5, OverwriteType.MEMBER, -1, 0)),
                21_600,
                384_000,
                99,
                "rotterdam",
                1 << 4,
                VideoQuality.FULL,
                new ThreadSettings(
                        1440,
                        30,
                        List.of(
                                new ForumTag(new ForumTagId(7), "help", true, new ReactionEmoji.Unicode("🦀")),
                                new ForumTag(new ForumTagId(8), "talk", false, null)),
                        new ReactionEmoji.Custom(new EmojiId(9), "crab", true),
                        SortOrder.CREATION_DATE,
                        ForumLayout.GALLERY_VIEW));
    }

    public static Channel bareChannel(long guildId, long id) {
        return new Channel(
                new ChannelId(id),
                new GuildId(guildId),
                ChannelType.GUILD_TEXT,
                "text",
                null,
                false,
                0,
                null,
                List.of(),
                0,
                64_000,
                0,
                null,
                0);
    }

    static Role fullRole(long id) {
        return new Role(
                new RoleId(id),
                "role",
                0xFF8800,
                true,
                250,
                Long.MIN_VALUE | 1,
                true,
                true,
                "icon",
                "🦀",
                new UserId(8),
                1);
    }

    public static Role bareRole(long id) {
        return new Role(new RoleId(id), "@everyone", 0, false, 0, 0, false, false, null, null, null, 0);
    }

    static Member fullMember(long userId) {
        return new Member(
                new UserId(userId),
                "nick",
                "avatar",
                List.of(new RoleId(1), new RoleId(2)),
                INSTANT,
                true,
                true,
                true,
                INSTANT.plusSeconds(60),
                3);
    }

    public static Member bareMember(long userId) {
        return Member.joined(new UserId(userId), Instant.EPOCH, List.of());
    }

    static Ban ban(long userId) {
        return new Ban(new UserId(userId), "reason " + userId);
    }

    public static Invite invite(long guildId, String code) {
        return new Invite(code, new GuildId(guildId), new ChannelId(3), new UserId(4), 86_400, 10, 3, true, INSTANT);
    }

    static Account fullAccount(long id) {
        User user = new User(new UserId(id), "name" + id, "0", "Name", "avatar", false, 64);
        return new Account(user, "name@example.org", "$argon2id$v=19$…", "en-GB");
    }

    static Account bareAccount(long id) {
        User user = new User(new UserId(id), "bot" + id, "1234", null, null, true, 0);
        return new Account(user, null, null, "en-US");
    }

    static Application application(long id, long ownerId, boolean hasBot) {
        return new Application(
                new ApplicationId(id), "app" + id, "does things", new UserId(ownerId), hasBot, !hasBot, 1 << 15);
    }
}
