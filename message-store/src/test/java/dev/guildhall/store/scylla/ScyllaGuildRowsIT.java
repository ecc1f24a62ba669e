package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.GuildRowsContract;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import dev.guildhall.store.Rows;
import dev.guildhall.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaGuildRowsIT extends GuildRowsContract {
    private static final GuildId MANY = new GuildId(9);
    private static final OwnerId OWNER = Owners.guild(9);

    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }

    /// Lets the first run of some statements fail, and notes in which order statements were sent and done.
    private static final class FailingGate implements Gate {
        private final Set<GuildQuery> failing;
        private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

        FailingGate(GuildQuery first, GuildQuery... more) {
            failing = Collections.synchronizedSet(EnumSet.of(first, more));
        }

        @Override
        public CompletionStage<Void> before(Query query) {
            seen.add("before " + query.name());
            return failing.remove(query) ? CompletableFuture.failedFuture(new StoreUnavailable("this once")) : PASSED;
        }

        @Override
        public CompletionStage<Void> after(Query query) {
            seen.add("after " + query.name());
            return PASSED;
        }
    }

    private MessageStore node(Gate gate) {
        return ScyllaStores.open(clock, System::nanoTime, Duration.ofMinutes(10), gate);
    }

    private static CompletionStage<Void> commit(MessageStore node, long number, Stream<Change> changes) {
        Lease lease = Await.value(node.owners().lease(OWNER));
        return node.owners().commit(lease, new Commit(OWNER, number, changes.toList()));
    }

    private static Stream<Change> members(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(id -> new Change.PutMember(MANY, Rows.bareMember(id)));
    }

    private List<GuildId> guildsOf(long userId) {
        return Await.value(store.accounts().guildsOf(new UserId(userId)));
    }

    @Test
    void endOfAGuildThatIsCutShortAgainAndAgainIsDoneInTheEnd() {
        FailingGate gate = new FailingGate(
                GuildQuery.GUILD_OF_USER_DELETE,
                GuildQuery.INVITE_DELETE,
                GuildQuery.PARTS_DELETE,
                GuildQuery.INVITES_OF_GUILD_DELETE,
                GuildQuery.MEMBERS_DELETE);
        try (MessageStore node = node(gate)) {
            Change invite = new Change.PutInvite(Rows.invite(9, "abc"));
            Await.value(commit(node, 1, Stream.concat(members(1, 50), Stream.of(invite))));
            Await.value(commit(node, 2, Stream.of(new Change.DeleteGuild(MANY))));
        }

        assertThat(gate.failing).isEmpty();
        assertThat(Await.value(store.guilds().membersAfter(MANY, new UserId(0), 100)))
                .isEmpty();
        assertThat(guildsOf(1)).isEmpty();
        assertThat(guildsOf(50)).isEmpty();
        assertThat(Await.value(store.guilds().invite("abc"))).isEmpty();
        assertThat(Await.value(store.guilds().invites(MANY))).isEmpty();
    }

    @Test
    void endOfAGuildWaitsForMembersWhoseRowsAreNotThereYet() {
        FailingGate gate = new FailingGate(GuildQuery.MEMBER_PUT);
        try (MessageStore node = node(gate)) {
            CompletionStage<Void> joined = commit(node, 1, members(1, 1));
            Await.value(commit(node, 2, Stream.of(new Change.DeleteGuild(MANY))));
            Await.value(joined);
        }

        assertThat(gate.seen)
                .filteredOn(each -> each.equals("after MEMBER_PUT") || each.equals("before MEMBER_IDS_FROM"))
                .containsExactly("after MEMBER_PUT", "before MEMBER_IDS_FROM");
        assertThat(guildsOf(1)).isEmpty();
    }

    @Test
    void endOfAGuildInTheCommitOfItsMembersTakesThemAlong() {
        Await.value(commit(store, 1, Stream.concat(members(1, 3), Stream.of(new Change.DeleteGuild(MANY)))));

        assertThat(guildsOf(1)).isEmpty();
        assertThat(guildsOf(3)).isEmpty();
    }

    @Test
    void codeThatOneGuildGivesUpIsTheOthersWhoeverIsWrittenLast() {
        Invite old = Rows.invite(9, "abc");
        Invite next = new Invite(
                "abc",
                new GuildId(8),
                old.channelId(),
                old.inviterId(),
                old.maxAgeSeconds(),
                old.maxUses(),
                old.uses(),
                old.temporary(),
                old.createdAt().plusSeconds(1));
        Await.value(commit(store, 1, Stream.of(new Change.PutInvite(old))));
        commit(Owners.guild(8), new Change.PutInvite(next));
        assertThat(Await.value(store.guilds().invite("abc"))).contains(next);

        Await.value(commit(store, 2, Stream.of(new Change.DeleteInvite(MANY, "abc"))));
        assertThat(Await.value(store.guilds().invite("abc"))).contains(next);
    }
}
