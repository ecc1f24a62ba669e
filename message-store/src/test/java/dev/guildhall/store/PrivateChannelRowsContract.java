package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What [PrivateChannelRows] promises.
public abstract class PrivateChannelRowsContract extends StoreContract {
    private static final OwnerId OWNER = Owners.privateChannel(5);
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final UserId ANNA = new UserId(1);
    /// Numbers of ids are unsigned: this one is the largest of all.
    private static final UserId BEN = new UserId(-1);

    private static final PrivateChannel DIRECT = PrivateChannel.direct(CHANNEL, ANNA, BEN);

    private Optional<PrivateChannelRecord> channel(ChannelId channelId) {
        return Await.value(store.privateChannels().channel(channelId));
    }

    private List<ChannelId> listOf(UserId userId) {
        return Await.value(store.privateChannels().channelsOf(userId)).stream()
                .map(each -> each.channel().id())
                .toList();
    }

    private static Change[] opened(PrivateChannel channel) {
        return new Change[] {
            new Change.PutPrivateChannel(channel),
            new Change.PutRecipient(channel.id(), ANNA, false),
            new Change.PutRecipient(channel.id(), BEN, true)
        };
    }

    @Test
    void aChannelThatNobodyOpenedIsNotThere() {
        assertThat(channel(CHANNEL)).isEmpty();
        assertThat(listOf(ANNA)).isEmpty();
    }

    @Test
    void anOpenedChannelIsFoundAndOnTheListOfThoseWhoSeeIt() {
        commit(OWNER, opened(DIRECT));
        reopen();

        assertThat(channel(CHANNEL)).contains(new PrivateChannelRecord(DIRECT, Set.of(BEN), ChannelLast.NOTHING));
        assertThat(listOf(ANNA)).containsExactly(CHANNEL);
        assertThat(listOf(BEN)).isEmpty();
    }

    @Test
    void aGroupComesBackWhole() {
        PrivateChannel group = new PrivateChannel(CHANNEL, ChannelType.GROUP_DM, List.of(BEN, ANNA), BEN, "Émigrés 🎈")
                .pictured("a_" + "cd".repeat(32));
        commit(OWNER, new Change.PutPrivateChannel(group));

        assertThat(channel(CHANNEL)).map(PrivateChannelRecord::channel).contains(group);
    }

    @Test
    void theDirectoryNamesTheChannelAsItsOwnOwner() {
        commit(OWNER, opened(DIRECT));

        assertThat(Await.value(store.guilds().ownerOf(CHANNEL))).contains(OWNER);
    }

    @Test
    void aHiddenChannelComesBackOnTheListWhenItIsShown() {
        commit(OWNER, opened(DIRECT));
        commit(OWNER, new Change.PutRecipient(CHANNEL, BEN, false), new Change.PutRecipient(CHANNEL, ANNA, true));

        assertThat(listOf(ANNA)).isEmpty();
        assertThat(listOf(BEN)).containsExactly(CHANNEL);
        assertThat(channel(CHANNEL)).map(PrivateChannelRecord::hiddenFrom).contains(Set.of(ANNA));
    }

    @Test
    void whoLeftHasTheChannelNoMore() {
        commit(OWNER, opened(DIRECT));
        commit(OWNER, new Change.DeleteRecipient(CHANNEL, ANNA));

        assertThat(listOf(ANNA)).isEmpty();
    }

    @Test
    void listsAreInTheOrderOfTheChannelsIds() {
        commit(Owners.privateChannel(-2), opened(PrivateChannel.direct(new ChannelId(-2), ANNA, BEN)));
        commit(OWNER, opened(DIRECT));
        commit(Owners.privateChannel(9), opened(PrivateChannel.direct(new ChannelId(9), ANNA, BEN)));

        assertThat(listOf(ANNA)).containsExactly(CHANNEL, new ChannelId(9), new ChannelId(-2));
    }

    @Test
    void whatCameLastIsTold() {
        Instant pinned = Instant.ofEpochMilli(77_000);
        commit(OWNER, opened(DIRECT));
        commit(
                OWNER,
                new Change.PutMessage(Rows.message(CHANNEL.value(), 12, "hello")),
                new Change.PutLastPin(CHANNEL, pinned));

        assertThat(channel(CHANNEL))
                .map(PrivateChannelRecord::last)
                .contains(new ChannelLast(new MessageId(12), pinned));
    }
}
