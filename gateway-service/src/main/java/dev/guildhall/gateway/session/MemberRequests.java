package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.Account;
import dev.guildhall.gateway.socket.SocketWriter;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.GuildRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Answers op 8 from the store, off the actors. Each page of members leaves as one chunk, and the next is read
/// when the socket has room, so a guild of any size costs a few chunks of memory. A client that loses its
/// socket in the middle asks again.
final class MemberRequests {
    private static final UserId FROM_THE_START = new UserId(0);
    private static final long STORE_RETRY_MS = 5_000;

    /// A prefix is looked for in so many members and no more; the store has no index of names.
    private static final int SEARCHED_MEMBERS_MAX = 10_000;

    private final GuildRows guilds;
    private final AccountRows accounts;

    MemberRequests(GuildRows guilds, AccountRows accounts) {
        this.guilds = guilds;
        this.accounts = accounts;
    }

    /// Where one request's chunks go.
    record Reply(SessionSpec spec, SessionContext shared, SocketWriter socket) {
        void send(EncodedEvent event) {
            shared.relay().tell(new DirectDelivery(List.of(spec.id()), event));
        }
    }

    void answer(MemberRequest request, Reply reply) {
        List<UserId> ids = request.userIds();
        CompletionStage<Void> answered = ids != null
                ? byIds(request, ids, reply)
                : request.all() ? everybody(request, reply) : byPrefix(request, reply);
        answered.whenComplete((done, failure) -> {
            if (failure != null) reply.send(ChunkBody.later(request, STORE_RETRY_MS));
        });
    }

    private CompletionStage<Void> byIds(MemberRequest request, List<UserId> ids, Reply reply) {
        return guilds.members(request.guildId(), ids).thenCompose(found -> {
            List<UserId> missing =
                    ids.stream().filter(id -> !found.containsKey(id)).toList();
            return profiles(List.copyOf(found.values()))
                    .thenAccept(members -> reply.send(ChunkBody.of(request, members, missing, 0, 1)));
        });
    }

    private CompletionStage<Void> everybody(MemberRequest request, Reply reply) {
        return guilds.guild(request.guildId()).thenCompose(guild -> {
            int members = guild.map(row -> row.guild().memberCount()).orElse(0);
            int chunks = Math.max(1, Math.ceilDiv(members, Limits.MEMBERS_PER_CHUNK_MAX));
            return chunk(request, reply, FROM_THE_START, 0, chunks);
        });
    }

    /// As many chunks as were promised: who joins or leaves meanwhile is told by events.
    private CompletionStage<Void> chunk(MemberRequest request, Reply reply, UserId after, int index, int chunks) {
        return guilds.membersAfter(request.guildId(), after, Limits.MEMBERS_PER_CHUNK_MAX)
                .thenCompose(page -> profiles(page).thenCompose(members -> {
                    reply.send(ChunkBody.of(request, members, List.of(), index, chunks));
                    if (index + 1 == chunks) return CompletableFuture.completedStage(null);
                    UserId last = page.isEmpty() ? after : page.getLast().userId();
                    CompletableFuture<Void> room = new CompletableFuture<>();
                    reply.socket().awaitWritable(() -> room.complete(null));
                    return room.thenCompose(now -> chunk(request, reply, last, index + 1, chunks));
                }));
    }

    private CompletionStage<Void> byPrefix(MemberRequest request, Reply reply) {
        int limit = request.limit() == 0 ? Limits.MEMBER_QUERY_MAX : request.limit();
        List<MemberProfile> found = new ArrayList<>();
        return search(request, limit, FROM_THE_START, 0, found)
                .thenAccept(done -> reply.send(ChunkBody.of(request, found, List.of(), 0, 1)));
    }

    private CompletionStage<Void> search(
            MemberRequest request, int limit, UserId after, int searched, List<MemberProfile> found) {
        return guilds.membersAfter(request.guildId(), after, Limits.MEMBERS_PER_CHUNK_MAX)
                .thenCompose(page -> profiles(page).thenCompose(members -> {
                    members.stream()
                            .filter(member -> startsWith(member, request.query()))
                            .limit(limit - found.size())
                            .forEach(found::add);
                    int total = searched + page.size();
                    boolean over = page.size() < Limits.MEMBERS_PER_CHUNK_MAX
                            || found.size() == limit
                            || total >= SEARCHED_MEMBERS_MAX;
                    if (over) return CompletableFuture.completedStage(null);
                    return search(request, limit, page.getLast().userId(), total, found);
                }));
    }

    private static boolean startsWith(MemberProfile member, String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        String nick = member.member().nick();
        String shown = member.user().globalName();
        return member.user().username().toLowerCase(Locale.ROOT).startsWith(wanted)
                || (nick != null && nick.toLowerCase(Locale.ROOT).startsWith(wanted))
                || (shown != null && shown.toLowerCase(Locale.ROOT).startsWith(wanted));
    }

    private CompletionStage<List<MemberProfile>> profiles(List<Member> members) {
        return accounts.accounts(members.stream().map(Member::userId).toList())
                .thenApply(found -> together(members, found));
    }

    private static List<MemberProfile> together(List<Member> members, Map<UserId, Account> accounts) {
        List<MemberProfile> profiles = new ArrayList<>(members.size());
        for (Member member : members) {
            Account account = accounts.get(member.userId());
            if (account != null) profiles.add(new MemberProfile(member, account.user()));
        }
        return profiles;
    }
}
