package dev.guildhall.user;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.user.Account;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.PersonalRows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Asks the store for what a user's owner decides by. Fails with the store's failure; completes on the store's
/// threads.
final class UserReads {
    private final UserId userId;
    private final MessageStore store;
    private final NameClaims claims;

    UserReads(UserId userId, MessageStore store) {
        this.userId = userId;
        this.store = store;
        this.claims = new NameClaims(store.claims());
    }

    CompletionStage<Map<UserKey, UserValue>> read(Set<UserKey> keys) {
        CompletionStage<Map<UserKey, UserValue>> all = CompletableFuture.completedFuture(new HashMap<>());
        for (UserKey key : keys) {
            all = all.thenCombine(read(key), (before, value) -> {
                before.put(key, value);
                return before;
            });
        }
        return all;
    }

    private CompletionStage<? extends UserValue> read(UserKey key) {
        return switch (key) {
            case NamesKey names -> claims.claim(names);
            case PersonalKey.Peer peer -> peer(peer.other());
            case PersonalKey.Notes notes -> personal().notes(userId).thenApply(PersonalValue.Notes::new);
            case PersonalKey.OwnProfile own -> personal().profile(userId).thenApply(PersonalValue.OwnProfile::new);
            case PersonalKey.Settings settings ->
                personal()
                        .settingsProto(userId, settings.type())
                        .thenApply(found -> new PersonalValue.Settings(found.orElse(Bytes.utf8(""))));
            case PersonalKey.Guilds guilds ->
                personal().guildSettings(userId, guilds.ids()).thenApply(PersonalValue.Guilds::new);
            case PersonalKey.Channels channels ->
                personal().readStates(userId, channels.ids()).thenApply(PersonalValue.Channels::new);
        };
    }

    private CompletionStage<PersonalValue.Peer> peer(UserId other) {
        return store.accounts().account(other).thenCombine(personal().relationships(other), this::peer);
    }

    private PersonalValue.Peer peer(Optional<Account> account, List<Relationship> relationships) {
        Stance towardsUs = relationships.stream()
                .filter(each -> each.other().equals(userId))
                .findFirst()
                .map(Relationship::mine)
                .orElse(Stance.NONE);
        return new PersonalValue.Peer(
                account.map(Account::user).orElse(null), towardsUs, Relationships.full(relationships));
    }

    private PersonalRows personal() {
        return store.personal();
    }
}
