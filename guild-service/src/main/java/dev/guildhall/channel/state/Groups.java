package dev.guildhall.channel.state;

import dev.guildhall.common.channel.PrivateChannelCommand.Modify;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.ColdValue.Contact;
import dev.guildhall.guild.state.SystemMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is in a group, and what it is called. Each change leaves a message that tells of it.
final class Groups {
    private Groups() {}

    /// Why this user cannot be in a group that the actor makes or extends; null when it can, or when it is not known
    /// whether the two may write to each other.
    static @Nullable ApiError unfit(UserId actorId, @Nullable User user, ColdLookup cold) {
        if (user == null || user.bot()) {
            return ApiError.INVALID_RECIPIENTS;
        }
        Contact contact = cold.contact(actorId, user.id());
        return contact == null || contact.allowed() ? null : ApiError.CANNOT_MESSAGE_USER;
    }

    static PrivateDecision modify(Visit visit, Modify modify) {
        PrivateChannel before = visit.channel();
        if (!before.group()) {
            return Visit.refused(ApiError.WRONG_CHANNEL_TYPE);
        }
        UserId owner = modify.ownerId() instanceof Patch.Set<UserId>(UserId value) ? value : null;
        if (owner != null && !visit.actorId().equals(before.ownerId())) {
            return Visit.refused(ApiError.MISSING_PERMISSIONS);
        }
        if (owner != null && !before.has(owner)) {
            return Visit.refused(ApiError.INVALID_RECIPIENTS);
        }
        PrivateChannel after = before.named(modify.name().over(before.name()))
                .pictured(modify.icon().over(before.icon()));
        return changed(visit, owner == null ? after : after.ownedBy(owner));
    }

    private static PrivateDecision changed(Visit visit, PrivateChannel after) {
        Map<UserId, User> users = visit.users();
        if (visit.cold().incomplete()) {
            return visit.needs();
        }
        List<PrivateEvent> events = new ArrayList<>();
        if (!after.equals(visit.channel())) {
            events.add(new PrivateEvent.Changed(after, users));
        }
        if (!Objects.equals(after.name(), visit.channel().name())) {
            String name = after.name() == null ? "" : after.name();
            events.add(told(visit, MessageType.CHANNEL_NAME_CHANGE, name, List.of()));
        }
        if (!Objects.equals(after.icon(), visit.channel().icon())) {
            events.add(told(visit, MessageType.CHANNEL_ICON_CHANGE, "", List.of()));
        }
        return new PrivateDecision.Accepted(
                events,
                new GuildResult.OfPrivateChannel(
                        new PrivateChannelView(after, users, visit.record().last())));
    }

    static PrivateDecision add(Visit visit, UserId userId) {
        if (!visit.channel().group()) {
            return Visit.refused(ApiError.WRONG_CHANNEL_TYPE);
        }
        if (visit.channel().has(userId)) {
            return new PrivateDecision.Accepted(List.of(), GuildResult.NOTHING);
        }
        if (visit.channel().recipients().size() >= Limits.GROUP_RECIPIENTS_MAX) {
            return Visit.refused(ApiError.MAX_RECIPIENTS);
        }
        Map<UserId, User> users = new HashMap<>(visit.users());
        users.putAll(People.of(List.of(userId), visit.cold()));
        if (visit.cold().incomplete()) {
            return visit.needs();
        }
        User user = users.get(userId);
        ApiError unfit = unfit(visit.actorId(), user, visit.cold());
        if (unfit != null || user == null) {
            return Visit.refused(unfit == null ? ApiError.INVALID_RECIPIENTS : unfit);
        }
        return visit.cold().incomplete()
                ? visit.needs()
                : new PrivateDecision.Accepted(
                        List.of(
                                new PrivateEvent.RecipientAdded(visit.channel().with(userId), user, users),
                                told(visit, MessageType.RECIPIENT_ADD, "", List.of(user))),
                        GuildResult.NOTHING);
    }

    static PrivateDecision remove(Visit visit, UserId userId) {
        if (!visit.channel().group()) {
            return Visit.refused(ApiError.WRONG_CHANNEL_TYPE);
        }
        boolean own = userId.equals(visit.actorId());
        if (!own && !visit.actorId().equals(visit.channel().ownerId())) {
            return Visit.refused(ApiError.MISSING_PERMISSIONS);
        }
        return visit.channel().has(userId) ? removed(visit, userId, false) : Visit.refused(ApiError.INVALID_RECIPIENTS);
    }

    static PrivateDecision leave(Visit visit) {
        return removed(visit, visit.actorId(), true);
    }

    /// Who leaves last leaves no message: nobody could read it.
    private static PrivateDecision removed(Visit visit, UserId userId, boolean show) {
        Map<UserId, User> users = visit.users();
        PrivateChannelView view = People.view(visit.record(), visit.cold());
        User user = users.get(userId);
        if (visit.cold().incomplete()) {
            return visit.needs();
        }
        if (user == null) {
            return Visit.refused(ApiError.UNKNOWN_USER);
        }
        PrivateChannel after = visit.channel().without(userId);
        List<PrivateEvent> events = new ArrayList<>();
        events.add(new PrivateEvent.RecipientRemoved(after, user, users));
        if (!after.recipients().isEmpty()) {
            events.add(told(visit, MessageType.RECIPIENT_REMOVE, "", List.of(user)));
        }
        return new PrivateDecision.Accepted(
                events, show ? new GuildResult.OfPrivateChannel(view) : GuildResult.NOTHING);
    }

    private static PrivateEvent told(Visit visit, MessageType type, String content, List<User> mentioned) {
        return new PrivateEvent.Said(
                SystemMessages.told(visit.place(), visit.channel().id(), type, content, mentioned));
    }
}
