package dev.guildhall.store;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.PersonalVersions;
import dev.guildhall.common.personal.Profile;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.SettingsProtoType;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/// A change of each kind, with all that it may carry.
public final class EveryChange {
    private EveryChange() {}

    private static final GuildId GUILD = new GuildId(1L << 62);
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final MessageId MESSAGE = new MessageId(6);
    private static final UserId USER = new UserId(7);
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("👍");
    private static final ReactionEmoji OWN = new ReactionEmoji.Custom(new EmojiId(8), "blob", true);
    private static final Claim CLAIM = new Claim(Claim.Kind.PAIR, "7:9", Owners.privateChannel(5));

    public static List<Change> all() {
        return Stream.concat(ownChanges(), personal().map(change -> new Change.OfPerson(USER, change)))
                .toList();
    }

    private static Stream<Change> ownChanges() {
        return Stream.of(
                new Change.PutMessage(Rows.fullMessage(5, 6)),
                new Change.PutMessage(Rows.bareMessage(5, 7)),
                new Change.DeleteMessage(CHANNEL, MESSAGE),
                new Change.PutReaction(CHANNEL, MESSAGE, THUMB, USER, 99),
                new Change.PutReaction(CHANNEL, MESSAGE, OWN, USER, -1),
                new Change.DeleteReaction(CHANNEL, MESSAGE, OWN, USER),
                new Change.DeleteReactionsWith(CHANNEL, MESSAGE, THUMB),
                new Change.DeleteReactions(CHANNEL, MESSAGE),
                new Change.PutReactionCounts(
                        CHANNEL, MESSAGE, List.of(new ReactionCount(THUMB, 3, 4), new ReactionCount(OWN, 1, 9))),
                new Change.PutPin(CHANNEL, new Pin(MESSAGE, Rows.INSTANT)),
                new Change.DeletePin(CHANNEL, MESSAGE),
                new Change.PutMention(new Mention(new MentionTarget.OfUser(USER), MESSAGE, CHANNEL, new UserId(2))),
                new Change.PutMention(
                        new Mention(new MentionTarget.OfPrivateChannel(CHANNEL), MESSAGE, CHANNEL, new UserId(2))),
                new Change.DeleteMention(new MentionTarget.OfRole(new RoleId(3)), MESSAGE),
                new Change.DeleteMention(new MentionTarget.OfGuild(GUILD), MESSAGE),
                new Change.PutLastPin(CHANNEL, Rows.INSTANT),
                new Change.PutLastPin(CHANNEL, null),
                new Change.PutNonce(CHANNEL, USER, new Nonce("12", true), MESSAGE, Rows.INSTANT),
                new Change.PutGuild(Rows.fullGuild(1)),
                new Change.DeleteGuild(GUILD),
                new Change.PutChannel(Rows.fullChannel(1, 5)),
                new Change.DeleteChannel(GUILD, CHANNEL),
                new Change.PutPrivateChannel(
                        new PrivateChannel(CHANNEL, ChannelType.GROUP_DM, List.of(USER), USER, "us", "ab")),
                new Change.PutRecipient(CHANNEL, USER, true),
                new Change.DeleteRecipient(CHANNEL, USER),
                new Change.PutRole(GUILD, Rows.fullRole(3)),
                new Change.DeleteRole(GUILD, new RoleId(3)),
                new Change.PutEmoji(GUILD, Rows.emoji(8)),
                new Change.DeleteEmoji(GUILD, new EmojiId(8)),
                new Change.PutSticker(GUILD, Rows.sticker(9)),
                new Change.DeleteSticker(GUILD, new StickerId(9)),
                new Change.PutMember(GUILD, Rows.fullMember(7)),
                new Change.DeleteMember(GUILD, USER),
                new Change.PutBan(GUILD, Rows.ban(7)),
                new Change.DeleteBan(GUILD, USER),
                new Change.PutAuditEntry(
                        GUILD,
                        new AuditEntry(
                                new AuditEntryId(11),
                                USER,
                                AuditAction.MEMBER_KICK,
                                12L,
                                List.of(new AuditEntry.Change("nick", null, "\"a\"")),
                                List.of(new AuditEntry.Option("count", "2")),
                                "why")),
                new Change.PutInvite(Rows.invite(1, "abc")),
                new Change.DeleteInvite(GUILD, "abc"),
                new Change.PutAccount(Rows.fullAccount(7)),
                new Change.PutAuthSession(USER, new AuthSessionId(-5), Rows.INSTANT),
                new Change.DeleteAuthSession(USER, new AuthSessionId(-5)),
                new Change.DeleteAllAuthSessions(USER),
                new Change.PutApplication(Rows.application(13, 7, true)),
                new Change.HoldClaim(CLAIM),
                new Change.ReleaseClaim(CLAIM));
    }

    static Stream<PersonalChange> personal() {
        return Stream.of(
                new PersonalChange.PutRelationship(new Relationship(
                        USER, Stance.WANTS, -7, 6, false, Stance.WANTS, Long.MAX_VALUE, Rows.INSTANT, "Benny 🎈")),
                new PersonalChange.DeleteRelationship(USER),
                new PersonalChange.PutNote(USER, "owes me a tea"),
                new PersonalChange.DeleteNote(USER),
                new PersonalChange.PutSettingsProto(SettingsProtoType.FRECENCY, Bytes.utf8("\0\1")),
                new PersonalChange.PutGuildSettings(GuildSettings.untouched(GUILD)),
                new PersonalChange.PutReadState(new ReadState(CHANNEL, MESSAGE, 3, Rows.INSTANT, 1, 4000, 2)),
                new PersonalChange.DeleteReadState(CHANNEL),
                new PersonalChange.PutProfile(new Profile("bio", "she")),
                new PersonalChange.PutLastSeen(LocalDate.of(2026, 3, 1)),
                new PersonalChange.PutVersions(new PersonalVersions(1, 2)));
    }
}
