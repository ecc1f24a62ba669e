package dev.guildhall.gateway.session;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.relay.DirectDelivery;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.gateway.route.MemberSearch;
import dev.guildhall.gateway.socket.SocketWriter;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.GuildRows;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Answers op 8 from the store, off the actors. Each page of members leaves as one chunk, and the next is
/// read when the socket has room, so a guild of any size costs a few chunks of memory. A client that loses
/// its socket in the middle asks again.
final class MemberRequests {
    private static final UserId FROM_THE_START = new UserId(0);
    private static final long STORE_RETRY_MS = 5_000;

    private final GuildRows guilds;
    private final MemberSearch search;

    MemberRequests(GuildRows guilds, AccountRows accounts) {
        this.guilds = guilds;
        this.search = new MemberSearch(guilds, accounts);
    }

    /// One chunk, with the presences of its members where they were asked for.
    private CompletionStage<Void> send(
            Reply reply,
            MemberRequest request,
            List<MemberProfile> members,
            List<UserId> missing,
            int index,
            int count) {
        return presences(reply, request, members)
                .thenAccept(presences -> reply.send(ChunkBody.of(request, members, presences, missing, index, count)));
    }

    /// None to a session that did not ask for presences; none when the guild does not answer.
    private CompletionStage<Map<UserId, Presence>> presences(
            Reply reply, MemberRequest request, List<MemberProfile> members) {
        boolean wanted =
                request.presences() && Intent.GUILD_PRESENCES.in(reply.spec().intents());
        if (!wanted || members.isEmpty()) return CompletableFuture.completedStage(Map.of());
        List<UserId> ids = members.stream().map(member -> member.user().id()).toList();
        return reply.shared()
                .router()
                .presencesOf(request.guildId(), ids)
                .thenApply(answer -> answer instanceof GuildReply.Done(GuildResult.OfPresences found)
                        ? found.presences()
                        : Map.of());
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
            return search.profiles(List.copyOf(found.values()))
                    .thenCompose(members -> send(reply, request, members, missing, 0, 1));
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
                .thenCompose(page -> search.profiles(page)
                        .thenCompose(members -> send(reply, request, members, List.of(), index, chunks))
                        .thenCompose(sent -> {
                            if (index + 1 == chunks) return CompletableFuture.completedStage(null);
                            UserId last =
                                    page.isEmpty() ? after : page.getLast().userId();
                            CompletableFuture<Void> room = new CompletableFuture<>();
                            reply.socket().awaitWritable(() -> room.complete(null));
                            return room.thenCompose(now -> chunk(request, reply, last, index + 1, chunks));
                        }));
    }

    private CompletionStage<Void> byPrefix(MemberRequest request, Reply reply) {
        int limit = request.limit() == 0 ? Limits.MEMBER_QUERY_MAX : request.limit();
        return search.byPrefix(request.guildId(), request.query(), limit)
                .thenCompose(found -> send(reply, request, found, List.of(), 0, 1));
    }
}
