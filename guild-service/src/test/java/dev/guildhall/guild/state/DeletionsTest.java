package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.BanUser;
import dev.guildhall.common.guild.GuildCommand.DeleteMessages;
import dev.guildhall.common.guild.GuildCommand.PinMessage;
import dev.guildhall.common.guild.GuildCommand.PurgeMessages;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.GuildEvent.MessagesDeleted;
import dev.guildhall.guild.state.GuildEvent.PinsChanged;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeletionsTest {
    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();

    private MessageId by(UserId author) {
        return guild.sent(author, say(text, "hello")).id();
    }

    @Test
    void manyGoAtOnceWithOneEventAndTheirPins() {
        MessageId one = by(ANN);
        MessageId other = by(BOB);
        MessageId kept = by(ANN);
        guild.accept(OWNER, new PinMessage(text, one));
        guild.accept(OWNER, new DeleteMessages(text, List.of(one, other)));

        assertThat(guild.events())
                .containsExactly(
                        new MessagesDeleted(text, List.of(one, other), List.of()), new PinsChanged(text, null, false));
        assertThat(guild.refused(OWNER, new PinMessage(text, one))).isEqualTo(ApiError.UNKNOWN_MESSAGE);
        guild.accept(OWNER, new PinMessage(text, kept));
    }

    @Test
    void onlyModeratorsDeleteMany() {
        List<MessageId> own = List.of(by(BOB), by(BOB));
        assertThat(guild.refused(BOB, new DeleteMessages(text, own))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(BOB, Permission.MANAGE_MESSAGES);
        guild.accept(BOB, new DeleteMessages(text, own));
    }

    @Test
    void noneOfManyIsAnEventWhenNoneIsThere() {
        MessageId one = by(ANN);
        MessageId other = by(ANN);
        guild.accept(OWNER, new DeleteMessages(text, List.of(one, other)));
        guild.accept(OWNER, new DeleteMessages(text, List.of(one, other)));

        assertThat(guild.events()).isEmpty();
    }

    @Test
    void oneThatIsTooOldKeepsAll() {
        MessageId old = by(ANN);
        guild.passes(Duration.ofDays(14).plusSeconds(1));
        MessageId young = by(ANN);

        assertThat(guild.refused(OWNER, new DeleteMessages(text, List.of(young, old))))
                .isEqualTo(ApiError.TOO_OLD_FOR_BULK_DELETE);
        assertThat(guild.refused(OWNER, new DeleteMessages(text, List.of(young, new MessageId(7)))))
                .isEqualTo(ApiError.TOO_OLD_FOR_BULK_DELETE);
    }

    @Test
    void purgeTakesWhatBannedUsersWroteAndNothingElse() {
        MessageId anns = by(ANN);
        MessageId bobs = by(BOB);
        guild.grant(BOB, Permission.BAN_MEMBERS);
        guild.deny(text, Permission.VIEW_CHANNEL);
        PurgeMessages purge = new PurgeMessages(text, List.of(anns, bobs, new MessageId(7)));
        guild.accept(BOB, purge);
        assertThat(guild.events()).isEmpty();

        guild.accept(BOB, new BanUser(ANN));
        guild.accept(BOB, purge);
        assertThat(guild.events()).containsExactly(new MessagesDeleted(text, List.of(anns), List.of()));
        assertThat(guild.refused(BOB, new PurgeMessages(new ChannelId(99), List.of(anns))))
                .isEqualTo(ApiError.UNKNOWN_CHANNEL);
    }

    @Test
    void onlyWhoMayBanPurges() {
        guild.grant(BOB, Permission.MANAGE_MESSAGES);

        assertThat(guild.refused(BOB, new PurgeMessages(text, List.of(by(ANN)))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
    }
}
