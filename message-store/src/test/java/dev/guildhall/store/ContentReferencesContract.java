package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildArt;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.store.ContentReferences.Finding;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What [ContentReferences] promises.
public abstract class ContentReferencesContract extends StoreContract {
    private static final GuildId GUILD_ID = new GuildId(7);
    private static final OwnerId GUILD = Owners.guild(7);
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final ContentHash HASH = new ContentHash("12".repeat(32));
    private static final Duration OLD = Duration.ofDays(1);
    private static final ContentHash OTHER = new ContentHash("13".repeat(32));

    @BeforeEach
    final void found() {
        commit(GUILD, new Change.PutGuild(Rows.bareGuild(7)), new Change.PutChannel(Rows.bareChannel(7, 5)));
    }

    /// When every reference is old: while one is young, an adapter that writes it before its row cannot know whether
    /// the row is gone or still to come.
    private Finding check(ContentHash hash) {
        clock.pass(OLD);
        return Await.value(store.contents().check(hash));
    }

    private static Attachment file(long id) {
        return new Attachment(new AttachmentId(id), "file", null, null, null, 1, HASH, null);
    }

    private static Message with(long messageId, Attachment... files) {
        return Rows.messageWith(CHANNEL.value(), messageId, files);
    }

    /// Nothing names it now, and something did; afterwards it is as if nothing ever had.
    private void assertForgotten(ContentHash hash) {
        assertThat(check(hash)).isEqualTo(Finding.FORGOTTEN);
        assertThat(check(hash)).isEqualTo(Finding.UNNAMED);
    }

    @Test
    void whatNobodyEverNamedIsUnnamed() {
        assertThat(check(HASH)).isEqualTo(Finding.UNNAMED);
    }

    @Test
    void aFileIsNamedUntilItsMessageIsGoneAndOverARestart() {
        Message message = with(91, file(61));
        commit(GUILD, new Change.PutMessage(message));
        reopen();
        assertThat(check(HASH)).isEqualTo(Finding.NAMED);
        assertThat(check(OTHER)).isEqualTo(Finding.UNNAMED);
        commit(GUILD, new Change.DeleteMessage(CHANNEL, message.id()));

        assertForgotten(HASH);
        assertThat(Await.value(store.history().attachment(CHANNEL, new AttachmentId(61))))
                .isEmpty();
    }

    @Test
    void anEditThatDropsTheFileForgetsIt() {
        commit(GUILD, new Change.PutMessage(with(91, file(61))));
        commit(GUILD, new Change.PutMessage(with(91)));

        assertForgotten(HASH);
    }

    @Test
    void oneOfManyIsEnough() {
        commit(GUILD, new Change.PutMessage(with(91, file(61))), new Change.PutMessage(with(92, file(62), file(63))));
        commit(GUILD, new Change.DeleteMessage(CHANNEL, with(91).id()));
        assertThat(check(HASH)).isEqualTo(Finding.NAMED);
        commit(GUILD, new Change.DeleteMessage(CHANNEL, with(92).id()));

        assertForgotten(HASH);
    }

    @Test
    void moreReferencesThanOneCheckLooksAtAreForgottenLittleByLittle() {
        for (long id = 1; id <= ContentReferences.LOOKED_AT_MAX + 1; id++) {
            commit(GUILD, new Change.PutMessage(with(100 + id, file(id))));
            commit(GUILD, new Change.DeleteMessage(CHANNEL, with(100 + id).id()));
        }

        assertThat(check(HASH)).isEqualTo(Finding.FORGOTTEN);
        assertForgotten(HASH);
    }

    @Test
    void aForwardNamesTheFilesOfWhatItShows() {
        commit(GUILD, new Change.PutMessage(Rows.fullMessage(5, 91)));
        ContentHash inSnapshot = Rows.attachment(53).hash();
        commit(Owners.guild(-2), new Change.PutChannel(Rows.bareChannel(-2, 5)));

        assertThat(check(inSnapshot)).isEqualTo(Finding.NAMED);
    }

    @Test
    void messagesGoWithTheirChannel() {
        commit(GUILD, new Change.PutMessage(with(91, file(61))));
        commit(GUILD, new Change.DeleteChannel(GUILD_ID, CHANNEL));

        assertForgotten(HASH);
    }

    @Test
    void aPictureIsNamedByWhomItShowsUntilItIsAnother() {
        for (String name : List.of(HASH.hex(), "a_" + HASH.hex())) {
            commit(Owners.user(1), new Change.PutAccount(pictured(name)));
            assertThat(check(HASH)).isEqualTo(Finding.NAMED);
            commit(Owners.user(1), new Change.PutAccount(pictured(OTHER.hex())));
            assertForgotten(HASH);
        }
        commit(Owners.user(1), new Change.PutAccount(pictured(HASH.hex())));
        assertThat(check(HASH)).isEqualTo(Finding.NAMED);
        assertForgotten(OTHER);
    }

    private static Account pictured(String avatar) {
        User user = new User(new UserId(1), "anna", "0", null, avatar, false, 0);
        return new Account(user, null, null, "en-US");
    }

    @Test
    void aGuildsPictureGoesWithTheGuild() {
        Guild bare = Rows.bareGuild(7);
        commit(GUILD, new Change.PutGuild(iconed(bare, HASH.hex())));
        assertThat(check(HASH)).isEqualTo(Finding.NAMED);
        commit(GUILD, new Change.PutGuild(bare.withArt(new GuildArt("a_" + OTHER.hex(), HASH.hex()))));
        assertThat(check(HASH)).isEqualTo(Finding.NAMED);
        assertThat(check(OTHER)).isEqualTo(Finding.NAMED);
        commit(GUILD, new Change.DeleteGuild(GUILD_ID));

        assertForgotten(HASH);
        assertForgotten(OTHER);
    }

    private static Guild iconed(Guild bare, String icon) {
        return new Guild(
                bare.id(),
                bare.name(),
                icon,
                null,
                bare.ownerId(),
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
                "en-US",
                List.of(),
                1);
    }

    @Test
    void aGroupsPictureIsNamedUntilItIsTakenOff() {
        OwnerId owner = Owners.privateChannel(9);
        PrivateChannel group =
                new PrivateChannel(new ChannelId(9), ChannelType.GROUP_DM, List.of(new UserId(1)), new UserId(1), null);
        commit(owner, new Change.PutPrivateChannel(group.pictured(HASH.hex())));
        assertThat(check(HASH)).isEqualTo(Finding.NAMED);
        commit(owner, new Change.PutPrivateChannel(group));

        assertForgotten(HASH);
    }

    @Test
    void anEmojisPictureOutlivesItAndItsGuild() {
        ContentHash image = Rows.emoji(41).image();
        commit(GUILD, new Change.PutEmoji(GUILD_ID, Rows.emoji(41)));
        commit(GUILD, new Change.DeleteEmoji(GUILD_ID, new EmojiId(41)));
        commit(GUILD, new Change.DeleteGuild(GUILD_ID));

        assertThat(check(image)).isEqualTo(Finding.NAMED);
    }
}
