package dev.guildhall.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.common.relay.ReadySight;
import dev.guildhall.gateway.session.SessionSignal.GuildArrived;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.UnreadMentions.Place;
import dev.guildhall.store.UnreadMentions.Unread;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is looked through for mentions when READY is put together.
final class UnreadPlacesTest {
    private static final UserId READER = new UserId(1);
    private static final GuildId GUILD = new GuildId(2);
    private static final RoleId ROLE = new RoleId(3);
    private static final ChannelId SEEN = new ChannelId(4);
    private static final ChannelId HIDDEN = new ChannelId(5);
    private static final ChannelId DIRECT = new ChannelId(6);
    private static final Instant JOINED = Instant.parse("2026-01-01T00:00:00Z");
    private static final long AT_JOINING = Snowflake.floorOf(JOINED);

    private static final MentionTarget ME = new MentionTarget.OfUser(READER);
    private static final MentionTarget OF_ROLE = new MentionTarget.OfRole(ROLE);
    private static final MentionTarget EVERYONE = new MentionTarget.OfGuild(GUILD);

    private static GuildArrived guild(long seenLast, long hiddenLast) {
        Bytes empty = Bytes.utf8("");
        ReadySight sight = new ReadySight(
                List.of(ROLE),
                JOINED,
                Set.of(SEEN),
                Map.of(SEEN, new MessageId(seenLast), HIDDEN, new MessageId(hiddenLast)));
        return new GuildArrived(
                GUILD,
                new EncodedEvent(EventType.GUILD_CREATE, empty),
                new ReadyGuild(empty, empty, empty, empty, sight));
    }

    private static OwnAffairs own(List<ReadState> states, GuildSettings... settings) {
        Personal nothing = Personal.NOTHING;
        Personal personal = new Personal(
                nothing.relationships(),
                nothing.notes(),
                nothing.settings(),
                List.of(settings),
                states,
                nothing.profile(),
                nothing.versions());
        return new OwnAffairs(null, personal, List.of(), Map.of());
    }

    private static ReadState read(ChannelId channelId, long messageId) {
        return new ReadState(channelId, new MessageId(messageId), 7, null, 0, 0, 1);
    }

    private static Map<ChannelId, Unread> seen(long after, long last) {
        return Map.of(SEEN, new Unread(new MessageId(after), new MessageId(last)));
    }

    private static GuildSettings suppressing(boolean everyone, boolean roles) {
        return new GuildSettings(GUILD, 0, false, 0, true, false, false, null, 0, everyone, roles, List.of(), 1);
    }

    private static List<Place> places(OwnAffairs own) {
        return UnreadPlaces.of(READER, own, List.of(guild(AT_JOINING + 100, AT_JOINING + 200)));
    }

    @Test
    void aChannelThatWasReadIsLookedThroughFromThereOnAndOneThatIsNotSeenNever() {
        assertThat(places(own(List.of(read(SEEN, AT_JOINING + 50)))))
                .containsExactly(
                        new Place(List.of(OF_ROLE, EVERYONE), seen(AT_JOINING + 50, AT_JOINING + 100)),
                        new Place(List.of(ME), seen(AT_JOINING + 50, AT_JOINING + 100)));
    }

    @Test
    void whatWasSaidBeforeTheReaderJoinedCallsItNot() {
        Map<ChannelId, Unread> sinceThen = seen(AT_JOINING - 1, AT_JOINING + 100);

        assertThat(places(own(List.of()))).extracting(Place::channels).containsOnly(sinceThen);
        assertThat(places(own(List.of(read(SEEN, 3)))))
                .extracting(Place::channels)
                .containsOnly(sinceThen);
    }

    @Test
    void whereAllIsReadNothingIsLookedThrough() {
        assertThat(places(own(List.of(read(SEEN, AT_JOINING + 100))))).isEmpty();
        assertThat(places(own(List.of(read(SEEN, AT_JOINING + 101))))).isEmpty();
    }

    @Test
    void whatTheReaderSuppressesIsLeftOut() {
        assertThat(places(own(List.of(), suppressing(true, false))))
                .extracting(Place::targets)
                .containsExactly(List.of(OF_ROLE), List.of(ME));
        assertThat(places(own(List.of(), suppressing(false, true))))
                .extracting(Place::targets)
                .containsExactly(List.of(EVERYONE), List.of(ME));
        assertThat(places(own(List.of(), suppressing(true, true))))
                .extracting(Place::targets)
                .containsExactly(List.of(ME));
    }

    @Test
    void aPrivateChannelIsItsOwnTargetFromItsFirstMessageOn() {
        PrivateChannel channel = PrivateChannel.direct(DIRECT, READER, new UserId(9));
        PrivateChannelView view = new PrivateChannelView(channel, Map.of(), new ChannelLast(new MessageId(80), null));
        MentionTarget target = new MentionTarget.OfPrivateChannel(DIRECT);

        assertThat(UnreadPlaces.of(READER, talking(List.of(), view), List.of()))
                .containsExactly(
                        new Place(List.of(target), Map.of(DIRECT, new Unread(new MessageId(0), new MessageId(80)))));
        assertThat(UnreadPlaces.of(READER, talking(List.of(read(DIRECT, 80)), view), List.of()))
                .isEmpty();
    }

    private static OwnAffairs talking(List<ReadState> states, PrivateChannelView view) {
        return new OwnAffairs(null, own(states).personal(), List.of(view), Map.of());
    }
}
