package dev.guildhall.guild;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.store.Claim;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reads cold rows of one guild from the store. Fails with the store's failure; completes on the store's threads.
final class ColdLoader {
    private static final UserId BEFORE_ALL = new UserId(0);

    private final GuildId guildId;
    private final MessageStore store;

    ColdLoader(GuildId guildId, MessageStore store) {
        this.guildId = guildId;
        this.store = store;
    }

    CompletionStage<Map<ColdKey, ColdValue>> load(Set<ColdKey> keys) {
        Map<ColdKey, CompletableFuture<? extends ColdValue>> reads = new HashMap<>();
        keys.forEach(key -> reads.put(key, read(key).toCompletableFuture()));
        return CompletableFuture.allOf(reads.values().toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> {
                    Map<ColdKey, ColdValue> values = new HashMap<>();
                    reads.forEach((key, read) -> values.put(key, read.join()));
                    return values;
                });
    }

    private CompletionStage<? extends ColdValue> read(ColdKey key) {
        return switch (key) {
            case ColdKey.PersonKey person -> person(person);
            case ColdKey.BanKey ban ->
                store.guilds().ban(guildId, ban.userId()).thenApply(found -> new ColdValue.BanRow(found.orElse(null)));
            case ColdKey.MessageKey message ->
                store.history()
                        .message(message.channelId(), message.messageId())
                        .thenApply(found -> new ColdValue.MessageRow(found.orElse(null)));
            case ColdKey.NonceKey nonce ->
                store.history()
                        .byNonce(nonce.channelId(), nonce.authorId(), nonce.nonce())
                        .thenApply(found -> new ColdValue.MessageRow(found.orElse(null)));
            case ColdKey.CountsKey counts ->
                store.reactions().counts(counts.channelId(), counts.messageId()).thenApply(ColdValue.Counts::new);
            case ColdKey.ReactedKey reacted -> reacted(reacted);
            case ColdKey.PinsKey pins -> store.pins().pins(pins.channelId()).thenApply(ColdValue.Pins::new);
            case ColdKey.InvitesKey invites -> store.guilds().invites(guildId).thenApply(ColdValue.InviteRows::new);
            case ColdKey.RosterKey roster -> roster();
            case ColdKey.InviteClaimKey claim ->
                store.claims()
                        .claim(new Claim(Claim.Kind.INVITE_CODE, claim.code(), new OwnerId.OfGuild(guildId)))
                        .thenApply(ColdValue.Claimed::new);
        };
    }

    /// A guild with more members than fit has no roster that anybody asks for.
    private CompletionStage<ColdValue.Roster> roster() {
        return store.guilds()
                .membersAfter(guildId, BEFORE_ALL, ColdValue.Roster.MEMBERS_MAX)
                .thenCompose(members -> store.accounts()
                        .accounts(members.stream().map(Member::userId).toList())
                        .thenApply(accounts -> new ColdValue.Roster(profiles(members, accounts))));
    }

    private static List<MemberProfile> profiles(List<Member> members, Map<UserId, Account> accounts) {
        List<MemberProfile> profiles = new ArrayList<>(members.size());
        for (Member member : members) {
            Account account = accounts.get(member.userId());
            if (account != null) {
                profiles.add(new MemberProfile(member, account.user()));
            }
        }
        return profiles;
    }

    private CompletionStage<ColdValue.Reacted> reacted(ColdKey.ReactedKey key) {
        return store.reactions()
                .reacted(key.channelId(), key.messageId(), key.emoji(), key.userId())
                .thenApply(id -> new ColdValue.Reacted(id.isPresent() ? id.getAsLong() : null));
    }

    private CompletionStage<ColdValue.Person> person(ColdKey.PersonKey key) {
        return store.accounts()
                .account(key.userId())
                .thenCombine(
                        store.guilds().member(guildId, key.userId()),
                        (account, member) ->
                                new ColdValue.Person(account.map(Account::user).orElse(null), member.orElse(null)));
    }
}
