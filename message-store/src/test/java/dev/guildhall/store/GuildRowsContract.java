package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.GuildRows.GuildRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What [GuildRows] promises.
public abstract class GuildRowsContract extends StoreContract {
    private static final GuildId GUILD_ID = new GuildId(7);
    private static final GuildId NEIGHBOUR = new GuildId(8);

    private GuildRecord guild() {
        return Await.value(store.guilds().guild(GUILD_ID)).orElseThrow();
    }

    private List<Long> memberIds(long after, int limit) {
        return Await.value(store.guilds().membersAfter(GUILD_ID, new UserId(after), limit)).stream()
                .map(each -> each.userId().value())
                .toList();
    }

    private Optional<Member> member(long userId) {
        return Await.value(store.guilds().member(GUILD_ID, new UserId(userId)));
    }

    private List<GuildId> guildsOf(long userId) {
        return Await.value(store.accounts().guildsOf(new UserId(userId)));
    }

    private Optional<Invite> invite(String code) {
        return Await.value(store.guilds().invite(code));
    }

    private static Change putMember(long userId) {
        return new Change.PutMember(GUILD_ID, Rows.bareMember(userId));
    }

    @Test
    void aGuildThatIsNotThereIsEmpty() {
        assertThat(Await.value(store.guilds().guild(GUILD_ID))).isEmpty();
    }

    @Test
    void everyFieldOfGuildChannelAndRoleIsKept() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.fullGuild(7)),
                new Change.PutChannel(Rows.fullChannel(7, 21)),
                new Change.PutChannel(Rows.bareChannel(7, 22)),
                new Change.PutRole(GUILD_ID, Rows.bareRole(7)),
                new Change.PutRole(GUILD_ID, Rows.fullRole(31)));

        assertThat(guild())
                .isEqualTo(new GuildRecord(
                        Rows.fullGuild(7),
                        List.of(Rows.fullChannel(7, 21), Rows.bareChannel(7, 22)),
                        List.of(Rows.bareRole(7), Rows.fullRole(31)),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void aGuildOfBareRowsIsKept() {
        commit(GUILD, new Change.PutGuild(Rows.bareGuild(7)));

        assertThat(guild()).isEqualTo(new GuildRecord(Rows.bareGuild(7), List.of(), List.of(), Map.of(), Map.of()));
    }

    @Test
    void emojisAndStickersAreKeptInTheOrderOfTheirIdsAndReplaced() {
        Emoji renamed = Rows.emoji(41).changed("fest", List.of());
        commit(
                GUILD,
                new Change.PutGuild(Rows.bareGuild(7)),
                new Change.PutEmoji(GUILD_ID, Rows.emoji(42)),
                new Change.PutEmoji(GUILD_ID, Rows.emoji(41)),
                new Change.PutSticker(GUILD_ID, Rows.sticker(52)),
                new Change.PutSticker(GUILD_ID, Rows.bareSticker(51)));
        commit(GUILD, new Change.PutEmoji(GUILD_ID, renamed));

        assertThat(guild().expressions())
                .isEqualTo(new Expressions(
                        List.of(renamed, Rows.emoji(42)), List.of(Rows.bareSticker(51), Rows.sticker(52))));
    }

    @Test
    void deletedEmojisAndStickersAreGoneAndTheirPicturesAreFoundStill() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.bareGuild(7)),
                new Change.PutEmoji(GUILD_ID, Rows.emoji(41)),
                new Change.PutEmoji(GUILD_ID, Rows.emoji(42)),
                new Change.PutSticker(GUILD_ID, Rows.sticker(51)));
        commit(
                GUILD,
                new Change.DeleteEmoji(GUILD_ID, new EmojiId(41)),
                new Change.DeleteSticker(GUILD_ID, new StickerId(51)));

        assertThat(guild().expressions()).isEqualTo(new Expressions(List.of(Rows.emoji(42)), List.of()));
        commit(GUILD, new Change.DeleteGuild(GUILD_ID));
        for (long id : List.of(41L, 42L, 51L)) {
            assertThat(Await.value(store.guilds().expression(id)))
                    .contains(new GuildRows.Pictured(GUILD_ID, Rows.emoji(41).image()));
        }
        assertThat(Await.value(store.guilds().expression(43))).isEmpty();
    }

    @Test
    void aGuildThatIsMadeAnewHasNothingOfTheOldOnesExpressions() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.bareGuild(7)),
                new Change.PutEmoji(GUILD_ID, Rows.emoji(41)),
                new Change.PutSticker(GUILD_ID, Rows.sticker(51)));
        commit(GUILD, new Change.DeleteGuild(GUILD_ID));
        commit(GUILD, new Change.PutGuild(Rows.bareGuild(7)));

        assertThat(guild().expressions()).isEqualTo(Expressions.NONE);
    }

    @Test
    void anEmojiAStickerAndTheRolesAreReadAlone() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.bareGuild(7)),
                new Change.PutRole(GUILD_ID, Rows.bareRole(62)),
                new Change.PutRole(GUILD_ID, Rows.bareRole(61)),
                new Change.PutEmoji(GUILD_ID, Rows.emoji(41)),
                new Change.PutSticker(GUILD_ID, Rows.sticker(51)));
        GuildId other = new GuildId(8);

        assertThat(Await.value(store.guilds().emoji(GUILD_ID, new EmojiId(41)))).contains(Rows.emoji(41));
        assertThat(Await.value(store.guilds().emoji(other, new EmojiId(41)))).isEmpty();
        assertThat(Await.value(store.guilds().sticker(GUILD_ID, new StickerId(51))))
                .contains(Rows.sticker(51));
        assertThat(Await.value(store.guilds().sticker(other, new StickerId(51))))
                .isEmpty();
        assertThat(Await.value(store.guilds().roles(GUILD_ID)))
                .containsExactlyInAnyOrder(Rows.bareRole(61), Rows.bareRole(62));
        assertThat(Await.value(store.guilds().roles(other))).isEmpty();
        commit(
                GUILD,
                new Change.DeleteEmoji(GUILD_ID, new EmojiId(41)),
                new Change.DeleteSticker(GUILD_ID, new StickerId(51)));
        assertThat(Await.value(store.guilds().emoji(GUILD_ID, new EmojiId(41)))).isEmpty();
        assertThat(Await.value(store.guilds().sticker(GUILD_ID, new StickerId(51))))
                .isEmpty();
    }

    @Test
    void aGuildsOwnRowIsReadAlone() {
        assertThat(Await.value(store.guilds().row(GUILD_ID))).isEmpty();
        commit(GUILD, new Change.PutGuild(Rows.fullGuild(7)));

        assertThat(Await.value(store.guilds().row(GUILD_ID))).contains(Rows.fullGuild(7));
        commit(GUILD, new Change.PutGuild(Rows.fullGuild(7).withVanity(null)));
        assertThat(Await.value(store.guilds().row(GUILD_ID)))
                .contains(Rows.fullGuild(7).withVanity(null));
    }

    @Test
    void aGuildKnowsWhenEachOfItsChannelsWasPinnedToLast() {
        ChannelId channel = new ChannelId(21);
        commit(
                GUILD,
                new Change.PutGuild(Rows.bareGuild(7)),
                new Change.PutChannel(Rows.bareChannel(7, 21)),
                new Change.PutChannel(Rows.bareChannel(7, 22)),
                new Change.PutLastPin(channel, Rows.INSTANT),
                new Change.PutLastPin(new ChannelId(22), Rows.INSTANT),
                new Change.PutLastPin(new ChannelId(23), Rows.INSTANT));
        commit(GUILD, new Change.PutLastPin(new ChannelId(22), null));

        assertThat(guild().lastPins()).isEqualTo(Map.of(channel, Rows.INSTANT));
    }

    @Test
    void aChangedRowReplaces() {
        commit(GUILD, new Change.PutGuild(Rows.fullGuild(7)));
        commit(GUILD, new Change.PutGuild(Rows.fullGuild(7).withMemberCount(12)));

        assertThat(guild().guild().memberCount()).isEqualTo(12);
    }

    @Test
    void deletedChannelsAndRolesAreGone() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.fullGuild(7)),
                new Change.PutChannel(Rows.bareChannel(7, 21)),
                new Change.PutChannel(Rows.bareChannel(7, 22)),
                new Change.PutRole(GUILD_ID, Rows.bareRole(31)));
        commit(
                GUILD,
                new Change.DeleteChannel(GUILD_ID, new ChannelId(21)),
                new Change.DeleteRole(GUILD_ID, new RoleId(31)));

        assertThat(guild().channels()).containsExactly(Rows.bareChannel(7, 22));
        assertThat(guild().roles()).isEmpty();
    }

    @Test
    void rowsOfANeighbourAreNotMixedIn() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.fullGuild(7)),
                new Change.PutRole(GUILD_ID, Rows.bareRole(31)),
                putMember(1));
        commit(
                Owners.guild(8),
                new Change.PutGuild(Rows.fullGuild(8)),
                new Change.PutRole(NEIGHBOUR, Rows.bareRole(32)),
                new Change.PutMember(NEIGHBOUR, Rows.bareMember(2)));

        assertThat(guild().roles()).containsExactly(Rows.bareRole(31));
        assertThat(memberIds(0, 10)).containsExactly(1L);
    }

    @Test
    void theHeadIsTheNewestMessageEverAlsoAfterEditsAndDeletions() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.fullGuild(7)),
                new Change.PutChannel(Rows.bareChannel(7, 21)),
                new Change.PutChannel(Rows.bareChannel(7, 22)));
        commit(GUILD, new Change.PutMessage(Rows.message(21, 100, "first")));
        commit(GUILD, new Change.PutMessage(Rows.message(21, 101, "second")));
        commit(GUILD, new Change.PutMessage(Rows.message(21, 100, "edited")));
        commit(GUILD, new Change.DeleteMessage(new ChannelId(21), new MessageId(101)));

        assertThat(guild().heads()).isEqualTo(Map.of(new ChannelId(21), new MessageId(101)));
    }

    @Test
    void anEditAfterReopeningLeavesTheHead() {
        commit(
                GUILD,
                new Change.PutGuild(Rows.fullGuild(7)),
                new Change.PutChannel(Rows.bareChannel(7, 21)),
                new Change.PutMessage(Rows.message(21, 100, "first")),
                new Change.PutMessage(Rows.message(21, 101, "second")));
        reopen();
        commit(GUILD, new Change.PutMessage(Rows.message(21, 100, "edited")));

        assertThat(guild().heads()).isEqualTo(Map.of(new ChannelId(21), new MessageId(101)));
    }

    @Test
    void everyFieldOfAMemberIsKept() {
        commit(
                GUILD,
                new Change.PutMember(GUILD_ID, Rows.fullMember(1)),
                new Change.PutMember(GUILD_ID, Rows.bareMember(2)));

        assertThat(member(1)).contains(Rows.fullMember(1));
        assertThat(member(2)).contains(Rows.bareMember(2));
        assertThat(member(3)).isEmpty();
    }

    @Test
    void membersArePagedByAscendingId() {
        commit(
                GUILD,
                LongStream.rangeClosed(1, 10)
                        .mapToObj(GuildRowsContract::putMember)
                        .toArray(Change[]::new));

        assertThat(memberIds(0, 4)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(memberIds(4, 4)).containsExactly(5L, 6L, 7L, 8L);
        assertThat(memberIds(8, 4)).containsExactly(9L, 10L);
        assertThat(memberIds(10, 4)).isEmpty();
        assertThat(memberIds(0, 1000)).hasSize(10);
    }

    @Test
    void severalMembersAreThoseThatExist() {
        commit(GUILD, putMember(1), putMember(2));

        assertThat(Await.value(store.guilds().members(GUILD_ID, List.of(new UserId(2), new UserId(9), new UserId(2)))))
                .isEqualTo(Map.of(new UserId(2), Rows.bareMember(2)));
    }

    @Test
    void membershipPutsTheGuildOnTheUsersList() {
        commit(GUILD, putMember(1), putMember(2));
        commit(Owners.guild(8), new Change.PutMember(NEIGHBOUR, Rows.bareMember(1)));
        assertThat(guildsOf(1)).containsExactly(GUILD_ID, NEIGHBOUR);

        commit(GUILD, new Change.DeleteMember(GUILD_ID, new UserId(1)));
        assertThat(guildsOf(1)).containsExactly(NEIGHBOUR);
        assertThat(guildsOf(2)).containsExactly(GUILD_ID);
        assertThat(member(1)).isEmpty();
    }

    @Test
    void bansAreKeptAndPagedAndLifted() {
        Ban unexplained = new Ban(new UserId(3), null);
        commit(
                GUILD,
                new Change.PutBan(GUILD_ID, Rows.ban(1)),
                new Change.PutBan(GUILD_ID, Rows.ban(2)),
                new Change.PutBan(GUILD_ID, unexplained));
        commit(GUILD, new Change.DeleteBan(GUILD_ID, new UserId(2)));

        assertThat(Await.value(store.guilds().ban(GUILD_ID, new UserId(1)))).contains(Rows.ban(1));
        assertThat(Await.value(store.guilds().ban(GUILD_ID, new UserId(2)))).isEmpty();
        assertThat(Await.value(store.guilds().bansAfter(GUILD_ID, new UserId(0), 10)))
                .containsExactly(Rows.ban(1), unexplained);
        assertThat(Await.value(store.guilds().bansAfter(GUILD_ID, new UserId(1), 1)))
                .containsExactly(unexplained);
    }

    @Test
    void invitesAreFoundByCodeAndByGuild() {
        commit(GUILD, new Change.PutInvite(Rows.invite(7, "abc")), new Change.PutInvite(Rows.invite(7, "abcd")));
        commit(GUILD, new Change.PutInvite(Rows.invite(7, "abc").usedOnceMore()));

        assertThat(invite("abc")).contains(Rows.invite(7, "abc").usedOnceMore());
        assertThat(invite("ab")).isEmpty();
        assertThat(Await.value(store.guilds().invites(GUILD_ID)))
                .containsExactly(Rows.invite(7, "abc").usedOnceMore(), Rows.invite(7, "abcd"));
    }

    @Test
    void aDeletedInviteIsGoneFromBoth() {
        commit(GUILD, new Change.PutInvite(Rows.invite(7, "abc")));
        commit(GUILD, new Change.DeleteInvite(GUILD_ID, "abc"));

        assertThat(invite("abc")).isEmpty();
        assertThat(Await.value(store.guilds().invites(GUILD_ID))).isEmpty();
    }

    @Test
    void theDirectoryOutlivesTheChannel() {
        commit(GUILD, new Change.PutChannel(Rows.bareChannel(7, 21)));
        commit(GUILD, new Change.DeleteChannel(GUILD_ID, new ChannelId(21)));

        assertThat(Await.value(store.guilds().ownerOf(new ChannelId(21)))).contains(GUILD);
        assertThat(Await.value(store.guilds().ownerOf(new ChannelId(22)))).isEmpty();
    }

    private Change[] wholeGuild() {
        return new Change[] {
            new Change.PutGuild(Rows.fullGuild(7)),
            new Change.PutChannel(Rows.bareChannel(7, 21)),
            new Change.PutRole(GUILD_ID, Rows.bareRole(7)),
            putMember(1),
            putMember(2),
            new Change.PutBan(GUILD_ID, Rows.ban(3)),
            new Change.PutInvite(Rows.invite(7, "abc")),
            new Change.PutMessage(Rows.message(21, 100, "stays"))
        };
    }

    private void assertNothingButMessagesAndDirectory() {
        assertThat(Await.value(store.guilds().guild(GUILD_ID))).isEmpty();
        assertThat(memberIds(0, 10)).isEmpty();
        assertThat(guildsOf(1)).isEmpty();
        assertThat(guildsOf(2)).isEmpty();
        assertThat(Await.value(store.guilds().ban(GUILD_ID, new UserId(3)))).isEmpty();
        assertThat(invite("abc")).isEmpty();
        assertThat(Await.value(store.guilds().invites(GUILD_ID))).isEmpty();
        assertThat(Await.value(store.guilds().ownerOf(new ChannelId(21)))).contains(GUILD);
        assertThat(Await.value(store.history().message(new ChannelId(21), new MessageId(100))))
                .isPresent();
    }

    @Test
    void aDeletedGuildLeavesMessagesAndTheDirectory() {
        commit(GUILD, wholeGuild());
        commit(GUILD, new Change.DeleteGuild(GUILD_ID));

        assertNothingButMessagesAndDirectory();
    }

    @Test
    void aGuildMadeAndDeletedWithoutWaitingIsDeleted() {
        var made = submit(GUILD, wholeGuild());
        var deleted = submit(GUILD, new Change.DeleteGuild(GUILD_ID));
        Await.value(made);
        Await.value(deleted);

        assertNothingButMessagesAndDirectory();
    }

    @Test
    void deletingAGuildLeavesItsNeighbours() {
        commit(GUILD, wholeGuild());
        commit(
                Owners.guild(8),
                new Change.PutGuild(Rows.bareGuild(8)),
                new Change.PutMember(NEIGHBOUR, Rows.bareMember(1)),
                new Change.PutInvite(Rows.invite(8, "xyz")));
        commit(Owners.guild(6), new Change.PutGuild(Rows.bareGuild(6)));
        commit(GUILD, new Change.DeleteGuild(GUILD_ID));

        assertThat(Await.value(store.guilds().guild(NEIGHBOUR))).isPresent();
        assertThat(Await.value(store.guilds().guild(new GuildId(6)))).isPresent();
        assertThat(Await.value(store.guilds().member(NEIGHBOUR, new UserId(1)))).isPresent();
        assertThat(guildsOf(1)).containsExactly(NEIGHBOUR);
        assertThat(invite("xyz")).isPresent();
    }
}
