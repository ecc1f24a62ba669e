package dev.guildhall.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.protocol.ApiError;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that mean harm.
final class ReceiptTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Uploads uploads() {
        return Uploads.start(new UploadConfig(folder, 1 << 20, 8 << 20, 1, 1, LONG, LONG));
    }

    private static HttpRequest head(String type) {
        HttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        head.headers().set("Content-Type", type);
        return head;
    }

    private void assertRefused(String piece, int times, ApiError error) throws Refusal {
        try (Uploads uploads = uploads();
                Receipt receipt = uploads.begin(head("multipart/form-data; boundary=xyz"))) {
            DefaultHttpContent content =
                    new DefaultHttpContent(Unpooled.copiedBuffer(piece, StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < times; i++) {
                            content.content().readerIndex(0);
                            receipt.accept(content);
                        }
                    })
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.error()).isEqualTo(error));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tenThousandPartsAreNotTaken() throws Refusal {
        assertRefused(
                "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n", 10_000, ApiError.INVALID_FORM_BODY);
    }

    @Test
    void aNameThatDoesNotEndIsNotWaitedFor() throws Refusal {
        assertRefused(
                "--xyz\r\nContent-Disposition: form-data; name=\"" + "n".repeat(65_536), 1, ApiError.INVALID_FORM_BODY);
    }

    @Test
    void textIsBounded() throws Refusal {
        assertRefused(
                "--xyz\r\nContent-Disposition: form-data; name=\"payload_json\"\r\n\r\n" + "x".repeat(1 << 20) + "yy",
                1,
                ApiError.ENTITY_TOO_LARGE);
    }

    @Test
    void aHeadWithoutABoundaryBeginsNothing() {
        try (Uploads uploads = uploads()) {
            assertThatThrownBy(() -> uploads.begin(head("multipart/form-data"))).isInstanceOf(Refusal.class);
            assertThat(uploads.underWay()).isZero();
        }
    }

    @Test
    void whatACrashLeftIsGoneAtTheNextStart() throws IOException {
        Files.writeString(folder.resolve("left"), "over");
        uploads().close();
        assertThat(folder).isEmptyDirectory();
    }
}
