package dev.guildhall.channel.state;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenDirect;
import dev.guildhall.common.channel.PrivateChannelCommand.OpenGroup;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.ColdValue.Claimed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How private channels come to be, come back and are put away.
///
/// Two users may open their channel whether they may write to each other or not, as libraries expect: a send is what
/// is refused. The other one hears nothing before the first message.
record Opening(ChannelId channelId, User actor, ColdLookup cold) {
    /// The first command that the channel gets.
    PrivateDecision first(PrivateChannelCommand command) {
        return switch (command) {
            case OpenDirect open -> direct(open.other());
            case OpenGroup open -> group(open.others());
            case PrivateChannelCommand.Modify _,
                    PrivateChannelCommand.Close _,
                    PrivateChannelCommand.AddRecipient _,
                    PrivateChannelCommand.RemoveRecipient _,
                    PrivateChannelCommand.Say _ -> Visit.refused(ApiError.UNKNOWN_CHANNEL);
        };
    }

    private PrivateDecision direct(UserId otherId) {
        Map<UserId, User> users = People.of(List.of(actor.id(), otherId), cold);
        if (cold.incomplete()) {
            return needs();
        }
        User other = users.get(otherId);
        if (other == null || otherId.equals(actor.id())) {
            return Visit.refused(ApiError.INVALID_RECIPIENTS);
        }
        if (actor.bot() && other.bot()) {
            return Visit.refused(ApiError.CANNOT_MESSAGE_USER);
        }
        Claimed claimed = cold.claimed(PrivateChanges.pair(channelId, actor.id(), otherId));
        if (claimed == null) {
            return needs();
        }
        return claimed.ours()
                ? opened(PrivateChannel.direct(channelId, actor.id(), otherId), Set.of(otherId), users)
                : new PrivateDecision.Accepted(List.of(), new GuildResult.PairElsewhere());
    }

    private PrivateDecision group(List<UserId> others) {
        Set<UserId> all = new LinkedHashSet<>();
        all.add(actor.id());
        all.addAll(others);
        if (actor.bot()) {
            return Visit.refused(ApiError.BOTS_NOT_ALLOWED);
        }
        if (all.size() > Limits.GROUP_RECIPIENTS_MAX) {
            return Visit.refused(ApiError.MAX_RECIPIENTS);
        }
        Map<UserId, User> users = People.of(all, cold);
        if (cold.incomplete()) {
            return needs();
        }
        for (UserId other : all) {
            ApiError unfit = other.equals(actor.id()) ? null : Groups.unfit(actor.id(), users.get(other), cold);
            if (unfit != null) {
                return Visit.refused(unfit);
            }
        }
        if (cold.incomplete()) {
            return needs();
        }
        List<UserId> recipients = new ArrayList<>(all);
        return opened(
                new PrivateChannel(channelId, ChannelType.GROUP_DM, recipients, actor.id(), null), Set.of(), users);
    }

    private PrivateDecision needs() {
        return new PrivateDecision.Needs(cold.needs().keys());
    }

    private static PrivateDecision opened(PrivateChannel channel, Set<UserId> hiddenFrom, Map<UserId, User> users) {
        return new PrivateDecision.Accepted(
                List.of(new PrivateEvent.Opened(channel, hiddenFrom, users)),
                result(new PrivateChannelView(channel, users, ChannelLast.NOTHING)));
    }

    /// The channel is there: it comes back on the actor's list.
    static PrivateDecision again(Visit visit, OpenDirect open) {
        if (visit.channel().group() || !visit.channel().has(open.other())) {
            return Visit.refused(ApiError.UNKNOWN_CHANNEL);
        }
        boolean hidden = visit.record().hiddenFrom().contains(visit.actorId());
        return moved(visit, hidden ? new PrivateEvent.Shown(visit.actorId(), visit.users()) : null);
    }

    /// The channel of two goes off the actor's list, and comes back with the next message.
    static PrivateDecision close(Visit visit) {
        boolean hidden = visit.record().hiddenFrom().contains(visit.actorId());
        return moved(visit, hidden ? null : new PrivateEvent.Hidden(visit.actorId(), visit.users()));
    }

    private static PrivateDecision moved(Visit visit, @Nullable PrivateEvent event) {
        PrivateChannelView view = People.view(visit.record(), visit.cold());
        return visit.cold().incomplete()
                ? visit.needs()
                : new PrivateDecision.Accepted(event == null ? List.of() : List.of(event), result(view));
    }

    private static GuildResult result(PrivateChannelView view) {
        return new GuildResult.OfPrivateChannel(view);
    }
}
