package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.guild.MessageView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.SystemChannelFlag;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages that nobody wrote: they tell of what their author did. Clients make the words of them from the type.
/// Source: message resource, "Message Types".
public final class SystemMessages {
    private SystemMessages() {}

    /// That somebody came: in the system channel, unless the guild wants none there.
    static List<GuildEvent> welcome(GuildSnapshot snapshot, MemberProfile newcomer, Facts facts) {
        Guild guild = snapshot.guild();
        ChannelId channelId = guild.systemChannelId();
        if (channelId == null || !snapshot.channels().containsKey(channelId)) {
            return List.of();
        }
        return SystemChannelFlag.SUPPRESS_JOIN_NOTIFICATIONS.in(guild.systemChannelFlags())
                ? List.of()
                : List.of(told(
                        guild.id(), channelId, newcomer.user(), newcomer, Notice.of(MessageType.USER_JOIN), facts));
    }

    /// What a message says that nobody wrote; `mentioned` are those whom it happened to.
    private record Notice(
            MessageType type,
            String content,
            List<User> mentioned,
            @Nullable MessageReference reference) {
        static Notice of(MessageType type) {
            return new Notice(type, "", List.of(), null);
        }
    }

    /// That somebody pinned a message: right below it.
    static MessageCreated pinned(Place place, Message message) {
        MessageReference reference = new MessageReference(message.id(), message.channelId(), place.guildId());
        return told(
                place, message.channelId(), new Notice(MessageType.CHANNEL_PINNED_MESSAGE, "", List.of(), reference));
    }

    /// What the actor did to a private channel; `mentioned` are those whom it was done to.
    public static MessageCreated told(
            Place place, ChannelId channelId, MessageType type, String content, List<User> mentioned) {
        return told(place, channelId, new Notice(type, content, mentioned, null));
    }

    private static MessageCreated told(Place place, ChannelId channelId, Notice notice) {
        return told(place.guildId(), channelId, place.user(), place.membership(), notice, place.facts());
    }

    private static MessageCreated told(
            @Nullable GuildId guildId,
            ChannelId channelId,
            User author,
            @Nullable MemberProfile membership,
            Notice notice,
            Facts facts) {
        Message message = new Message(
                new MessageId(facts.nextId()),
                channelId,
                guildId,
                author.id(),
                notice.type(),
                notice.content(),
                null,
                false,
                false,
                notice.mentioned().stream().map(User::id).toList(),
                List.of(),
                0,
                notice.reference());
        Map<UserId, User> users = new HashMap<>();
        users.put(author.id(), author);
        notice.mentioned().forEach(user -> users.put(user.id(), user));
        return new MessageCreated(
                new MessageView(message, users, MessageView.NOT_LOADED), membership, Map.of(), null, null);
    }
}
