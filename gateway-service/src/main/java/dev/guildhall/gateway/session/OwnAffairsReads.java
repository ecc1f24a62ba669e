package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Personal;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.gateway.route.PrivateChannelLists;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.PersonalRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Reads what READY tells of a user's own from the store, past the user's owner. Called once the relay holds the
/// session's events: a change is then in what is read, or its event comes after READY, or both.
final class OwnAffairsReads {
    private final PersonalRows personal;
    private final PrivateChannelLists channels;
    private final AccountRows accounts;

    OwnAffairsReads(PersonalRows personal, PrivateChannelLists channels, AccountRows accounts) {
        this.personal = personal;
        this.channels = channels;
        this.accounts = accounts;
    }

    /// Fails with [dev.guildhall.store.StoreUnavailable].
    CompletionStage<OwnAffairs> of(UserId userId) {
        return personal.personal(userId)
                .thenCompose(own -> accounts.accounts(named(userId, own))
                        .thenCombine(channels.of(userId), (found, open) -> affairs(userId, own, open, found)));
    }

    private static Set<UserId> named(UserId userId, Personal own) {
        Set<UserId> named = new HashSet<>();
        named.add(userId);
        own.relationships().stream()
                .filter(row -> row.type() != null)
                .map(Relationship::other)
                .forEach(named::add);
        return named;
    }

    private static OwnAffairs affairs(
            UserId userId, Personal own, List<PrivateChannelView> open, Map<UserId, Account> found) {
        Map<UserId, User> users = new HashMap<>();
        open.forEach(channel -> users.putAll(channel.users()));
        found.forEach((id, account) -> users.put(id, account.user()));
        return new OwnAffairs(found.get(userId), own, open, users);
    }
}
