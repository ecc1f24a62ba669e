package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.AddReaction;
import dev.guildhall.common.guild.GuildCommand.ClearEmoji;
import dev.guildhall.common.guild.GuildCommand.ClearReactions;
import dev.guildhall.common.guild.GuildCommand.RemoveReaction;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.Counts;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Reacted;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.EmojiCleared;
import dev.guildhall.guild.state.GuildEvent.ReactionAdded;
import dev.guildhall.guild.state.GuildEvent.ReactionRemoved;
import dev.guildhall.guild.state.GuildEvent.ReactionsCleared;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Who reacts to which message, and with what. The counts are decided here, where there is one writer, and
/// stored whole. Saying again what is so already is accepted without an event.
final class ReactionDecisions {
    private static final Accepted SO_ALREADY = new Accepted(List.of(), GuildResult.NOTHING);

    private ReactionDecisions() {}

    static Decision add(Place place, AddReaction add) {
        Rejected refusal = refusalOf(place, add.channelId());
        if (refusal != null) {
            return refusal;
        }
        Reacted own = place.cold().reacted(add.channelId(), add.messageId(), add.emoji(), place.actorId());
        return ofMessage(place, add.channelId(), add.messageId(), (message, tally) -> {
            ReactionCount there = tally.of(add.emoji());
            if (own == null) {
                return place.cold().needs();
            }
            if (ReactionTally.counts(there, own.id())) {
                return SO_ALREADY;
            }
            Rejected unfit = there == null ? refusalOfNew(place, add, tally) : null;
            if (place.cold().incomplete()) {
                return place.cold().needs();
            }
            return unfit != null ? unfit : added(place, add, message, there, tally);
        });
    }

    private static Accepted added(
            Place place, AddReaction add, Message message, @Nullable ReactionCount there, ReactionTally tally) {
        ReactionEmoji emoji = there == null ? named(place, add.emoji()) : there.emoji();
        long id = place.facts().nextId();
        return new Accepted(
                List.of(new ReactionAdded(
                        add.channelId(),
                        add.messageId(),
                        message.authorId(),
                        emoji,
                        place.actorId(),
                        place.membership(),
                        id,
                        tally.plus(emoji, id).counts())),
                GuildResult.NOTHING);
    }

    /// An emoji that is there already may be used by all who read the message, wherever it came from.
    private static @Nullable Rejected refusalOfNew(Place place, AddReaction add, ReactionTally tally) {
        Rejected lacking = place.refusalIn(add.channelId(), Permission.ADD_REACTIONS);
        if (lacking != null) {
            return lacking;
        }
        Rejected unusable = add.emoji() instanceof ReactionEmoji.Custom custom
                ? OutsideExpressions.refusal(place, add.channelId(), custom)
                : null;
        if (unusable != null) {
            return unusable;
        }
        return tally.counts().size() < Limits.REACTIONS_PER_MESSAGE_MAX ? null : Refusal.of(ApiError.MAX_REACTIONS);
    }

    /// As its guild calls it: what a client calls it may be made up.
    private static ReactionEmoji named(Place place, ReactionEmoji emoji) {
        return emoji instanceof ReactionEmoji.Custom custom
                ? OutsideExpressions.emoji(place, custom)
                        .<ReactionEmoji>map(
                                known -> new ReactionEmoji.Custom(known.id(), known.name(), known.animated()))
                        .orElse(emoji)
                : emoji;
    }

    static Decision remove(Place place, RemoveReaction remove) {
        boolean own = remove.userId().equals(place.actorId());
        Rejected refusal = own
                ? refusalOf(place, remove.channelId())
                : place.refusalIn(remove.channelId(), Permission.MANAGE_MESSAGES);
        if (refusal != null) {
            return refusal;
        }
        Reacted reacted = place.cold().reacted(remove.channelId(), remove.messageId(), remove.emoji(), remove.userId());
        return ofMessage(place, remove.channelId(), remove.messageId(), (message, tally) -> {
            if (reacted == null) {
                return place.cold().needs();
            }
            ReactionCount there = tally.of(remove.emoji());
            if (there == null || !ReactionTally.counts(there, reacted.id())) {
                return SO_ALREADY;
            }
            List<ReactionCount> left = tally.minus(there).counts();
            return new Accepted(
                    List.of(new ReactionRemoved(
                            remove.channelId(), remove.messageId(), there.emoji(), remove.userId(), left)),
                    GuildResult.NOTHING);
        });
    }

    static Decision clear(Place place, ClearEmoji clear) {
        Rejected refusal = place.refusalIn(clear.channelId(), Permission.MANAGE_MESSAGES);
        if (refusal != null) {
            return refusal;
        }
        return ofMessage(place, clear.channelId(), clear.messageId(), (message, tally) -> {
            ReactionCount there = tally.of(clear.emoji());
            return there == null
                    ? SO_ALREADY
                    : new Accepted(
                            List.of(new EmojiCleared(
                                    clear.channelId(),
                                    clear.messageId(),
                                    there.emoji(),
                                    tally.without(there).counts())),
                            GuildResult.NOTHING);
        });
    }

    static Decision clear(Place place, ClearReactions clear) {
        Rejected refusal = place.refusalIn(clear.channelId(), Permission.MANAGE_MESSAGES);
        if (refusal != null) {
            return refusal;
        }
        return ofMessage(
                place,
                clear.channelId(),
                clear.messageId(),
                (message, tally) -> tally.counts().isEmpty()
                        ? SO_ALREADY
                        : new Accepted(
                                List.of(new ReactionsCleared(clear.channelId(), clear.messageId())),
                                GuildResult.NOTHING));
    }

    /// Who cannot read what was said does not react to it, and who is in timeout does not at all.
    private static @Nullable Rejected refusalOf(Place place, ChannelId channelId) {
        Rejected refusal = place.refusalIn(channelId, Permission.READ_MESSAGE_HISTORY);
        return refusal == null && place.silenced() ? Refusal.of(ApiError.MISSING_PERMISSIONS) : refusal;
    }

    /// What is decided of a message that is there, and of its counts.
    private static Decision ofMessage(
            Place place,
            ChannelId channelId,
            MessageId messageId,
            BiFunction<Message, ReactionTally, Decision> decide) {
        MessageRow row = place.cold().message(channelId, messageId);
        Counts counts = place.cold().counts(channelId, messageId);
        if (row == null || counts == null) {
            return place.cold().needs();
        }
        return row.message() == null
                ? Refusal.of(ApiError.UNKNOWN_MESSAGE)
                : decide.apply(row.message(), new ReactionTally(counts.counts()));
    }
}
