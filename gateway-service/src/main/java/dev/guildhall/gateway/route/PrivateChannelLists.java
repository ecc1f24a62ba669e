package dev.guildhall.gateway.route;

import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// People's lists of private channels, read from the store: for READY and for `GET /users/@me/channels`.
public final class PrivateChannelLists {
    private final PrivateChannelRows channels;
    private final AccountRows accounts;

    public PrivateChannelLists(PrivateChannelRows channels, AccountRows accounts) {
        this.channels = channels;
        this.accounts = accounts;
    }

    /// The channels that the user has open. What was durable before the call is in it. Fails with
    /// [dev.guildhall.store.StoreUnavailable].
    public CompletionStage<List<PrivateChannelView>> of(UserId userId) {
        return channels.channelsOf(userId)
                .thenCompose(
                        records -> accounts.accounts(recipients(records)).thenApply(found -> views(records, found)));
    }

    private static Set<UserId> recipients(Collection<PrivateChannelRecord> records) {
        Set<UserId> all = new LinkedHashSet<>();
        records.forEach(each -> all.addAll(each.channel().recipients()));
        return all;
    }

    private static List<PrivateChannelView> views(List<PrivateChannelRecord> records, Map<UserId, Account> accounts) {
        Map<UserId, User> users = new HashMap<>();
        accounts.forEach((id, account) -> users.put(id, account.user()));
        return records.stream()
                .map(each -> new PrivateChannelView(each.channel(), named(each, users), each.last()))
                .toList();
    }

    private static Map<UserId, User> named(PrivateChannelRecord record, Map<UserId, User> users) {
        Map<UserId, User> named = new HashMap<>(users);
        named.keySet().retainAll(record.channel().recipients());
        return named;
    }
}
