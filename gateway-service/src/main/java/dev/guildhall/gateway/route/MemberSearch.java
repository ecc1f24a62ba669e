package dev.guildhall.gateway.route;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.user.Account;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.GuildRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Members of a guild and their accounts, from the store, off the actors.
public final class MemberSearch {
    private static final UserId FROM_THE_START = new UserId(0);

    /// A prefix is looked for in so many members and no more; the store has no index of names.
    private static final int SEARCHED_MEMBERS_MAX = 10_000;

    private final GuildRows guilds;
    private final AccountRows accounts;

    public MemberSearch(GuildRows guilds, AccountRows accounts) {
        this.guilds = guilds;
        this.accounts = accounts;
    }

    /// At most `limit` members whose username, display name or nickname starts with `prefix`, in whatever case. Fails
    /// with [dev.guildhall.store.StoreUnavailable].
    public CompletionStage<List<MemberProfile>> byPrefix(GuildId guildId, String prefix, int limit) {
        return search(guildId, prefix.toLowerCase(Locale.ROOT), limit, FROM_THE_START, 0, List.of());
    }

    private CompletionStage<List<MemberProfile>> search(
            GuildId guildId, String wanted, int limit, UserId after, int searched, List<MemberProfile> found) {
        return guilds.membersAfter(guildId, after, Limits.MEMBERS_PER_CHUNK_MAX)
                .thenCompose(page -> profiles(page).thenCompose(members -> {
                    List<MemberProfile> more = new ArrayList<>(found);
                    members.stream()
                            .filter(member -> startsWith(member, wanted))
                            .limit(limit - found.size())
                            .forEach(more::add);
                    int total = searched + page.size();
                    boolean over = page.size() < Limits.MEMBERS_PER_CHUNK_MAX
                            || more.size() == limit
                            || total >= SEARCHED_MEMBERS_MAX;
                    return over
                            ? CompletableFuture.completedStage(more)
                            : search(guildId, wanted, limit, page.getLast().userId(), total, more);
                }));
    }

    private static boolean startsWith(MemberProfile member, String wanted) {
        String nick = member.member().nick();
        String shown = member.user().globalName();
        return member.user().username().toLowerCase(Locale.ROOT).startsWith(wanted)
                || (nick != null && nick.toLowerCase(Locale.ROOT).startsWith(wanted))
                || (shown != null && shown.toLowerCase(Locale.ROOT).startsWith(wanted));
    }

    /// In the order of `members`; one without an account is passed over.
    public CompletionStage<List<MemberProfile>> profiles(List<Member> members) {
        return accounts.accounts(members.stream().map(Member::userId).toList())
                .thenApply(found -> together(members, found));
    }

    private static List<MemberProfile> together(List<Member> members, Map<UserId, Account> accounts) {
        List<MemberProfile> profiles = new ArrayList<>(members.size());
        for (Member member : members) {
            Account account = accounts.get(member.userId());
            if (account != null) {
                profiles.add(new MemberProfile(member, account.user()));
            }
        }
        return profiles;
    }
}
