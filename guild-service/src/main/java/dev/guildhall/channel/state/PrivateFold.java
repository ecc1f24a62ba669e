package dev.guildhall.channel.state;

import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The channel after an event, as a value.
public final class PrivateFold {
    private PrivateFold() {}

    /// An event that does not fit the channel is a bug and throws.
    public static PrivateChannelRecord after(@Nullable PrivateChannelRecord before, PrivateEvent event) {
        if (event instanceof PrivateEvent.Opened opened) {
            return new PrivateChannelRecord(opened.channel(), opened.hiddenFrom(), ChannelLast.NOTHING);
        }
        if (before == null) {
            throw new IllegalStateException("no channel for " + event);
        }
        return switch (event) {
            case PrivateEvent.Opened _ -> throw new IllegalStateException("folded before: " + event);
            case PrivateEvent.Shown shown -> hiding(before, shown.userId(), false);
            case PrivateEvent.Hidden hidden -> hiding(before, hidden.userId(), true);
            case PrivateEvent.Changed changed -> with(before, changed.channel());
            case PrivateEvent.RecipientAdded added -> with(before, added.channel());
            case PrivateEvent.RecipientRemoved removed -> with(before, removed.channel());
            case PrivateEvent.Said said ->
                new PrivateChannelRecord(before.channel(), before.hiddenFrom(), last(before.last(), said.event()));
        };
    }

    private static PrivateChannelRecord with(PrivateChannelRecord before, PrivateChannel channel) {
        return new PrivateChannelRecord(channel, before.hiddenFrom(), before.last());
    }

    private static PrivateChannelRecord hiding(PrivateChannelRecord before, UserId userId, boolean hidden) {
        Set<UserId> from = new HashSet<>(before.hiddenFrom());
        if (hidden) {
            from.add(userId);
        } else {
            from.remove(userId);
        }
        return new PrivateChannelRecord(before.channel(), from, before.last());
    }

    private static ChannelLast last(ChannelLast before, GuildEvent.OfMessages event) {
        return switch (event) {
            case GuildEvent.MessageCreated created ->
                new ChannelLast(created.view().message().id(), before.pin());
            case GuildEvent.PinsChanged changed -> new ChannelLast(before.message(), changed.lastPin());
            case GuildEvent.OfMessages _ -> before;
        };
    }
}
