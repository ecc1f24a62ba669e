package dev.guildhall.store.rocks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.ContentReferences.Finding;
import dev.guildhall.store.ContentReferencesContract;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.Owners;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit makes the folder.
final class RocksContentReferencesTest extends ContentReferencesContract {
    @TempDir
    Path folder;

    @Override
    protected MessageStore open() {
        return RocksStores.open(folder, clock);
    }

    @Test
    void aFolderOfAnEarlierBuildGetsItsReferencesWhenItIsOpened() {
        ContentHash hash = new ContentHash("77".repeat(32));
        User user = new User(new UserId(1), "anna", "0", null, hash.hex(), false, 0);
        commit(Owners.user(1), new Change.PutAccount(new Account(user, null, null, "en-US")));
        store.close();
        try (Database database = Database.open(RocksStores.config(folder).rocks())) {
            Batch batch = new Batch(database);
            batch.deleteAll(Family.CONTENT_NAMES, ContentNames.prefix(hash));
            batch.delete(Family.META, Keys.utf8("contents-named"));
            database.write(batch);
        }
        store = open();

        assertThat(Await.value(store.contents().check(hash))).isEqualTo(Finding.NAMED);
    }
}
