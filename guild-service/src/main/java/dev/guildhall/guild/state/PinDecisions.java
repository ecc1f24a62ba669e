package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.PinMessage;
import dev.guildhall.common.guild.GuildCommand.UnpinMessage;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Pins;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.MessagePinned;
import dev.guildhall.guild.state.GuildEvent.MessageUnpinned;
import dev.guildhall.guild.state.GuildEvent.PinsChanged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// What is pinned in a channel. Saying again what is so already is accepted without an event.
final class PinDecisions {
    private static final Accepted SO_ALREADY = new Accepted(List.of(), GuildResult.NOTHING);

    private PinDecisions() {}

    static Decision pin(Place place, PinMessage pin) {
        return ofMessage(place, pin.channelId(), pin.messageId(), (message, pins) -> {
            if (pins.has(message.id())) {
                return SO_ALREADY;
            }
            if (!message.type().written()) {
                return Refusal.of(ApiError.SYSTEM_MESSAGE);
            }
            return pins.pins().size() < Limits.PINS_PER_CHANNEL_MAX
                    ? pinned(place, message, new Pin(message.id(), moment(place.now(), pins)))
                    : Refusal.of(ApiError.MAX_PINS);
        });
    }

    private static Decision pinned(Place place, Message message, Pin pin) {
        MessageView view = MessageViews.of(message, place.cold()).pinned(true);
        MemberProfile author = MessageViews.author(message, place.cold());
        Map<UserId, MemberProfile> mentioned = MessageViews.mentioned(message, place.cold());
        if (place.cold().incomplete()) {
            return place.cold().needs();
        }
        return new Accepted(
                List.of(
                        new MessagePinned(view, author, mentioned, pin),
                        new PinsChanged(message.channelId(), pin.pinnedAt(), true),
                        SystemMessages.pinned(place, message)),
                GuildResult.NOTHING);
    }

    /// Later than every pin that is there, and a whole millisecond: see [Pin].
    private static Instant moment(Instant now, Pins pins) {
        Instant moment = now.truncatedTo(ChronoUnit.MILLIS);
        Instant last = pins.last();
        return last == null || moment.isAfter(last) ? moment : last.plusMillis(1);
    }

    static Decision unpin(Place place, UnpinMessage unpin) {
        return ofMessage(
                place,
                unpin.channelId(),
                unpin.messageId(),
                (message, pins) -> pins.has(message.id()) ? unpinned(place, message, pins) : SO_ALREADY);
    }

    private static Decision unpinned(Place place, Message message, Pins pins) {
        MessageView view = MessageViews.of(message, place.cold()).pinned(false);
        MemberProfile author = MessageViews.author(message, place.cold());
        Map<UserId, MemberProfile> mentioned = MessageViews.mentioned(message, place.cold());
        if (place.cold().incomplete()) {
            return place.cold().needs();
        }
        Instant last = pins.without(List.of(message.id())).last();
        return new Accepted(
                List.of(new MessageUnpinned(view, author, mentioned), new PinsChanged(message.channelId(), last, true)),
                GuildResult.NOTHING);
    }

    /// What deleting messages does to the channel's newest pin: clients take a pin off by themselves, and are not
    /// told. Source: gateway docs, "Channel Pins Update".
    static List<GuildEvent> afterDeleting(Collection<MessageId> messageIds, ChannelId channelId, Pins pins) {
        Instant last = pins.without(messageIds).last();
        return Objects.equals(last, pins.last()) ? List.of() : List.of(new PinsChanged(channelId, last, false));
    }

    private static Decision ofMessage(
            Place place, ChannelId channelId, MessageId messageId, BiFunction<Message, Pins, Decision> decide) {
        Rejected refusal = place.refusalIn(channelId, Permission.PIN_MESSAGES);
        if (refusal != null) {
            return refusal;
        }
        MessageRow row = place.cold().message(channelId, messageId);
        @Nullable Pins pins = place.cold().pins(channelId);
        if (row == null || pins == null) {
            return place.cold().needs();
        }
        return row.message() == null ? Refusal.of(ApiError.UNKNOWN_MESSAGE) : decide.apply(row.message(), pins);
    }
}
