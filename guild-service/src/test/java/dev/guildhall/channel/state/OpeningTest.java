package dev.guildhall.channel.state;

import static dev.guildhall.channel.state.TestChannel.ANNA;
import static dev.guildhall.channel.state.TestChannel.BEN;
import static dev.guildhall.channel.state.TestChannel.BOT;
import static dev.guildhall.channel.state.TestChannel.CHANNEL;
import static dev.guildhall.channel.state.TestChannel.CLEO;
import static dev.guildhall.channel.state.TestChannel.NOBODY;
import static dev.guildhall.channel.state.TestChannel.OTHER_BOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelCommand.AddRecipient;
import dev.guildhall.common.channel.PrivateChannelCommand.Close;
import dev.guildhall.common.channel.PrivateChannelCommand.Modify;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenDirect;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenGroup;
import dev.guildhall.common.channel.PrivateChannelCommand.RemoveRecipient;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.store.Change;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private final TestChannel channel = new TestChannel();

    private PrivateChannelRecord record() {
        return Objects.requireNonNull(channel.state.record());
    }

    @Test
    void whoOpensSeesTheChannelAndTheOtherDoesNotYet() {
        channel.accept(ANNA, new OpenDirect(BEN));

        assertThat(record().channel()).isEqualTo(PrivateChannel.direct(CHANNEL, ANNA, BEN));
        assertThat(record().hiddenFrom()).containsExactly(BEN);
        assertThat(PrivateChanges.of(channel.events().getFirst(), CHANNEL))
                .contains(
                        new Change.PutRecipient(CHANNEL, ANNA, false),
                        new Change.PutRecipient(CHANNEL, BEN, true),
                        new Change.HoldClaim(PrivateChanges.pair(CHANNEL, BEN, ANNA)));
    }

    @Test
    void openingAgainFindsTheChannelWhicheverOfTheTwoAsks() {
        channel.accept(ANNA, new OpenDirect(BEN));
        channel.accept(ANNA, new OpenDirect(BEN));
        assertThat(channel.eventNames()).isEmpty();
        channel.accept(BEN, new OpenDirect(ANNA));
        assertThat(channel.eventNames()).containsExactly("Shown");
        assertThat(record().hiddenFrom()).isEmpty();
    }

    @Test
    void aPairThatHasAnotherChannelIsSentThere() {
        channel.pairTaken = true;

        assertThat(channel.accept(ANNA, new OpenDirect(BEN)).result()).isEqualTo(new GuildResult.PairElsewhere());
        assertThat(channel.state.record()).isNull();
    }

    @Test
    void nobodyOpensAChannelWithOneselfOrNobodyOrBetweenBots() {
        assertThat(channel.refuse(ANNA, new OpenDirect(ANNA))).isEqualTo(ApiError.INVALID_RECIPIENTS);
        assertThat(channel.refuse(ANNA, new OpenDirect(NOBODY))).isEqualTo(ApiError.INVALID_RECIPIENTS);
        assertThat(channel.refuse(BOT, new OpenDirect(OTHER_BOT))).isEqualTo(ApiError.CANNOT_MESSAGE_USER);
    }

    @Test
    void strangersMayOpenWhatTheyMayNotWriteTo() {
        channel.strangers.add(BEN);
        channel.accept(ANNA, new OpenDirect(BEN));

        assertThat(channel.refuse(ANNA, TestChannel.text("psst"))).isEqualTo(ApiError.CANNOT_MESSAGE_USER);
    }

    @Test
    void beforeItIsOpenedThereIsNoChannel() {
        assertThat(channel.refuse(ANNA, TestChannel.text("hello"))).isEqualTo(ApiError.UNKNOWN_CHANNEL);
    }

    @Test
    void aClosedChannelIsHiddenFromWhoClosedItUntilTheNextMessage() {
        channel.accept(ANNA, new OpenDirect(BEN));
        channel.say(BEN, TestChannel.text("hello"));
        assertThat(channel.eventNames()).containsExactly("Shown", "MessageCreated");
        channel.accept(ANNA, new Close());
        assertThat(record().hiddenFrom()).containsExactly(ANNA);
        channel.accept(ANNA, new Close());
        assertThat(channel.eventNames()).isEmpty();
        channel.say(BEN, TestChannel.text("still there?"));
        assertThat(channel.eventNames()).containsExactly("Shown", "MessageCreated");
        assertThat(record().hiddenFrom()).isEmpty();
    }

    @Test
    void aGroupBelongsToWhoMadeItAndIsSeenByAll() {
        channel.accept(ANNA, new OpenGroup(List.of(BEN, CLEO, BEN)));

        assertThat(record().channel().recipients()).containsExactly(ANNA, BEN, CLEO);
        assertThat(record().channel().ownerId()).isEqualTo(ANNA);
        assertThat(record().hiddenFrom()).isEmpty();
    }

    @Test
    void aGroupIsForPeopleWhoKnowItsMakerAndForTenOfThem() {
        channel.strangers.add(CLEO);
        assertThat(channel.refuse(BOT, new OpenGroup(List.of(ANNA, BEN)))).isEqualTo(ApiError.BOTS_NOT_ALLOWED);
        assertThat(channel.refuse(ANNA, new OpenGroup(List.of(BEN, BOT)))).isEqualTo(ApiError.INVALID_RECIPIENTS);
        assertThat(channel.refuse(ANNA, new OpenGroup(List.of(BEN, CLEO)))).isEqualTo(ApiError.CANNOT_MESSAGE_USER);
        assertThat(channel.refuse(ANNA, new OpenGroup(people(Limits.GROUP_RECIPIENTS_MAX))))
                .isEqualTo(ApiError.MAX_RECIPIENTS);
        channel.accept(ANNA, new OpenGroup(people(Limits.GROUP_RECIPIENTS_MAX - 1)));
        assertThat(channel.refuse(ANNA, new AddRecipient(BEN))).isEqualTo(ApiError.MAX_RECIPIENTS);
    }

    private static List<UserId> people(int count) {
        return LongStream.range(0, count)
                .mapToObj(each -> new UserId(50 + each))
                .toList();
    }

    @Test
    void comingAndGoingLeavesAMessageThatNamesWho() {
        channel.accept(ANNA, new OpenGroup(List.of(BEN)));
        channel.accept(BEN, new AddRecipient(CLEO));
        assertThat(channel.eventNames()).containsExactly("RecipientAdded", "MessageCreated");
        assertThat(notice().message().type()).isEqualTo(MessageType.RECIPIENT_ADD);
        assertThat(notice().message().mentions()).containsExactly(CLEO);
        assertThat(notice().message().guildId()).isNull();

        assertThat(channel.refuse(BEN, new RemoveRecipient(CLEO))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        channel.accept(ANNA, new RemoveRecipient(CLEO));
        assertThat(channel.eventNames()).containsExactly("RecipientRemoved", "MessageCreated");
        assertThat(notice().message().type()).isEqualTo(MessageType.RECIPIENT_REMOVE);
        assertThat(channel.refuse(CLEO, TestChannel.text("let me in"))).isEqualTo(ApiError.MISSING_ACCESS);
        channel.accept(ANNA, new AddRecipient(BEN));
        assertThat(channel.eventNames()).isEmpty();
    }

    private MessageView notice() {
        PrivateEvent last = channel.events().getLast();
        return ((GuildEvent.MessageCreated) ((PrivateEvent.Said) last).event()).view();
    }

    @Test
    void anOwnerWhoLeavesHandsTheGroupOnAndTheLastLeavesQuietly() {
        channel.accept(ANNA, new OpenGroup(List.of(BEN, CLEO)));
        channel.accept(ANNA, new Close());
        assertThat(record().channel().ownerId()).isEqualTo(BEN);
        channel.accept(BEN, new RemoveRecipient(BEN));
        channel.accept(CLEO, new Close());
        assertThat(channel.eventNames()).containsExactly("RecipientRemoved");
        assertThat(record().channel().recipients()).isEmpty();
    }

    @Test
    void anybodyInAGroupRenamesItAndOnlyItsOwnerGivesItAway() {
        channel.accept(ANNA, new OpenGroup(List.of(BEN, CLEO)));
        channel.accept(BEN, new Modify(Patch.set("the three"), Patch.keep(), Patch.keep()));
        assertThat(channel.eventNames()).containsExactly("Changed", "MessageCreated");
        assertThat(notice().message().content()).isEqualTo("the three");
        channel.accept(BEN, new Modify(Patch.set("the three"), Patch.keep(), Patch.keep()));
        assertThat(channel.eventNames()).isEmpty();
        assertThat(channel.refuse(BEN, new Modify(Patch.keep(), Patch.keep(), Patch.set(BEN))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        channel.accept(ANNA, new Modify(Patch.clear(), Patch.keep(), Patch.set(BEN)));
        assertThat(record().channel().ownerId()).isEqualTo(BEN);
        assertThat(record().channel().name()).isNull();
    }

    @Test
    void anybodyInAGroupGivesItAPictureAndTheGroupIsTold() {
        channel.accept(ANNA, new OpenGroup(List.of(BEN, CLEO)));
        Patch<String> hash = Patch.set("ab".repeat(32));
        channel.accept(BEN, new Modify(Patch.keep(), hash, Patch.keep()));
        assertThat(channel.eventNames()).containsExactly("Changed", "MessageCreated");
        assertThat(notice().message().type()).isEqualTo(MessageType.CHANNEL_ICON_CHANGE);
        channel.accept(CLEO, new RemoveRecipient(CLEO));
        channel.accept(ANNA, new Modify(Patch.set("two"), Patch.keep(), Patch.set(BEN)));
        assertThat(record().channel().icon()).isEqualTo("ab".repeat(32));

        channel.accept(BEN, new Modify(Patch.keep(), Patch.clear(), Patch.keep()));
        assertThat(record().channel().icon()).isNull();
    }

    @Test
    void aChannelOfTwoHasNoNameAndTakesNobodyIn() {
        channel.accept(ANNA, new OpenDirect(BEN));

        assertThat(channel.refuse(ANNA, new Modify(Patch.set("us"), Patch.keep(), Patch.keep())))
                .isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
        assertThat(channel.refuse(ANNA, new AddRecipient(CLEO))).isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
        assertThat(channel.refuse(ANNA, new RemoveRecipient(BEN))).isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
        assertThat(record().hiddenFrom()).isEqualTo(Set.of(BEN));
    }
}
