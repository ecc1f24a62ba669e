package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.ColdKey.BanKey;
import dev.guildhall.guild.state.ColdKey.ClaimKey;
import dev.guildhall.guild.state.ColdKey.CountsKey;
import dev.guildhall.guild.state.ColdKey.InvitesKey;
import dev.guildhall.guild.state.ColdKey.MessageKey;
import dev.guildhall.guild.state.ColdKey.NonceKey;
import dev.guildhall.guild.state.ColdKey.PersonKey;
import dev.guildhall.guild.state.ColdKey.PinsKey;
import dev.guildhall.guild.state.ColdKey.ReactedKey;
import dev.guildhall.guild.state.ColdValue.BanRow;
import dev.guildhall.guild.state.ColdValue.Counts;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.ColdValue.MessageRow;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.ColdValue.Pins;
import dev.guildhall.guild.state.ColdValue.Reacted;
import dev.guildhall.guild.state.GuildEvent.EmojiCleared;
import dev.guildhall.guild.state.GuildEvent.GuildCreated;
import dev.guildhall.guild.state.GuildEvent.InviteCreated;
import dev.guildhall.guild.state.GuildEvent.InviteDeleted;
import dev.guildhall.guild.state.GuildEvent.InviteUsed;
import dev.guildhall.guild.state.GuildEvent.MemberChanged;
import dev.guildhall.guild.state.GuildEvent.MemberJoined;
import dev.guildhall.guild.state.GuildEvent.MemberLeft;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import dev.guildhall.guild.state.GuildEvent.MessageDeleted;
import dev.guildhall.guild.state.GuildEvent.MessageEdited;
import dev.guildhall.guild.state.GuildEvent.MessagePinned;
import dev.guildhall.guild.state.GuildEvent.MessageUnpinned;
import dev.guildhall.guild.state.GuildEvent.MessagesDeleted;
import dev.guildhall.guild.state.GuildEvent.ReactionAdded;
import dev.guildhall.guild.state.GuildEvent.ReactionRemoved;
import dev.guildhall.guild.state.GuildEvent.ReactionsCleared;
import dev.guildhall.guild.state.GuildEvent.RoleDeleted;
import dev.guildhall.guild.state.GuildEvent.UserBanned;
import dev.guildhall.guild.state.GuildEvent.UserUnbanned;
import dev.guildhall.owner.ColdCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// What an event writes to the cold rows, so that the next decision sees it before it is durable.
public final class ColdWrites {
    private ColdWrites() {}

    public static void apply(GuildEvent event, ColdCache<ColdKey, ColdValue> cold) {
        rows(event).forEach(cold::put);
        switch (event) {
            case InviteCreated created -> invite(cold, created.invite(), true);
            case InviteUsed used -> invite(cold, used.invite(), true);
            case InviteDeleted deleted -> invite(cold, deleted.invite(), false);
            case MessagePinned pinned -> pins(cold, channelOf(pinned.view()), pins -> pins.plus(pinned.pin()));
            case MessageUnpinned unpinned ->
                unpin(
                        cold,
                        channelOf(unpinned.view()),
                        List.of(unpinned.view().message().id()));
            case MessageDeleted deleted -> unpin(cold, deleted.channelId(), List.of(deleted.messageId()));
            case MessagesDeleted deleted -> unpin(cold, deleted.channelId(), deleted.messageIds());
            case RoleDeleted deleted -> cold.rewrite(value -> StandingRoles.without(value, deleted.roleId()));
            default -> {}
        }
    }

    /// The keys that must stay known while the event is on its way to the store.
    public static Set<ColdKey> keys(GuildEvent event) {
        return switch (event) {
            case InviteCreated _, InviteUsed _, InviteDeleted _ -> Set.of(new InvitesKey());
            case MessagePinned pinned -> Set.of(new PinsKey(channelOf(pinned.view())));
            case MessageUnpinned unpinned -> Set.of(new PinsKey(channelOf(unpinned.view())));
            case MessageDeleted deleted -> withPins(event, deleted.channelId());
            case MessagesDeleted deleted -> withPins(event, deleted.channelId());
            default -> rows(event).keySet();
        };
    }

    private static Set<ColdKey> withPins(GuildEvent event, ChannelId channelId) {
        Set<ColdKey> keys = new HashSet<>(rows(event).keySet());
        keys.add(new PinsKey(channelId));
        return keys;
    }

    private static ChannelId channelOf(MessageView view) {
        return view.message().channelId();
    }

    private static Map<ColdKey, ColdValue> rows(GuildEvent event) {
        return switch (event) {
            case GuildCreated created -> person(created.owner());
            case MemberJoined joined -> person(joined.profile());
            case MemberChanged changed -> person(changed.profile());
            case MemberLeft left -> Map.of(new PersonKey(left.user().id()), new Person(left.user(), null));
            case UserBanned banned -> ban(banned.ban().userId(), new BanRow(banned.ban()));
            case UserUnbanned unbanned -> ban(unbanned.user().id(), new BanRow(null));
            case MessageCreated created -> message(created);
            case MessageEdited edited ->
                Map.of(
                        key(edited.view().message()),
                        new MessageRow(edited.view().message()));
            case MessageDeleted deleted ->
                Map.of(new MessageKey(deleted.channelId(), deleted.messageId()), new MessageRow(null));
            case MessagesDeleted deleted ->
                deleted.messageIds().stream()
                        .collect(Collectors.toMap(
                                id -> new MessageKey(deleted.channelId(), id), id -> new MessageRow(null)));
            case ReactionAdded added ->
                Map.of(
                        new CountsKey(added.channelId(), added.messageId()),
                        new Counts(added.counts()),
                        reacted(added.channelId(), added.messageId(), added.emoji(), added.userId()),
                        new Reacted(added.id()));
            case ReactionRemoved removed ->
                Map.of(
                        new CountsKey(removed.channelId(), removed.messageId()),
                        new Counts(removed.counts()),
                        reacted(removed.channelId(), removed.messageId(), removed.emoji(), removed.userId()),
                        new Reacted(null));
            // The single reactions need no change: ids below the emoji's next `since` count for nothing.
            case EmojiCleared cleared ->
                Map.of(new CountsKey(cleared.channelId(), cleared.messageId()), new Counts(cleared.counts()));
            case ReactionsCleared cleared ->
                Map.of(new CountsKey(cleared.channelId(), cleared.messageId()), new Counts(List.of()));
            default -> Map.of();
        };
    }

    private static Map<ColdKey, ColdValue> person(MemberProfile profile) {
        return Map.of(new PersonKey(profile.user().id()), new Person(profile.user(), profile.member()));
    }

    private static Map<ColdKey, ColdValue> ban(UserId userId, BanRow row) {
        return Map.of(new BanKey(userId), row);
    }

    private static Map<ColdKey, ColdValue> message(MessageCreated created) {
        Message message = created.view().message();
        MessageRow row = new MessageRow(message);
        Map<ColdKey, ColdValue> rows = new HashMap<>();
        rows.put(key(message), row);
        if (created.nonce() != null) {
            rows.put(new NonceKey(message.channelId(), message.authorId(), created.nonce()), row);
        }
        return rows;
    }

    private static MessageKey key(Message message) {
        return new MessageKey(message.channelId(), message.id());
    }

    private static ReactedKey reacted(ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId) {
        return new ReactedKey(channelId, messageId, emoji.unnamed(), userId);
    }

    private static void unpin(ColdCache<ColdKey, ColdValue> cold, ChannelId channelId, List<MessageId> messageIds) {
        pins(cold, channelId, pins -> pins.without(messageIds));
    }

    /// Who decides about a message's pin or its end has looked at the channel's pins, so they are known.
    private static void pins(ColdCache<ColdKey, ColdValue> cold, ChannelId channelId, UnaryOperator<Pins> change) {
        PinsKey key = new PinsKey(channelId);
        if (cold.get(key) instanceof Pins known) {
            cold.put(key, change.apply(known));
        } else {
            cold.forget(key);
        }
    }

    private static void invite(ColdCache<ColdKey, ColdValue> cold, Invite invite, boolean stands) {
        cold.forget(new ClaimKey(Changes.claim(invite)));
        if (!(cold.get(new InvitesKey()) instanceof InviteRows known)) {
            cold.forget(new InvitesKey());
            return;
        }
        List<Invite> invites = new ArrayList<>(known.invites());
        invites.removeIf(each -> each.code().equals(invite.code()));
        if (stands) {
            invites.add(invite);
        }
        cold.put(new InvitesKey(), new InviteRows(invites));
    }
}
