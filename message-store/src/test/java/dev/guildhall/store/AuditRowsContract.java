package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.store.AuditRows.Filter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What [AuditRows] promises.
public abstract class AuditRowsContract extends StoreContract {
    private static final GuildId ID = new GuildId(7);
    private static final UserId ANN = new UserId(1);
    private static final UserId BOB = new UserId(2);
    private static final AuditEntryId NEWEST = new AuditEntryId(-1);
    private static final AuditEntryId OLDEST = new AuditEntryId(0);

    private AuditEntry entry(long number, UserId actor, AuditAction action, @Nullable String reason) {
        long id = Snowflake.floorOf(clock.instant()) + number;
        return new AuditEntry(new AuditEntryId(id), actor, action, null, List.of(), List.of(), reason);
    }

    private AuditEntry entry(long number) {
        return entry(number, ANN, AuditAction.MEMBER_KICK, null);
    }

    private static Change put(AuditEntry entry) {
        return new Change.PutAuditEntry(ID, entry);
    }

    private List<AuditEntry> before(AuditEntryId before, Filter filter, int limit) {
        return Await.value(store.audits().before(ID, before, filter, limit));
    }

    private List<AuditEntry> after(AuditEntryId after, Filter filter, int limit) {
        return Await.value(store.audits().after(ID, after, filter, limit));
    }

    @Test
    void aGuildWithoutEntriesHasNone() {
        assertThat(before(NEWEST, Filter.ALL, 100)).isEmpty();
        assertThat(after(OLDEST, Filter.ALL, 100)).isEmpty();
    }

    @Test
    void everyFieldIsKept() {
        AuditEntry full = new AuditEntry(
                entry(1).id(),
                new UserId(Long.MIN_VALUE),
                AuditAction.CHANNEL_OVERWRITE_UPDATE,
                -5L,
                List.of(
                        new AuditEntry.Change("deny", "\"0\"", "\"1024\""),
                        new AuditEntry.Change("name", null, "\"Grüße\""),
                        new AuditEntry.Change("topic", "\"old\"", null)),
                List.of(new AuditEntry.Option("type", "0"), new AuditEntry.Option("role_name", "ädmin")),
                "weil");
        AuditEntry bare = entry(2);
        commit(GUILD, put(full), put(bare));
        reopen();

        assertThat(before(NEWEST, Filter.ALL, 100)).containsExactly(bare, full);
    }

    @Test
    void pagesGoBothWays() {
        List<AuditEntry> all =
                LongStream.rangeClosed(1, 10).mapToObj(this::entry).toList();
        commit(GUILD, all.stream().map(AuditRowsContract::put).toArray(Change[]::new));

        assertThat(before(NEWEST, Filter.ALL, 3)).containsExactly(all.get(9), all.get(8), all.get(7));
        assertThat(before(all.get(7).id(), Filter.ALL, 2)).containsExactly(all.get(6), all.get(5));
        assertThat(after(all.get(7).id(), Filter.ALL, 5)).containsExactly(all.get(8), all.get(9));
        assertThat(after(OLDEST, Filter.ALL, 2)).containsExactly(all.get(0), all.get(1));
    }

    @Test
    void filtersLookPastWhatDoesNotPass() {
        List<AuditEntry> all = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            all.add(entry(
                    i, i % 50 == 0 ? BOB : ANN, i % 100 == 0 ? AuditAction.ROLE_CREATE : AuditAction.BOT_ADD, null));
        }
        commit(GUILD, all.stream().map(AuditRowsContract::put).toArray(Change[]::new));

        assertThat(before(NEWEST, new Filter(BOB, null), 3)).containsExactly(all.get(199), all.get(149), all.get(99));
        assertThat(before(NEWEST, new Filter(BOB, AuditAction.BOT_ADD), 100))
                .containsExactly(all.get(149), all.get(49));
        assertThat(after(OLDEST, new Filter(null, AuditAction.ROLE_CREATE), 100))
                .containsExactly(all.get(99), all.get(199));
    }

    @Test
    void entriesOfAnotherGuildAreNotSeen() {
        commit(GUILD, put(entry(1)));
        commit(Owners.guild(8), new Change.PutAuditEntry(new GuildId(8), entry(2)));

        assertThat(before(NEWEST, Filter.ALL, 100)).containsExactly(entry(1));
    }

    @Test
    void whatIsTooOldIsNotFound() {
        AuditEntry old = entry(1);
        commit(GUILD, put(old));
        clock.pass(Limits.AUDIT_KEPT);
        assertThat(before(NEWEST, Filter.ALL, 100)).containsExactly(old);

        clock.pass(Duration.ofMillis(1));
        assertThat(before(NEWEST, Filter.ALL, 100)).isEmpty();
        assertThat(after(OLDEST, Filter.ALL, 100)).isEmpty();
    }

    @Test
    void aDeletedGuildTakesItsLogAlong() {
        commit(GUILD, put(entry(1)));
        commit(GUILD, new Change.DeleteGuild(ID));

        assertThat(before(NEWEST, Filter.ALL, 100)).isEmpty();
    }
}
