package dev.guildhall.store.row;

import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A change within a commit's row: a code, then what the change says, its rows in their own forms.
final class ChangeFields {
    private ChangeFields() {}

    /// @param code stored: it never changes, and is never given to another kind of change
    private record Form<C extends Change>(
            int code, Class<C> type, BiConsumer<RowWriter, C> writer, Function<RowReader, C> reader) {
        /// A change as a row of its own, so that an older build passes over fields that it does not know.
        void write(RowWriter row, Change change) {
            RowWriter own = new RowWriter(VERSION);
            writer.accept(own, type.cast(change));
            row.varint(code).blob(own.bytes());
        }
    }

    private static final int VERSION = 1;

    private static final List<Form<?>> FORMS = List.of(
            new Form<>(
                    1,
                    Change.PutMessage.class,
                    (row, change) -> row.int64(change.message().channelId().value())
                            .int64(change.message().id().value())
                            .blob(MessageRow.encode(change.message())),
                    row -> new Change.PutMessage(MessageRow.decode(channel(row), message(row), row.blob()))),
            new Form<>(
                    2,
                    Change.DeleteMessage.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.messageId().value()),
                    row -> new Change.DeleteMessage(channel(row), message(row))),
            new Form<>(
                    3,
                    Change.PutReaction.class,
                    (row, change) -> {
                        row.int64(change.channelId().value())
                                .int64(change.messageId().value());
                        ReactionEmojiFields.write(row, change.emoji());
                        row.int64(change.userId().value()).int64(change.id());
                    },
                    row -> new Change.PutReaction(
                            channel(row), message(row), ReactionEmojiFields.read(row), user(row), row.int64())),
            new Form<>(
                    4,
                    Change.DeleteReaction.class,
                    (row, change) -> {
                        row.int64(change.channelId().value())
                                .int64(change.messageId().value());
                        ReactionEmojiFields.write(row, change.emoji());
                        row.int64(change.userId().value());
                    },
                    row -> new Change.DeleteReaction(
                            channel(row), message(row), ReactionEmojiFields.read(row), user(row))),
            new Form<>(
                    5,
                    Change.DeleteReactionsWith.class,
                    (row, change) -> {
                        row.int64(change.channelId().value())
                                .int64(change.messageId().value());
                        ReactionEmojiFields.write(row, change.emoji());
                    },
                    row -> new Change.DeleteReactionsWith(channel(row), message(row), ReactionEmojiFields.read(row))),
            new Form<>(
                    6,
                    Change.DeleteReactions.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.messageId().value()),
                    row -> new Change.DeleteReactions(channel(row), message(row))),
            new Form<>(
                    7,
                    Change.PutReactionCounts.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.messageId().value())
                            .blob(ReactionCountsRow.encode(change.counts())),
                    row -> new Change.PutReactionCounts(
                            channel(row), message(row), ReactionCountsRow.decode(row.blob()))),
            new Form<>(
                    8,
                    Change.PutPin.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.pin().messageId().value())
                            .instant(change.pin().pinnedAt()),
                    row -> new Change.PutPin(channel(row), new Pin(message(row), row.instant()))),
            new Form<>(
                    9,
                    Change.DeletePin.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.messageId().value()),
                    row -> new Change.DeletePin(channel(row), message(row))),
            new Form<>(
                    10,
                    Change.PutMention.class,
                    (row, change) -> {
                        MentionTargetFields.write(row, change.mention().target());
                        row.int64(change.mention().messageId().value()).blob(MentionRow.encode(change.mention()));
                    },
                    row -> new Change.PutMention(
                            MentionRow.decode(MentionTargetFields.read(row), message(row), row.blob()))),
            new Form<>(
                    11,
                    Change.DeleteMention.class,
                    (row, change) -> {
                        MentionTargetFields.write(row, change.target());
                        row.int64(change.messageId().value());
                    },
                    row -> new Change.DeleteMention(MentionTargetFields.read(row), message(row))),
            new Form<>(
                    12,
                    Change.PutLastPin.class,
                    (row, change) -> row.int64(change.channelId().value()).optional(change.at(), RowWriter::instant),
                    row -> new Change.PutLastPin(channel(row), row.optional(RowReader::instant))),
            new Form<>(
                    13,
                    Change.PutNonce.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.authorId().value())
                            .text(change.nonce().text())
                            .flag(change.nonce().number())
                            .int64(change.messageId().value())
                            .instant(change.expiresAt()),
                    row -> new Change.PutNonce(
                            channel(row), user(row), new Nonce(row.text(), row.flag()), message(row), row.instant())),
            new Form<>(
                    14,
                    Change.PutGuild.class,
                    (row, change) -> row.blob(GuildRow.encode(change.guild())),
                    row -> new Change.PutGuild(GuildRow.decode(row.blob()))),
            new Form<>(
                    15,
                    Change.DeleteGuild.class,
                    (row, change) -> row.int64(change.guildId().value()),
                    row -> new Change.DeleteGuild(guild(row))),
            new Form<>(
                    16,
                    Change.PutChannel.class,
                    (row, change) -> row.blob(ChannelRow.encode(change.channel())),
                    row -> new Change.PutChannel(ChannelRow.decode(row.blob()))),
            new Form<>(
                    17,
                    Change.DeleteChannel.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.channelId().value()),
                    row -> new Change.DeleteChannel(guild(row), channel(row))),
            new Form<>(
                    18,
                    Change.PutPrivateChannel.class,
                    (row, change) -> row.blob(PrivateChannelRow.encode(change.channel())),
                    row -> new Change.PutPrivateChannel(PrivateChannelRow.decode(row.blob()))),
            new Form<>(
                    19,
                    Change.PutRecipient.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.userId().value())
                            .flag(change.hidden()),
                    row -> new Change.PutRecipient(channel(row), user(row), row.flag())),
            new Form<>(
                    20,
                    Change.DeleteRecipient.class,
                    (row, change) -> row.int64(change.channelId().value())
                            .int64(change.userId().value()),
                    row -> new Change.DeleteRecipient(channel(row), user(row))),
            new Form<>(
                    21,
                    Change.PutRole.class,
                    (row, change) -> row.int64(change.guildId().value()).blob(RoleRow.encode(change.role())),
                    row -> new Change.PutRole(guild(row), RoleRow.decode(row.blob()))),
            new Form<>(
                    22,
                    Change.DeleteRole.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.roleId().value()),
                    row -> new Change.DeleteRole(guild(row), new RoleId(row.int64()))),
            new Form<>(
                    23,
                    Change.PutEmoji.class,
                    (row, change) -> row.int64(change.guildId().value()).blob(EmojiRow.encode(change.emoji())),
                    row -> new Change.PutEmoji(guild(row), EmojiRow.decode(row.blob()))),
            new Form<>(
                    24,
                    Change.DeleteEmoji.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.emojiId().value()),
                    row -> new Change.DeleteEmoji(guild(row), new EmojiId(row.int64()))),
            new Form<>(
                    25,
                    Change.PutSticker.class,
                    (row, change) -> row.int64(change.guildId().value()).blob(StickerRow.encode(change.sticker())),
                    row -> new Change.PutSticker(guild(row), StickerRow.decode(row.blob()))),
            new Form<>(
                    26,
                    Change.DeleteSticker.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.stickerId().value()),
                    row -> new Change.DeleteSticker(guild(row), new StickerId(row.int64()))),
            new Form<>(
                    27,
                    Change.PutMember.class,
                    (row, change) -> row.int64(change.guildId().value()).blob(MemberRow.encode(change.member())),
                    row -> new Change.PutMember(guild(row), MemberRow.decode(row.blob()))),
            new Form<>(
                    28,
                    Change.DeleteMember.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.userId().value()),
                    row -> new Change.DeleteMember(guild(row), user(row))),
            new Form<>(
                    29,
                    Change.PutBan.class,
                    (row, change) -> row.int64(change.guildId().value()).blob(BanRow.encode(change.ban())),
                    row -> new Change.PutBan(guild(row), BanRow.decode(row.blob()))),
            new Form<>(
                    30,
                    Change.DeleteBan.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.userId().value()),
                    row -> new Change.DeleteBan(guild(row), user(row))),
            new Form<>(
                    31,
                    Change.PutAuditEntry.class,
                    (row, change) -> row.int64(change.guildId().value())
                            .int64(change.entry().id().value())
                            .blob(AuditRow.encode(change.entry())),
                    row -> new Change.PutAuditEntry(
                            guild(row), AuditRow.decode(new AuditEntryId(row.int64()), row.blob()))),
            new Form<>(
                    32,
                    Change.PutInvite.class,
                    (row, change) -> row.blob(InviteRow.encode(change.invite())),
                    row -> new Change.PutInvite(InviteRow.decode(row.blob()))),
            new Form<>(
                    33,
                    Change.DeleteInvite.class,
                    (row, change) -> row.int64(change.guildId().value()).text(change.code()),
                    row -> new Change.DeleteInvite(guild(row), row.text())),
            new Form<>(
                    34,
                    Change.PutAccount.class,
                    (row, change) -> row.blob(AccountRow.encode(change.account())),
                    row -> new Change.PutAccount(AccountRow.decode(row.blob()))),
            new Form<>(
                    35,
                    Change.PutAuthSession.class,
                    (row, change) -> row.int64(change.userId().value())
                            .int64(change.id().value())
                            .instant(change.createdAt()),
                    row -> new Change.PutAuthSession(user(row), new AuthSessionId(row.int64()), row.instant())),
            new Form<>(
                    36,
                    Change.DeleteAuthSession.class,
                    (row, change) ->
                            row.int64(change.userId().value()).int64(change.id().value()),
                    row -> new Change.DeleteAuthSession(user(row), new AuthSessionId(row.int64()))),
            new Form<>(
                    37,
                    Change.DeleteAllAuthSessions.class,
                    (row, change) -> row.int64(change.userId().value()),
                    row -> new Change.DeleteAllAuthSessions(user(row))),
            new Form<>(
                    38,
                    Change.PutApplication.class,
                    (row, change) -> row.blob(ApplicationRow.encode(change.application())),
                    row -> new Change.PutApplication(ApplicationRow.decode(row.blob()))),
            new Form<>(
                    39,
                    Change.OfPerson.class,
                    (row, change) -> {
                        row.int64(change.userId().value());
                        PersonalChangeFields.write(row, change.change());
                    },
                    row -> new Change.OfPerson(user(row), PersonalChangeFields.read(row))),
            new Form<>(
                    40,
                    Change.HoldClaim.class,
                    (row, change) -> claim(row, change.claim()),
                    row -> new Change.HoldClaim(claim(row))),
            new Form<>(
                    41,
                    Change.ReleaseClaim.class,
                    (row, change) -> claim(row, change.claim()),
                    row -> new Change.ReleaseClaim(claim(row))));

    private static final Map<Class<?>, Form<?>> BY_TYPE =
            FORMS.stream().collect(Collectors.toUnmodifiableMap(Form::type, form -> form));
    private static final Map<Integer, Form<?>> BY_CODE =
            FORMS.stream().collect(Collectors.toUnmodifiableMap(Form::code, form -> form));

    static void write(RowWriter row, Change change) {
        Form<?> form = BY_TYPE.get(change.getClass());
        if (form == null) throw new IllegalStateException("no form for " + change.getClass());
        form.write(row, change);
    }

    static Change read(RowReader row) {
        int code = row.int32();
        Form<?> form = BY_CODE.get(code);
        if (form == null) throw new IllegalStateException("no kind of change has the code " + code);
        return form.reader().apply(new RowReader(row.blob(), VERSION));
    }

    private static ChannelId channel(RowReader row) {
        return new ChannelId(row.int64());
    }

    private static MessageId message(RowReader row) {
        return new MessageId(row.int64());
    }

    private static UserId user(RowReader row) {
        return new UserId(row.int64());
    }

    private static GuildId guild(RowReader row) {
        return new GuildId(row.int64());
    }

    private static void claim(RowWriter row, Claim claim) {
        row.int8(ClaimCode.of(claim.kind()))
                .text(claim.name())
                .int8(OwnerCode.of(claim.owner()))
                .int64(claim.owner().number());
    }

    private static Claim claim(RowReader row) {
        return new Claim(ClaimCode.kind(row.int8()), row.text(), OwnerCode.owner(row.int8(), row.int64()));
    }
}
