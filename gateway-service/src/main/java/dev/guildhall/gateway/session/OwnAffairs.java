package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What READY of a user account tells of the user's own, and the people that it names.
///
/// @param account as it is now; null when it is gone
/// @param channels the private ones that the user has open
/// @param mentions how often the user is called in what it has not read of a channel; without those where it is not
record OwnAffairs(
        @Nullable Account account,
        Personal personal,
        List<PrivateChannelView> channels,
        Map<UserId, User> users,
        Map<ChannelId, Integer> mentions) {
    OwnAffairs {
        channels = List.copyOf(channels);
        users = Map.copyOf(users);
        mentions = Map.copyOf(mentions);
    }

    /// Before anything was counted.
    OwnAffairs(
            @Nullable Account account, Personal personal, List<PrivateChannelView> channels, Map<UserId, User> users) {
        this(account, personal, channels, users, Map.of());
    }

    OwnAffairs withMentions(Map<ChannelId, Integer> counted) {
        return new OwnAffairs(account, personal, channels, users, counted);
    }

    /// Those that are something, with somebody who exists.
    List<Relationship> relationships() {
        return personal.relationships().stream()
                .filter(row -> row.type() != null && users.containsKey(row.other()))
                .toList();
    }
}
