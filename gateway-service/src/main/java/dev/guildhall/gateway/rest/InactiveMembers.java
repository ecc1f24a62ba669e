package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.PersonalRows;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Who has not been there for days and has no role beside some. Walks the roster in the store a page at a time, away
/// from the guild's actor, which checks again what it can before it acts.
final class InactiveMembers {
    private static final int PAGE = 1000;

    private final GuildRows rows;
    private final PersonalRows personal;

    InactiveMembers(RestServices services) {
        this.rows = services.store().guilds();
        this.personal = services.store().personal();
    }

    private record Search(
            Guild guild, Set<RoleId> roles, Instant joinedBefore, LocalDate seenBefore, List<UserId> found) {
        boolean fits(Member member) {
            return !member.userId().equals(guild.ownerId())
                    && roles.containsAll(member.roles())
                    && member.joinedAt().isBefore(joinedBefore);
        }
    }

    /// In the order of their ids. Somebody who never had a session was there last when joining.
    CompletionStage<List<UserId>> find(Guild guild, Set<RoleId> roles, int days, Instant now) {
        Instant since = now.minus(Duration.ofDays(days));
        Search search = new Search(guild, roles, since, LocalDate.ofInstant(since, ZoneOffset.UTC), new ArrayList<>());
        return page(search, new UserId(0));
    }

    private CompletionStage<List<UserId>> page(Search search, UserId after) {
        return rows.membersAfter(search.guild().id(), after, PAGE).thenCompose(page -> {
            List<UserId> fitting =
                    page.stream().filter(search::fits).map(Member::userId).toList();
            return personal.lastSeen(fitting).thenCompose(seen -> {
                fitting.stream().filter(id -> away(search, seen, id)).forEach(search.found()::add);
                return page.size() < PAGE
                        ? CompletableFuture.completedFuture(search.found())
                        : page(search, page.getLast().userId());
            });
        });
    }

    private static boolean away(Search search, Map<UserId, LocalDate> seen, UserId id) {
        return seen.getOrDefault(id, LocalDate.MIN).isBefore(search.seenBefore());
    }
}
