package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.DeleteMessage;
import dev.guildhall.common.guild.GuildCommand.DeleteMessages;
import dev.guildhall.common.guild.GuildCommand.PurgeMessages;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.BanRow;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Pins;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.MessageDeleted;
import dev.guildhall.guild.state.GuildEvent.MessagesDeleted;
import dev.guildhall.store.Mention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How messages go: one by one, many at once, or with a ban.
final class Deletions {
    private Deletions() {}

    static Decision delete(Place place, DeleteMessage delete) {
        Rejected refusal = place.refusalIn(delete.channelId());
        if (refusal != null) {
            return refusal;
        }
        MessageRow row = place.cold().message(delete.channelId(), delete.messageId());
        Pins pins = place.cold().pins(delete.channelId());
        if (row == null || pins == null) {
            return place.cold().needs();
        }
        Message message = row.message();
        if (message == null) {
            return Refusal.of(ApiError.UNKNOWN_MESSAGE);
        }
        boolean own = message.authorId().equals(place.actorId()) && !place.silenced();
        Rejected notMine = own ? null : place.refusalIn(delete.channelId(), Permission.MANAGE_MESSAGES);
        if (notMine != null) {
            return notMine;
        }
        return message.type().deletable()
                ? accepted(
                        new MessageDeleted(delete.channelId(), message.id(), Mention.of(message)),
                        delete.channelId(),
                        List.of(message.id()),
                        pins)
                : Refusal.of(ApiError.SYSTEM_MESSAGE);
    }

    private static Accepted accepted(GuildEvent deleted, ChannelId channelId, List<MessageId> messageIds, Pins pins) {
        List<GuildEvent> events = new ArrayList<>();
        events.add(deleted);
        events.addAll(PinDecisions.afterDeleting(messageIds, channelId, pins));
        return new Accepted(events, GuildResult.NOTHING);
    }

    /// An id counts by the time in it, whether there is such a message or not.
    static Decision delete(Place place, DeleteMessages delete) {
        Rejected refusal = place.refusalIn(delete.channelId(), Permission.MANAGE_MESSAGES);
        if (refusal != null) {
            return refusal;
        }
        Instant oldest = place.now().minus(Limits.BULK_DELETE_AGE_MAX);
        if (delete.messageIds().stream()
                .anyMatch(id -> Snowflake.timestamp(id.value()).isBefore(oldest))) {
            return Refusal.of(ApiError.TOO_OLD_FOR_BULK_DELETE);
        }
        List<Message> found = found(place, delete.channelId(), delete.messageIds());
        Pins pins = place.cold().pins(delete.channelId());
        if (found == null || pins == null) {
            return place.cold().needs();
        }
        return found.stream().allMatch(message -> message.type().deletable())
                ? gone(delete.channelId(), found, pins)
                : Refusal.of(ApiError.SYSTEM_MESSAGE);
    }

    /// Who may ban need not be able to delete messages otherwise, or even to see them.
    static Decision purge(Scene scene, PurgeMessages purge) {
        Rejected lacking = scene.refusalWithout(Permission.BAN_MEMBERS);
        if (lacking != null) {
            return lacking;
        }
        if (!scene.snapshot().channels().containsKey(purge.channelId())) {
            return Refusal.of(ApiError.UNKNOWN_CHANNEL);
        }
        List<Message> found = found(scene, purge.channelId(), purge.messageIds());
        Pins pins = scene.cold().pins(purge.channelId());
        if (found == null || pins == null) {
            return scene.cold().needs();
        }
        List<Message> banned = found.stream()
                .filter(message -> banned(scene.cold().ban(message.authorId())))
                .toList();
        return scene.cold().incomplete() ? scene.cold().needs() : gone(purge.channelId(), banned, pins);
    }

    private static boolean banned(@Nullable BanRow row) {
        return row != null && row.ban() != null;
    }

    private static Decision gone(ChannelId channelId, List<Message> messages, Pins pins) {
        List<MessageId> ids = messages.stream().map(Message::id).toList();
        List<Mention> mentions = messages.stream()
                .flatMap(message -> Mention.of(message).stream())
                .toList();
        return ids.isEmpty()
                ? new Accepted(List.of(), GuildResult.NOTHING)
                : accepted(new MessagesDeleted(channelId, ids, mentions), channelId, ids, pins);
    }

    /// Those that are there; null when it is not known of all.
    private static @Nullable List<Message> found(Place place, ChannelId channelId, List<MessageId> messageIds) {
        Set<MessageId> distinct = new LinkedHashSet<>(messageIds);
        List<Message> found = new ArrayList<>();
        boolean all = true;
        for (MessageId id : distinct) {
            MessageRow row = place.cold().message(channelId, id);
            all = all && row != null;
            if (row != null && row.message() != null) {
                found.add(row.message());
            }
        }
        return all ? found : null;
    }
}
