package dev.guildhall.guild;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Reads cold rows of one guild from the store. Fails with the store's failure; completes on the store's threads.
final class ColdLoader {
    private static final UserId BEFORE_ALL = new UserId(0);

    /// Members read at a time where more may have to be looked at than are kept.
    private static final int PAGE = 1000;

    private final GuildId guildId;
    private final MessageStore store;
    private final ChannelReads channels;

    ColdLoader(GuildId guildId, MessageStore store, InstantSource clock) {
        this.guildId = guildId;
        this.store = store;
        this.channels = new ChannelReads(store, clock);
    }

    CompletionStage<Map<ColdKey, ColdValue>> load(Set<ColdKey> keys) {
        return ChannelReads.all(keys, this::read);
    }

    private CompletionStage<? extends ColdValue> read(ColdKey key) {
        return switch (key) {
            case ColdKey.PersonKey person -> person(person);
            case ColdKey.BanKey ban ->
                store.guilds().ban(guildId, ban.userId()).thenApply(found -> new ColdValue.BanRow(found.orElse(null)));
            case ColdKey.OfChannels ofChannels -> channels.read(ofChannels);
            case ColdKey.InvitesKey invites -> store.guilds().invites(guildId).thenApply(ColdValue.InviteRows::new);
            case ColdKey.RosterKey roster -> roster();
            case ColdKey.NotablesKey notables -> notables();
            case ColdKey.VanityKey vanity ->
                store.claims().claim(vanity.claim()).thenApply(ColdValue.Claimed::new);
        };
    }

    /// A guild with more members than fit has no roster that anybody asks for.
    private CompletionStage<ColdValue.Roster> roster() {
        return store.guilds()
                .membersAfter(guildId, BEFORE_ALL, ColdValue.Roster.MEMBERS_MAX)
                .thenCompose(this::withAccounts);
    }

    /// Reads on until there are enough, or no more members: a guild's rows, but not their accounts.
    private CompletionStage<ColdValue.Roster> notables() {
        return notablesAfter(BEFORE_ALL, List.of()).thenCompose(this::withAccounts);
    }

    private CompletionStage<List<Member>> notablesAfter(UserId after, List<Member> before) {
        return store.guilds().membersAfter(guildId, after, PAGE).thenCompose(page -> {
            List<Member> found = new ArrayList<>(before);
            page.stream().filter(ColdValue.Roster::notable).forEach(found::add);
            return page.size() < PAGE || found.size() >= ColdValue.Roster.MEMBERS_MAX
                    ? CompletableFuture.completedStage(
                            List.copyOf(found.subList(0, Math.min(found.size(), ColdValue.Roster.MEMBERS_MAX))))
                    : notablesAfter(page.getLast().userId(), found);
        });
    }

    private CompletionStage<ColdValue.Roster> withAccounts(List<Member> members) {
        return store.accounts()
                .accounts(members.stream().map(Member::userId).toList())
                .thenApply(accounts -> new ColdValue.Roster(profiles(members, accounts)));
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

    private CompletionStage<ColdValue.Person> person(ColdKey.PersonKey key) {
        return store.accounts()
                .account(key.userId())
                .thenCombine(
                        store.guilds().member(guildId, key.userId()),
                        (account, member) ->
                                new ColdValue.Person(account.map(Account::user).orElse(null), member.orElse(null)));
    }
}
