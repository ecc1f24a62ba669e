package dev.guildhall.channel.state;

import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.store.PrivateChannelRows.PrivateChannelRecord;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Accounts by the cold rows. Those that are not known yet are noted in the lookup: the caller gives up when that is
/// incomplete.
final class People {
    private People() {}

    static Map<UserId, User> of(Collection<UserId> ids, ColdLookup cold) {
        Map<UserId, User> users = new HashMap<>();
        for (UserId id : ids) {
            ColdValue.Person person = cold.person(id);
            if (person != null && person.user() != null) {
                users.put(id, person.user());
            }
        }
        return users;
    }

    static PrivateChannelView view(PrivateChannelRecord record, ColdLookup cold) {
        return new PrivateChannelView(record.channel(), of(record.channel().recipients(), cold), record.last());
    }
}
