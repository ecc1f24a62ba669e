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
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.common.protocol.SystemChannelFlag;
import dev.guildhall.guild.state.GuildEvent.MessageCreated;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Messages that nobody wrote: they tell of what their author did. Clients make the words of them from the type.
/// Source: message resource, "Message Types".
final class SystemMessages {
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
                : List.of(told(guild.id(), channelId, newcomer, MessageType.USER_JOIN, null, facts));
    }

    /// That somebody pinned a message: right below it.
    static MessageCreated pinned(Scene scene, Message message) {
        GuildId guildId = scene.guild().id();
        MessageReference reference = new MessageReference(message.id(), message.channelId(), guildId);
        return told(
                guildId,
                message.channelId(),
                scene.actor(),
                MessageType.CHANNEL_PINNED_MESSAGE,
                reference,
                scene.facts());
    }

    private static MessageCreated told(
            GuildId guildId,
            ChannelId channelId,
            MemberProfile author,
            MessageType type,
            @Nullable MessageReference reference,
            Facts facts) {
        Message message = new Message(
                new MessageId(facts.nextId()),
                channelId,
                guildId,
                author.user().id(),
                type,
                "",
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                reference);
        MessageView view = new MessageView(message, Map.of(author.user().id(), author.user()), MessageView.NOT_LOADED);
        return new MessageCreated(view, author, Map.of(), null, null);
    }
}
