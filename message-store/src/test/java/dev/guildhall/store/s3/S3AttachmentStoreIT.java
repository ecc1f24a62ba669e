package dev.guildhall.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore;
import dev.guildhall.store.AttachmentStore.Stored;
import dev.guildhall.store.AttachmentStoreContract;
import dev.guildhall.store.Await;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Object;

final class S3AttachmentStoreIT extends AttachmentStoreContract {
    private static final int LARGE_BYTES = 12 * 1024 * 1024;

    @Override
    protected AttachmentStore open(Path at) {
        return S3AttachmentStore.open(S3Tests.config(S3Tests.port(), prefix(), Map.of()), clock, () -> 0, new Random());
    }

    /// The folder of a test has a name of its own.
    private String prefix() {
        return folder.getFileName() + "/";
    }

    @Override
    protected void readAfterRemoval(AttachmentContent content) {
        assertThat(Await.failure(content.read(3, 4))).isInstanceOf(StoreUnavailable.class);
    }

    private List<String> keys() {
        return S3Tests.client()
                .listObjectsV2(request -> request.bucket(S3Tests.BUCKET).prefix(prefix()))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void theOnlyKeyIsPrefixHashAndWhenItWasPut() throws IOException {
        put(utf8("named"));
        assertThat(keys())
                .singleElement()
                .asString()
                .matches(prefix() + hash(utf8("named")).hex() + "/1772366400000000000-[0-9a-f]{16}");
    }

    @Test
    void aContentThatIsPutAgainIsCopiedInTheStoreAndTheOldObjectGoes() throws IOException {
        put(utf8("again"));
        List<String> first = keys();
        clock.pass(Duration.ofNanos(1));
        put(utf8("again"));

        assertThat(keys()).hasSize(1).doesNotContainAnyElementsOf(first);
        S3StoreStats stats = ((S3AttachmentStore) store).stats();
        assertThat(stats.uploads()).isEqualTo(1);
        assertThat(stats.copies()).isEqualTo(1);
        assertThat(stats.leftBehind()).isZero();
    }

    @Test
    void aPutByAClockThatIsBehindMakesNothingOlder() throws IOException {
        put(utf8("ahead"));
        Instant ahead = clock.instant();
        clock.pass(Duration.ofMinutes(-1));
        put(utf8("ahead"));
        assertThat(Await.value(store.page(null, 10)))
                .containsExactly(new Stored(hash(utf8("ahead")), "ahead".length(), ahead));
        assertThat(keys()).hasSize(1);
    }

    @Test
    void aLargeFileIsReadBackInParts() throws IOException {
        byte[] bytes = new byte[LARGE_BYTES];
        new Random(1).nextBytes(bytes);
        put(bytes);
        try (AttachmentContent content = Await.value(store.open(hash(bytes))).orElseThrow()) {
            assertThat(content.sizeBytes()).isEqualTo(LARGE_BYTES);
            assertThat(Await.value(content.read(0, 1000))).isEqualTo(ByteBuffer.wrap(bytes, 0, 1000));
            assertThat(Await.value(content.read(LARGE_BYTES - 1000, 1000)))
                    .isEqualTo(ByteBuffer.wrap(bytes, LARGE_BYTES - 1000, 1000));
        }
    }

    @Test
    void whatIsThereInAnotherSizeIsReplacedByTheBytes() throws IOException {
        put(utf8("whole"));
        String key = keys().getFirst();
        S3Tests.client().putObject(request -> request.bucket(S3Tests.BUCKET).key(key), RequestBody.fromString("half"));
        clock.pass(Duration.ofNanos(1));
        put(utf8("whole"));
        assertThat(stored(hash(utf8("whole"))))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(utf8("whole")));
    }

    @Test
    void somebodyElsesObjectsAreNoContents() throws IOException {
        for (String name : List.of(
                "readme", "0/1", "ffff", hash(utf8("x")).hex(), hash(utf8("y")).hex() + "/copy")) {
            S3Tests.client()
                    .putObject(
                            request -> request.bucket(S3Tests.BUCKET).key(prefix() + name),
                            RequestBody.fromString("x"));
        }
        put(utf8("ours"));
        assertThat(Await.value(store.page(null, 10))).extracting(Stored::hash).containsExactly(hash(utf8("ours")));
        assertThat(stored(hash(utf8("x")))).isEmpty();
        assertThat(stored(hash(utf8("y")))).isEmpty();
    }
}
