package dev.guildhall.store.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.health.Health;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.AttachmentStoreContract;
import dev.guildhall.store.Await;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DiskAttachmentStoreTest extends AttachmentStoreContract {
    @Override
    protected AttachmentStore open(Path at) {
        return DiskAttachmentStore.open(at, 2, 16, clock);
    }

    @Override
    protected void readAfterRemoval(AttachmentContent content) {
        assertThat(Await.value(content.read(3, 4))).isEqualTo(ByteBuffer.wrap(utf8("3456")));
    }

    @Test
    void theOnlyNameOnDiskIsTheHash() throws IOException {
        ContentHash hash = new ContentHash("ab".repeat(32));
        Await.value(store.put(hash, Files.writeString(folder.resolve("x"), "whatever")));
        try (Stream<Path> files = Files.walk(folder.resolve("content"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactly(folder.resolve("content").resolve("ab").resolve(hash.hex()));
        }
    }

    @Test
    void diskThatRefusedTheLastPutIsDegradedUntilItTakesOne() throws IOException {
        DiskAttachmentStore disk = (DiskAttachmentStore) store;
        ContentHash hash = new ContentHash("cd".repeat(32));
        assertThat(Await.failure(disk.put(hash, folder.resolve("not there")))).isInstanceOf(StoreUnavailable.class);
        assertThat(disk.health().state()).isEqualTo(Health.State.DEGRADED);

        Await.value(disk.put(hash, Files.writeString(folder.resolve("y"), "whatever")));
        assertThat(disk.health()).isEqualTo(Health.UP);
        assertThat(disk.stats()).isEqualTo(new DiskStoreStats(1, 0, 1));
    }
}
