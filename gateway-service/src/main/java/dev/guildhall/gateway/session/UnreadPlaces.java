package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.ReadState;
import dev.guildhall.common.relay.ReadySight;
import dev.guildhall.gateway.session.SessionSignal.GuildArrived;
import dev.guildhall.store.MentionTarget;
import dev.guildhall.store.UnreadMentions.Place;
import dev.guildhall.store.UnreadMentions.Unread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a user has not read all, by what READY tells of channels and read states: a message that came after that is
/// an event behind READY, and clients count it themselves. Only in a private channel, whose newest message is read
/// from the store, may one that comes at this very moment be both.
///
/// Who came to a guild yesterday was not called the day before, whatever read state is missing.
final class UnreadPlaces {
    private static final MessageId START = new MessageId(0);

    private final Map<ChannelId, MessageId> read = new HashMap<>();
    private final Map<ChannelId, Unread> ofUser = new HashMap<>();
    private final List<Place> places = new ArrayList<>();

    private UnreadPlaces(Collection<ReadState> states) {
        for (ReadState state : states) {
            if (state.lastMessageId() != null) read.put(state.channelId(), state.lastMessageId());
        }
    }

    static List<Place> of(UserId userId, OwnAffairs own, Collection<GuildArrived> arrived) {
        UnreadPlaces unread = new UnreadPlaces(own.personal().readStates());
        Map<GuildId, GuildSettings> settings = new HashMap<>();
        own.personal().guildSettings().forEach(each -> settings.put(each.guildId(), each));
        arrived.forEach(guild -> unread.guild(guild.guildId(), guild.parts().sight(), settings.get(guild.guildId())));
        own.channels().forEach(unread::privateChannel);
        unread.add(List.of(new MentionTarget.OfUser(userId)), unread.ofUser);
        return unread.places;
    }

    private void add(Collection<MentionTarget> targets, Map<ChannelId, Unread> channels) {
        if (!targets.isEmpty() && !channels.isEmpty()) places.add(new Place(targets, channels));
    }

    private void guild(GuildId guildId, ReadySight sight, @Nullable GuildSettings settings) {
        MessageId joined = MessageId.lastBefore(sight.joinedAt());
        Map<ChannelId, Unread> channels = new HashMap<>();
        sight.lastMessages().forEach((channelId, last) -> {
            if (sight.channels().contains(channelId)) note(channels, channelId, joined, last);
        });
        ofUser.putAll(channels);
        add(targets(guildId, sight.roles(), settings), channels);
    }

    /// What the user wants to hear nothing of is not counted.
    private static List<MentionTarget> targets(GuildId guildId, List<RoleId> roles, @Nullable GuildSettings settings) {
        List<MentionTarget> targets = new ArrayList<>();
        if (settings == null || !settings.suppressRoles()) {
            for (RoleId roleId : roles) {
                targets.add(new MentionTarget.OfRole(roleId));
            }
        }
        if (settings == null || !settings.suppressEveryone()) targets.add(new MentionTarget.OfGuild(guildId));
        return targets;
    }

    private void privateChannel(PrivateChannelView view) {
        PrivateChannel channel = view.channel();
        Map<ChannelId, Unread> channels = new HashMap<>();
        MessageId last = view.last().message();
        if (last != null) note(channels, channel.id(), START, last);
        add(List.of(new MentionTarget.OfPrivateChannel(channel.id())), channels);
    }

    private void note(Map<ChannelId, Unread> channels, ChannelId channelId, MessageId start, MessageId last) {
        MessageId until = read.getOrDefault(channelId, start);
        Unread unread = new Unread(until.compareTo(start) > 0 ? until : start, last);
        if (!unread.nothing()) channels.put(channelId, unread);
    }
}
