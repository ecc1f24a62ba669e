package dev.guildhall.channel;

import dev.guildhall.common.user.Account;
import dev.guildhall.guild.ChannelReads;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/// Reads cold rows of one private channel from the store. Fails with the store's failure; completes on the store's
/// threads.
final class PrivateReads {
    private final MessageStore store;
    private final ChannelReads channels;

    PrivateReads(MessageStore store, InstantSource clock) {
        this.store = store;
        this.channels = new ChannelReads(store, clock);
    }

    CompletionStage<Map<ColdKey, ColdValue>> load(Set<ColdKey> keys) {
        return ChannelReads.all(keys, this::read);
    }

    private CompletionStage<? extends ColdValue> read(ColdKey key) {
        return switch (key) {
            case ColdKey.OfChannels ofChannels -> channels.read(ofChannels);
            case ColdKey.PersonKey person ->
                store.accounts()
                        .account(person.userId())
                        .thenApply(found ->
                                new ColdValue.Person(found.map(Account::user).orElse(null), null));
            case ColdKey.BanKey _,
                    ColdKey.InvitesKey _,
                    ColdKey.RosterKey _,
                    ColdKey.NotablesKey _,
                    ColdKey.VanityKey _ -> throw new IllegalStateException("no row of a private channel: " + key);
        };
    }
}
