package dev.guildhall.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.health.Health;
import dev.guildhall.store.AttachmentContent;
import dev.guildhall.store.AttachmentStore.Stored;
import dev.guildhall.store.Await;
import dev.guildhall.store.ManualClock;
import dev.guildhall.store.StoreNotOpened;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.s3.Link.Fate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real server behind a link that fails, stalls and loses, and another node that knows a way around it.
final class S3FaultsIT {
    private static final ContentHash HASH = new ContentHash("ab".repeat(32));
    private static final Map<String, Object> PATIENT =
            Map.of("connect-timeout", "60 s", "attempt-timeout", "60 s", "timeout", "60 s");

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock();
    private final AtomicLong nowNs = new AtomicLong();
    private final Link link = new Link(S3Tests.port());
    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Optional<S3AttachmentStore> opened = Optional.empty();
    private Optional<S3AttachmentStore> other = Optional.empty();

    @AfterEach
    void close() {
        goOn.countDown();
        link.judgedBy(line -> Fate.PASSES);
        opened.ifPresent(S3AttachmentStore::close);
        other.ifPresent(S3AttachmentStore::close);
        link.close();
    }

    private S3AttachmentStore behindTheLink(Map<String, Object> settings) {
        S3AttachmentStore store = open(link.port(), settings);
        opened = Optional.of(store);
        return store;
    }

    private S3AttachmentStore onAnotherNode() {
        S3AttachmentStore store = open(S3Tests.port(), PATIENT);
        other = Optional.of(store);
        return store;
    }

    private S3AttachmentStore open(int port, Map<String, Object> settings) {
        return S3AttachmentStore.open(
                S3Tests.config(port, folder.getFileName() + "/", settings), clock, nowNs::get, new Random());
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("incoming"), "whatever");
    }

    private void put(S3AttachmentStore store) throws IOException {
        Await.value(store.put(HASH, file()));
    }

    private static boolean has(S3AttachmentStore store) {
        Optional<AttachmentContent> content = Await.value(store.open(HASH));
        content.ifPresent(AttachmentContent::close);
        return content.isPresent();
    }

    /// Holds the first such request until [#goOn].
    private Link.Judge holding(String method) {
        return line -> {
            if (line.startsWith(method) && held.getCount() > 0) {
                held.countDown();
                goOn.await();
            }
            return Fate.PASSES;
        };
    }

    /// The first such requests, then none.
    private static Link.Judge first(int times, String method, Fate fate) {
        AtomicInteger seen = new AtomicInteger();
        return line -> line.startsWith(method) && seen.getAndIncrement() < times ? fate : Fate.PASSES;
    }

    @Test
    void whatFailsOnceIsTriedAgain() throws IOException {
        S3AttachmentStore store = behindTheLink(PATIENT);
        link.judgedBy(first(2, "PUT", Fate.FAILS));
        put(store);
        link.judgedBy(first(2, "GET", Fate.FAILS));
        assertThat(has(store)).isTrue();
        assertThat(store.stats().failures()).isZero();
    }

    @Test
    void aPutWhoseAnswerIsLostIsDoneOnce() throws IOException {
        S3AttachmentStore store = behindTheLink(PATIENT);
        link.judgedBy(first(1, "PUT", Fate.IS_DONE_UNHEARD));
        put(store);
        assertThat(Await.value(store.page(null, 10)))
                .containsExactly(new Stored(HASH, "whatever".length(), clock.instant()));
    }

    @Test
    void aStoreThatIsGoneFailsEveryCallUntilItIsBack() throws IOException {
        S3AttachmentStore store = behindTheLink(Map.of());
        link.judgedBy(line -> Fate.IS_LOST);
        assertThat(Await.failure(store.put(HASH, file()))).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(store.open(HASH))).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(store.page(null, 1))).isInstanceOf(StoreUnavailable.class);
        assertThat(Await.failure(store.remove(HASH, clock.instant()))).isInstanceOf(StoreUnavailable.class);
        assertThat(store.stats().failures()).isEqualTo(4);
        assertThat(store.health().state()).isEqualTo(Health.State.DEGRADED);

        link.judgedBy(line -> Fate.PASSES);
        put(store);
        assertThat(store.health()).isEqualTo(Health.UP);
        assertThat(has(store)).isTrue();
    }

    @Test
    void aStoreThatDoesNotAnswerIsGivenUp() {
        S3AttachmentStore store = behindTheLink(
                Map.of("connect-timeout", "500 ms", "attempt-timeout", "500 ms", "timeout", "1 s", "attempts", 2));
        link.judgedBy(line -> {
            goOn.await();
            return Fate.IS_LOST;
        });
        assertThat(Await.failure(store.open(HASH))).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void oneMoreThanMayWaitIsRefusedAtOnce() throws InterruptedException {
        S3AttachmentStore store = behindTheLink(narrow());
        link.judgedBy(holding("GET"));
        CompletionStage<?> underWay = store.open(HASH);
        held.await();
        CompletionStage<?> waiting = store.open(HASH);

        assertThat(Await.failure(store.open(HASH)))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("too many wait for attachments");
        assertThat(store.stats().refused()).isEqualTo(1);
        goOn.countDown();
        Await.value(underWay);
        Await.value(waiting);
    }

    @Test
    void whoseTurnComesTooLateIsNotAskedFor() throws InterruptedException {
        S3AttachmentStore store = behindTheLink(narrow());
        link.judgedBy(holding("GET"));
        CompletionStage<?> underWay = store.open(HASH);
        held.await();
        CompletionStage<?> waiting = store.open(HASH);
        nowNs.addAndGet(Duration.ofSeconds(61).toNanos());
        goOn.countDown();

        Await.value(underWay);
        assertThat(Await.failure(waiting)).isInstanceOf(StoreUnavailable.class);
        assertThat(store.stats().overdue()).isEqualTo(1);
    }

    private static Map<String, Object> narrow() {
        return Map.of(
                "requests-max", 1,
                "waiting-max", 1,
                "connect-timeout", "60 s",
                "attempt-timeout", "60 s",
                "timeout", "60 s");
    }

    @Test
    void aPutThatComesWhileItsContentIsRemovedOutlivesTheRemoval() throws IOException, InterruptedException {
        S3AttachmentStore store = behindTheLink(PATIENT);
        S3AttachmentStore elsewhere = onAnotherNode();
        put(store);
        clock.pass(Duration.ofDays(2));
        link.judgedBy(holding("DELETE"));
        CompletionStage<Boolean> removal = store.remove(HASH, clock.instant().minusSeconds(1));
        held.await();
        put(elsewhere);
        goOn.countDown();
        Await.value(removal);

        assertThat(has(elsewhere)).isTrue();
        assertThat(Await.value(store.page(null, 10)))
                .containsExactly(new Stored(HASH, "whatever".length(), clock.instant()));
    }

    @Test
    void aPutWhoseContentIsRemovedBeforeItCanBeCopiedSendsTheBytes() throws IOException, InterruptedException {
        S3AttachmentStore store = behindTheLink(PATIENT);
        S3AttachmentStore elsewhere = onAnotherNode();
        put(elsewhere);
        clock.pass(Duration.ofDays(2));
        link.judgedBy(holding("PUT"));
        CompletionStage<Void> put = store.put(HASH, file());
        held.await();
        assertThat(Await.value(elsewhere.remove(HASH, clock.instant()))).isTrue();
        goOn.countDown();
        Await.value(put);

        assertThat(has(elsewhere)).isTrue();
        assertThat(store.stats().uploads()).isEqualTo(1);
        assertThat(store.stats().copies()).isZero();
    }

    @Test
    void whateverPutsAndRemovalsMeetWhatWasPutIsThere() throws IOException {
        S3AttachmentStore one = open(S3Tests.port(), PATIENT);
        opened = Optional.of(one);
        S3AttachmentStore two = onAnotherNode();
        Path file = file();
        for (int round = 0; round < 40; round++) {
            clock.pass(Duration.ofSeconds(1));
            CompletionStage<Void> first = one.put(HASH, file);
            CompletionStage<Boolean> removal = two.remove(HASH, clock.instant());
            CompletionStage<Void> second = two.put(HASH, file);
            CompletionStage<Boolean> again = one.remove(HASH, clock.instant());
            Await.value(first);
            Await.value(second);
            Await.value(removal);
            Await.value(again);
            assertThat(has(one)).as("round %d", round).isTrue();
        }
    }

    @Test
    void anOldObjectThatCannotBeDeletedGoesLater() throws IOException {
        S3AttachmentStore store = behindTheLink(Map.of("attempts", 1));
        put(store);
        clock.pass(Duration.ofDays(1));
        link.judgedBy(line -> line.startsWith("DELETE") ? Fate.FAILS : Fate.PASSES);
        put(store);
        assertThat(store.stats().leftBehind()).isEqualTo(1);
        assertThat(Await.value(store.page(null, 10)))
                .containsExactly(new Stored(HASH, "whatever".length(), clock.instant()));

        link.judgedBy(line -> Fate.PASSES);
        assertThat(Await.value(store.remove(HASH, clock.instant()))).as("young").isFalse();
        assertThat(Await.value(store.remove(HASH, clock.instant().plusSeconds(1))))
                .isTrue();
        assertThat(has(store)).isFalse();
    }

    @Test
    void wrongCredentialsAreSaidInOneSentence() {
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(Map.of("secret-key", "guessed"), Map.of("access-key", "stranger"))) {
            assertThatThrownBy(() -> open(S3Tests.port(), wrong))
                    .isInstanceOf(StoreNotOpened.class)
                    .message()
                    .contains("http://127.0.0.1:", "GUILDHALL_ATTACHMENTS_S3_SECRET_KEY", S3Tests.BUCKET)
                    .doesNotContain("\n", "guessed");
        }
    }

    @Test
    void aBucketThatIsNotThereIsSaidInOneSentence() {
        assertThatThrownBy(() -> open(S3Tests.port(), Map.of("bucket", "nobodys")))
                .isInstanceOf(StoreNotOpened.class)
                .message()
                .contains("The bucket nobodys", "is not there", "guildhall.attachments.s3.bucket")
                .doesNotContain("\n");
    }

    @Test
    void aServerThatIsNotThereIsSaidInOneSentence() throws IOException {
        int nobodys;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodys = free.getLocalPort();
        }
        assertThatThrownBy(() -> open(nobodys, Map.of()))
                .isInstanceOf(StoreNotOpened.class)
                .message()
                .contains("http://127.0.0.1:" + nobodys, "does not answer")
                .doesNotContain("\n");
    }
}
