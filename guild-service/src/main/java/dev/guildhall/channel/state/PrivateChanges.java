package dev.guildhall.channel.state;

import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.Changes;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.util.ArrayList;
import java.util.List;

/// What each event makes durable.
public final class PrivateChanges {
    private PrivateChanges() {}

    /// The rows that the event writes to the channel, in no particular order.
    public static List<Change> of(PrivateEvent event, ChannelId channelId) {
        return switch (event) {
            case PrivateEvent.Opened opened -> opening(opened);
            case PrivateEvent.Shown shown -> List.of(new Change.PutRecipient(channelId, shown.userId(), false));
            case PrivateEvent.Hidden hidden -> List.of(new Change.PutRecipient(channelId, hidden.userId(), true));
            case PrivateEvent.Changed changed -> List.of(new Change.PutPrivateChannel(changed.channel()));
            case PrivateEvent.RecipientAdded added ->
                List.of(
                        new Change.PutPrivateChannel(added.channel()),
                        new Change.PutRecipient(channelId, added.user().id(), false));
            case PrivateEvent.RecipientRemoved removed ->
                List.of(
                        new Change.PutPrivateChannel(removed.channel()),
                        new Change.DeleteRecipient(channelId, removed.user().id()));
            case PrivateEvent.Said said -> Changes.ofMessages(said.event());
        };
    }

    private static List<Change> opening(PrivateEvent.Opened opened) {
        PrivateChannel channel = opened.channel();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutPrivateChannel(channel));
        for (UserId recipient : channel.recipients()) {
            changes.add(new Change.PutRecipient(
                    channel.id(), recipient, opened.hiddenFrom().contains(recipient)));
        }
        if (!channel.group()) {
            changes.add(new Change.HoldClaim(pair(
                    channel.id(),
                    channel.recipients().getFirst(),
                    channel.recipients().getLast())));
        }
        return changes;
    }

    /// The two are the channel's, and no other's.
    static Claim pair(ChannelId channelId, UserId one, UserId other) {
        return new Claim(Claim.Kind.PAIR, Claim.ofPair(one, other), new OwnerId.OfPrivateChannel(channelId));
    }
}
