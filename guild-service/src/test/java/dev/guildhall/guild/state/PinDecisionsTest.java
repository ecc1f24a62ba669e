package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.PinMessage;
import dev.guildhall.common.guild.GuildCommand.ReplyTo;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.GuildCommand.UnpinMessage;
import dev.guildhall.common.guild.GuildResult.OfMessage;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import dev.guildhall.guild.state.GuildEvent.MessagePinned;
import dev.guildhall.guild.state.GuildEvent.MessageUnpinned;
import dev.guildhall.guild.state.GuildEvent.PinsChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PinDecisionsTest {
    private final TestGuild guild = TestGuild.founded();
    private final ChannelId text = guild.text();
    private final MessageId first = guild.sent(ANN, say(text, "first")).id();
    private final MessageId second = guild.sent(ANN, say(text, "second")).id();

    private PinMessage pin(MessageId messageId) {
        return new PinMessage(text, messageId);
    }

    private @Nullable Instant lastPin() {
        return guild.snapshot().last(text).pin();
    }

    @Test
    void pinShowsInTheMessageInTheChannelAndInANotice() {
        guild.accept(OWNER, pin(first));

        assertThat(guild.eventNames()).containsExactly("MessagePinned", "PinsChanged", "MessageCreated");
        MessagePinned pinned = (MessagePinned) guild.events().getFirst();
        assertThat(pinned.view().pinned()).isTrue();
        assertThat(guild.rows.pins(text)).containsExactly(new Pin(first, guild.now()));
        assertThat(guild.events().get(1)).isEqualTo(new PinsChanged(text, guild.now(), true));
        assertThat(lastPin()).isEqualTo(guild.now());
        MessageView notice = ((MessageCreated) guild.events().get(2)).view();
        assertThat(notice.message().type()).isEqualTo(MessageType.CHANNEL_PINNED_MESSAGE);
        assertThat(notice.message().authorId()).isEqualTo(OWNER);
        assertThat(notice.message().reference()).isEqualTo(new MessageReference(first, text, TestGuild.ID));
        assertThat(notice.referenced()).isEqualTo(MessageView.NOT_LOADED);
    }

    @Test
    void pinningNeedsItsOwnPermission() {
        guild.grant(BOB, Permission.MANAGE_MESSAGES);
        assertThat(guild.refused(BOB, pin(first))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, new UnpinMessage(text, first))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(BOB, Permission.PIN_MESSAGES);
        guild.accept(BOB, pin(first));
        guild.accept(BOB, new UnpinMessage(text, first));
    }

    @Test
    void pinningTwiceOrTakingOffTwiceChangesNothing() {
        guild.accept(OWNER, new UnpinMessage(text, first));
        assertThat(guild.events()).isEmpty();
        guild.accept(OWNER, pin(first));
        guild.accept(OWNER, pin(first));
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void pinsOfOneMomentKeepTheirOrder() {
        guild.accept(OWNER, pin(second));
        guild.accept(OWNER, pin(first));

        Instant now = guild.now().truncatedTo(ChronoUnit.MILLIS);
        assertThat(guild.rows.pins(text)).containsExactly(new Pin(first, now.plusMillis(1)), new Pin(second, now));
    }

    @Test
    void takingTheNewestOffLeavesTheOneBefore() {
        guild.accept(OWNER, pin(first));
        Instant then = guild.now();
        guild.passes(Duration.ofMinutes(1));
        guild.accept(OWNER, pin(second));
        guild.accept(OWNER, new UnpinMessage(text, second));

        assertThat(guild.eventNames()).containsExactly("MessageUnpinned", "PinsChanged");
        assertThat(((MessageUnpinned) guild.events().getFirst()).view().pinned())
                .isFalse();
        assertThat(lastPin()).isEqualTo(then);
        guild.accept(OWNER, new UnpinMessage(text, first));
        assertThat(lastPin()).isNull();
    }

    @Test
    void deletedMessageIsPinnedNoMoreAndNobodyIsTold() {
        guild.accept(OWNER, pin(first));
        guild.accept(ANN, new DeleteMessage(text, first));

        assertThat(guild.events().get(1)).isEqualTo(new PinsChanged(text, null, false));
        assertThat(guild.rows.pins(text)).isEmpty();
        assertThat(lastPin()).isNull();
        assertThat(guild.refused(OWNER, pin(first))).isEqualTo(ApiError.UNKNOWN_MESSAGE);
    }

    @Test
    void lastPinIsKnownAfterARestart() {
        guild.accept(OWNER, pin(first));
        guild.restart();

        assertThat(lastPin()).isEqualTo(guild.now());
    }

    @Test
    void noticeItselfIsNotPinned() {
        guild.accept(OWNER, pin(first));
        MessageId notice =
                ((MessageCreated) guild.events().get(2)).view().message().id();

        assertThat(guild.refused(OWNER, pin(notice))).isEqualTo(ApiError.SYSTEM_MESSAGE);
    }

    @Test
    void editedMessageStaysPinnedAndSoDoesOneThatIsAnswered() {
        guild.accept(OWNER, pin(first));
        OfMessage edited =
                (OfMessage) guild.accept(ANN, new EditMessage(text, first, Patch.set("anew"), Patch.keep(), null));
        assertThat(edited.view().pinned()).isTrue();

        SendMessage answer =
                new SendMessage(text, "yes", null, false, false, 0, new ReplyTo(first, true), AllowedMentions.DEFAULT);
        OfMessage reply = (OfMessage) guild.accept(BOB, answer);
        Message target = edited.view().message();
        assertThat(reply.view().referenced()).isEqualTo(new MessageView.Referenced.Found(target, true));
        assertThat(reply.view().pinned()).isFalse();
    }
}
