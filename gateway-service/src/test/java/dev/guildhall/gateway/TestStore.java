package dev.guildhall.gateway;

import com.typesafe.config.ConfigFactory;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import dev.guildhall.store.Lease;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.StoreConfig;
import dev.guildhall.store.rocks.RocksMessageStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// A store with one guild of many members, named member1, member2, and so on after their ids.
final class TestStore implements AutoCloseable {
    static final int MEMBERS = 2_300;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    final RocksMessageStore rocks;

    TestStore(Path folder, GuildId guildId) {
        rocks = RocksMessageStore.open(
                StoreConfig.from(ConfigFactory.load()).withRocksDirectory(folder), InstantSource.fixed(NOW), () -> 0);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutGuild(new Guild(
                guildId,
                "Guild",
                null,
                null,
                FakeTokens.PERSON,
                0,
                0,
                0,
                0,
                300,
                null,
                null,
                0,
                null,
                null,
                "en-US",
                List.of(),
                MEMBERS)));
        for (int id = 1; id <= MEMBERS; id++) {
            UserId userId = new UserId(id);
            User user = new User(userId, "member" + id, "0", null, null, false, 0);
            changes.add(new Change.PutAccount(new Account(user, "a@example.org", null, "en-US")));
            changes.add(new Change.PutMember(guildId, Member.joined(userId, NOW, List.of())));
        }
        OwnerId owner = new OwnerId.OfGuild(guildId);
        Lease lease = rocks.owners().lease(owner).toCompletableFuture().join();
        rocks.owners()
                .commit(lease, new Commit(owner, 1, changes))
                .toCompletableFuture()
                .join();
    }

    @Override
    public void close() {
        rocks.close();
    }
}
