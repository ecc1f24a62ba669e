package dev.guildhall.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.channel.state.PrivateEvent;
import dev.guildhall.channel.state.PrivateFold;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Whatever the two do, a person's client that applies what it is told knows exactly the channels that are on the
/// list: it is told of a channel before anything in it, and not twice.
class PrivateOrderProperties {
    private static final ChannelId CHANNEL = new ChannelId(9);
    private static final UserId ANNA = new UserId(1);
    private static final UserId BEN = new UserId(2);
    private static final Map<UserId, User> USERS = Map.of(ANNA, user(ANNA), BEN, user(BEN));
    private static final AttachmentLinks LINKS =
            new AttachmentLinks(() -> "http://here", new byte[32], Duration.ofDays(1), () -> Instant.EPOCH);

    private static User user(UserId id) {
        return new User(id, "user" + id, "0", null, null, false, 0);
    }

    /// 0 Anna closes, 1 Ben closes, 2 Anna opens, 3 Ben opens, 4 a message, 5 typing.
    @Property
    void clientsKnowWhatIsOnTheirList(@ForAll @Size(max = 40) List<@IntRange(max = 5) Integer> steps) {
        PrivateChannelRecord record = null;
        Map<UserId, Boolean> known = new HashMap<>(Map.of(ANNA, false, BEN, false));
        List<Integer> all = new ArrayList<>();
        all.add(-1);
        all.addAll(steps);
        for (int step : all) {
            PrivateFanOut fanOut = new PrivateFanOut(record, LINKS);
            events(step, record).forEach(fanOut::add);
            record = fanOut.record();
            for (UserMessage.Deliver letter : fanOut.letters()) {
                letter.events().forEach(event -> hear(letter.userId(), event, known));
            }
            for (UserId user : known.keySet()) {
                boolean listed = record != null && !record.hiddenFrom().contains(user);
                assertThat(known.get(user)).as("%s after %s", user, step).isEqualTo(listed);
            }
        }
    }

    private static void hear(UserId user, EncodedEvent event, Map<UserId, Boolean> known) {
        boolean before = Boolean.TRUE.equals(known.get(user));
        assertThat(before).as("%s hears %s", user, event.type()).isEqualTo(event.type() != EventType.CHANNEL_CREATE);
        if (event.type() == EventType.CHANNEL_CREATE || event.type() == EventType.CHANNEL_DELETE) {
            known.put(user, event.type() == EventType.CHANNEL_CREATE);
        }
    }

    private static List<PrivateEvent> events(int step, @Nullable PrivateChannelRecord record) {
        if (record == null) {
            return List.of(new PrivateEvent.Opened(PrivateChannel.direct(CHANNEL, ANNA, BEN), Set.of(BEN), USERS));
        }
        UserId user = step % 2 == 0 ? ANNA : BEN;
        boolean hidden = record.hiddenFrom().contains(user);
        return switch (step) {
            case 0, 1 -> hidden ? List.of() : List.of(new PrivateEvent.Hidden(user, USERS));
            case 2, 3 -> hidden ? List.of(new PrivateEvent.Shown(user, USERS)) : List.of();
            case 4 -> message(record);
            default -> List.of(new PrivateEvent.Said(new GuildEvent.TypingStarted(CHANNEL, ANNA, null, Instant.EPOCH)));
        };
    }

    private static List<PrivateEvent> message(PrivateChannelRecord record) {
        List<PrivateEvent> events = new ArrayList<>();
        record.channel().recipients().stream()
                .filter(record.hiddenFrom()::contains)
                .forEach(each -> events.add(new PrivateEvent.Shown(each, USERS)));
        events.add(new PrivateEvent.Said(new GuildEvent.MessageDeleted(CHANNEL, new MessageId(1), List.of())));
        PrivateChannelRecord after = record;
        for (PrivateEvent event : events) {
            after = PrivateFold.after(after, event);
        }
        assertThat(after.hiddenFrom()).isEmpty();
        return events;
    }
}
