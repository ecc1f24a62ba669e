package dev.guildhall.journal;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.event.EventKind;
import dev.guildhall.bus.event.EventOrigin;
import dev.guildhall.bus.event.EventWriter;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.ReactionJson;
import dev.guildhall.common.payload.Timestamps;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Outgoing;
import dev.guildhall.store.OwnerId;
import java.util.ArrayList;
import java.util.List;

/// The events of a commit, in the order of its changes. The same commit gives the same ones, whoever asks.
final class CommitEvents {
    private CommitEvents() {}

    static List<BusRecord> of(Commit commit) {
        String owner = owner(commit.owner());
        List<BusRecord> records = new ArrayList<>();
        int index = 0;
        for (Change change : commit.changes()) {
            EventOrigin origin = new EventOrigin.Committed(owner, commit.number(), index++);
            if (Outgoing.is(change)) records.add(of(change, origin));
        }
        return records;
    }

    private static String owner(OwnerId owner) {
        return switch (owner) {
                    case OwnerId.OfGuild _ -> "guild:";
                    case OwnerId.OfUser _ -> "user:";
                    case OwnerId.OfPrivateChannel _ -> "channel:";
                }
                + Long.toUnsignedString(owner.number());
    }

    private static BusRecord of(Change change, EventOrigin origin) {
        return switch (change) {
            case Change.PutMessage(var message) ->
                EventWriter.record(
                        EventKind.MESSAGE_WRITTEN,
                        message.channelId().value(),
                        origin,
                        out -> MessageData.write(out, message));
            case Change.DeleteMessage(var channel, var message) ->
                inChannel(EventKind.MESSAGE_DELETED, channel.value(), message.value(), origin, _ -> {});
            case Change.PutReaction(var channel, var message, var emoji, var user, var _) ->
                inChannel(EventKind.REACTION_ADDED, channel.value(), message.value(), origin, out -> {
                    Fields.id(out, "user_id", user.value());
                    ReactionJson.emoji(out, emoji);
                });
            case Change.DeleteReaction(var channel, var message, var emoji, var user) ->
                inChannel(EventKind.REACTION_REMOVED, channel.value(), message.value(), origin, out -> {
                    Fields.id(out, "user_id", user.value());
                    ReactionJson.emoji(out, emoji);
                });
            case Change.DeleteReactionsWith(var channel, var message, var emoji) ->
                inChannel(
                        EventKind.REACTIONS_CLEARED,
                        channel.value(),
                        message.value(),
                        origin,
                        out -> ReactionJson.emoji(out, emoji));
            case Change.DeleteReactions(var channel, var message) ->
                inChannel(EventKind.REACTIONS_CLEARED, channel.value(), message.value(), origin, _ -> {});
            case Change.PutPin(var channel, var pin) ->
                inChannel(
                        EventKind.MESSAGE_PINNED,
                        channel.value(),
                        pin.messageId().value(),
                        origin,
                        out -> out.writeStringField("pinned_at", Timestamps.iso(pin.pinnedAt())));
            case Change.DeletePin(var channel, var message) ->
                inChannel(EventKind.MESSAGE_UNPINNED, channel.value(), message.value(), origin, _ -> {});
            default -> GuildEvents.of(change, origin);
        };
    }

    private static BusRecord inChannel(
            EventKind kind, long channel, long message, EventOrigin origin, Json.Writer more) {
        return EventWriter.record(kind, channel, origin, out -> {
            Fields.id(out, "channel_id", channel);
            Fields.id(out, "message_id", message);
            more.write(out);
        });
    }
}
