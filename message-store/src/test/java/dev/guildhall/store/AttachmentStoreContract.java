package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.store.AttachmentStore.Stored;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What [AttachmentStore] promises.
public abstract class AttachmentStoreContract {
    @TempDir
    protected Path folder;

    protected final ManualClock clock = new ManualClock();
    protected AttachmentStore store;

    /// On what earlier stores of the same test left.
    protected abstract AttachmentStore open(Path folder);

    @BeforeEach
    final void openStore() {
        store = open(folder.resolve("content"));
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    protected final Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("incoming"), bytes);
    }

    protected static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    protected static ContentHash hash(byte[] bytes) {
        try {
            return new ContentHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }

    protected final void put(byte[] bytes) throws IOException {
        Await.value(store.put(hash(bytes), file(bytes)));
    }

    protected final Optional<byte[]> stored(ContentHash hash) {
        return Await.value(store.open(hash)).map(content -> {
            try (content) {
                ByteBuffer read = Await.value(content.read(0, Math.toIntExact(content.sizeBytes())));
                byte[] bytes = new byte[read.remaining()];
                read.get(bytes);
                return bytes;
            }
        });
    }

    @Test
    void whatWasPutIsReadAndOutlivesTheProcess() throws IOException {
        byte[] bytes = utf8("some bytes");
        put(bytes);
        assertThat(stored(hash(bytes)))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
        store.close();
        openStore();
        assertThat(stored(hash(bytes)))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Test
    void theSameContentTwiceIsNoError() throws IOException {
        byte[] bytes = utf8("twice");
        put(bytes);
        put(bytes);
        assertThat(stored(hash(bytes)))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(bytes));
    }

    @Test
    void anEmptyFileIsContentToo() throws IOException {
        put(new byte[0]);
        assertThat(stored(hash(new byte[0])))
                .hasValueSatisfying(read -> assertThat(read).isEmpty());
    }

    @Test
    void anyPartCanBeRead() throws IOException {
        byte[] bytes = utf8("0123456789");
        put(bytes);
        try (AttachmentContent content = Await.value(store.open(hash(bytes))).orElseThrow()) {
            assertThat(Await.value(content.read(3, 4))).isEqualTo(ByteBuffer.wrap(utf8("3456")));
            assertThat(Await.value(content.read(9, 1))).isEqualTo(ByteBuffer.wrap(utf8("9")));
            assertThat(Await.failure(content.read(9, 2))).isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void whatWasNeverPutIsNotThere() {
        assertThat(stored(hash(utf8("never")))).isEmpty();
    }

    @Test
    void contentsAreFoundPageByPageInTheOrderOfTheirHashes() throws IOException {
        List<ContentHash> hashes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] bytes = utf8("content " + i);
            put(bytes);
            hashes.add(hash(bytes));
        }
        hashes.sort(Comparator.comparing(ContentHash::hex));
        List<ContentHash> found = new ArrayList<>();
        ContentHash last = null;
        for (int page = 0; page < 4; page++) {
            List<Stored> next = Await.value(store.page(last, 6));
            assertThat(next)
                    .hasSize(page < 3 ? 6 : 2)
                    .allMatch(each -> each.putAt().equals(clock.instant()));
            next.forEach(each -> found.add(each.hash()));
            last = found.getLast();
        }

        assertThat(found).isEqualTo(hashes);
        assertThat(Await.value(store.page(last, 6))).isEmpty();
        assertThat(Await.value(store.page(null, 1)).getFirst().sizeBytes()).isBetween(9L, 10L);
    }

    @Test
    void anOldContentIsRemovedAndAYoungOneStays() throws IOException {
        byte[] bytes = utf8("bytes");
        put(bytes);
        Instant put = clock.instant();
        assertThat(Await.value(store.remove(hash(bytes), put))).isFalse();
        assertThat(stored(hash(bytes))).isPresent();
        clock.pass(Duration.ofHours(1));
        put(bytes);
        assertThat(Await.value(store.remove(hash(bytes), put.plusSeconds(1))))
                .as("put again")
                .isFalse();
        assertThat(Await.value(store.remove(hash(bytes), clock.instant().plusSeconds(1))))
                .isTrue();
        assertThat(stored(hash(bytes))).isEmpty();
        assertThat(Await.value(store.remove(hash(bytes), clock.instant().plusSeconds(1))))
                .isFalse();
        put(bytes);
        assertThat(stored(hash(bytes))).isPresent();
    }

    @Test
    void whoReadsAContentThatIsPutAgainReadsOn() throws IOException {
        byte[] bytes = utf8("0123456789");
        put(bytes);
        try (AttachmentContent content = Await.value(store.open(hash(bytes))).orElseThrow()) {
            clock.pass(Duration.ofHours(1));
            put(bytes);
            assertThat(Await.value(content.read(3, 4))).isEqualTo(ByteBuffer.wrap(utf8("3456")));
        }
    }

    @Test
    void whoReadsARemovedContentReadsOnOrIsRefused() throws IOException {
        byte[] bytes = utf8("0123456789");
        put(bytes);
        try (AttachmentContent content = Await.value(store.open(hash(bytes))).orElseThrow()) {
            assertThat(Await.value(store.remove(hash(bytes), clock.instant().plusSeconds(1))))
                    .isTrue();
            readAfterRemoval(content);
        }
    }

    /// Of a content `0123456789` that was removed while it was open.
    protected abstract void readAfterRemoval(AttachmentContent content);

    @Test
    void aFileThatIsGoneFailsThePut() {
        assertThat(Await.failure(store.put(hash(utf8("gone")), folder.resolve("gone"))))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aClosedStoreIsUnavailable() {
        store.close();
        assertThat(Await.failure(store.open(hash(utf8("x"))))).isInstanceOf(StoreUnavailable.class);
    }
}
