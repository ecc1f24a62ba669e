package dev.guildhall.acceptance.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.common.protocol.ApiError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent as a file and is none, or is called what no file should be. Whatever it is, it lies under the hash of
/// its content alone, and no browser runs it.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileFilesTest {
    private static final String PLAIN_NAME = "[A-Za-z0-9_-][A-Za-z0-9_.-]*";

    private final Portal portal;
    private final NodeProcess node;
    private final Account owner;
    private final Place place;

    HostileFilesTest(Portal portal, NodeProcess node) throws IOException, InterruptedException {
        this.portal = portal;
        this.node = node;
        this.owner = portal.register("b10");
        this.place = Place.open(portal, owner, "files");
    }

    private HttpResponse<String> send(Multipart body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(portal.origin().resolve("/api/v10" + place.channel("/messages")))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", owner.authorization())
                .header("Content-Type", Multipart.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.whole()))
                .build();
        return portal.http().send(request, BodyHandlers.ofString());
    }

    private JsonNode attachment(Multipart body) throws IOException, InterruptedException {
        HttpResponse<String> response = send(body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Wire.parse(response.body()).path("attachments").path(0);
    }

    private HttpResponse<byte[]> fetch(JsonNode attachment) throws IOException, InterruptedException {
        URI url = URI.create(attachment.path("url").asText());
        return portal.http()
                .send(
                        HttpRequest.newBuilder(portal.origin().resolve(url.getRawPath() + "?" + url.getRawQuery()))
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static Stream<String> names() {
        return Stream.of(
                "../../x",
                "..\\..\\x",
                "/etc/passwd",
                "/work/../../tmp/x.txt",
                "C:\\Windows\\x.exe",
                "a\u0000b.txt",
                "a\nSet-Cookie: b=c",
                "\"; filename=\"other.html",
                "\u202egnp.exe",
                "<script>.txt",
                "%2e%2e%2fx",
                "~root",
                ".htaccess",
                "...",
                "ünd more.txt",
                "x".repeat(1000) + ".txt");
    }

    /// As the note beside the file names it, where any character can stand.
    @ParameterizedTest
    @MethodSource("names")
    void aNameBecomesAPlainOneAndNoPath(String name) throws IOException, InterruptedException {
        byte[] content = Multipart.utf8("named " + name);
        JsonNode note = Wire.object("attachments", List.of(Wire.object("id", 0, "filename", name)));

        JsonNode attachment =
                attachment(new Multipart().json(note.toString()).file(0, "given.bin", "text/html", content));

        String kept = attachment.path("filename").asText();
        assertThat(kept).matches(PLAIN_NAME).doesNotContain("..").hasSizeLessThanOrEqualTo(260);
        assertThat(URI.create(attachment.path("url").asText()).getRawPath()).endsWith("/" + kept);
        HttpResponse<byte[]> served = fetch(attachment);
        assertThat(served.body()).isEqualTo(content);
        assertThat(header(served, "Content-Disposition")).isEqualTo("attachment; filename=\"" + kept + "\"");
        assertThat(header(served, "Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "/etc/passwd", "..%2fx", "C:/x.exe", ".", ".."})
    void aNameInThePartsHeadBecomesAPlainOneToo(String name) throws IOException, InterruptedException {
        JsonNode attachment =
                attachment(new Multipart().json("{}").file(0, name, "text/plain", Multipart.utf8("in the head")));

        assertThat(attachment.path("filename").asText()).matches(PLAIN_NAME);
        assertThat(fetch(attachment).statusCode()).isEqualTo(200);
    }

    @Test
    void onDiskThereAreHashesAlone() throws IOException, InterruptedException {
        byte[] content = Multipart.utf8("twice the same");
        attachment(new Multipart().json("{}").file(0, "../../first.sh", "text/x-shellscript", content));
        List<String> once = stored();
        attachment(new Multipart().json("{}").file(0, "/second.sh", "text/x-shellscript", content));

        assertThat(stored()).containsExactlyInAnyOrderElementsOf(once);
        assertThat(once).isNotEmpty().allMatch(name -> name.matches("[0-9a-f]{64}"));
        try (Stream<Path> all = Files.walk(node.data())) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.contains("first") || name.contains("second"));
        }
    }

    private List<String> stored() throws IOException {
        try (Stream<Path> files = Files.walk(node.data().resolve("attachments/content"))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void aNameOf64KiBIsRefused() throws IOException, InterruptedException {
        String name = "n".repeat(64 * 1024);
        JsonNode note = Wire.object("attachments", List.of(Wire.object("id", 0, "filename", name)));

        HttpResponse<String> inNote =
                send(new Multipart().json(note.toString()).file(0, "a", "text/plain", new byte[] {1}));
        HttpResponse<String> inHead = send(new Multipart().json("{}").file(0, name, "text/plain", new byte[] {1}));

        assertThat(code(inNote)).isEqualTo(ApiError.INVALID_FORM_BODY.code());
        assertThat(code(inHead)).isEqualTo(ApiError.INVALID_FORM_BODY.code());
    }

    @Test
    void tenThousandPartsAreNotTaken() throws IOException, InterruptedException {
        Multipart fields = new Multipart().json("{}");
        Multipart files = new Multipart().json("{}");
        for (int i = 0; i < 10_000; i++) {
            fields.part("form-data; name=\"f" + i + "\"", "text/plain", new byte[] {1});
            files.file(i % 100, "f" + i, "text/plain", new byte[] {1});
        }

        assertThat(code(send(fields))).isEqualTo(ApiError.INVALID_FORM_BODY.code());
        assertThat(code(send(files))).isIn(ApiError.MAX_ATTACHMENTS.code(), ApiError.INVALID_FORM_BODY.code());
        assertThat(attachment(new Multipart().json("{}").file(0, "after.txt", "text/plain", new byte[] {1}))
                        .path("size")
                        .asInt())
                .isEqualTo(1);
    }

    private static int code(HttpResponse<String> refusal) throws IOException {
        assertThat(refusal.statusCode()).as(refusal.body()).isBetween(400, 499);
        return Wire.parse(refusal.body()).path("code").asInt();
    }

    static Stream<Arguments> whatBrowsersRun() {
        return Stream.of(
                Arguments.of("picture.svg", "image/svg+xml", Bait.svg()),
                Arguments.of("picture.png", "image/png", Bait.svg()),
                Arguments.of("page.html", "text/html", Bait.page()),
                Arguments.of("page.png", "image/png", Bait.page()),
                Arguments.of("page.gif", "image/gif", Bait.latin1("GIF89 <script>")),
                Arguments.of("page.xhtml", "application/xhtml+xml", Bait.page()),
                Arguments.of("code.js", "text/javascript", Bait.latin1("alert(1)")),
                Arguments.of("feed.xml", "text/xml", Bait.latin1("<?xml-stylesheet href='x.xsl'?>")),
                Arguments.of("links.zip", "application/zip", Bait.latin1("PK\u0003\u0004")));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("whatBrowsersRun")
    void whatBrowsersRunIsSavedAndNotShown(String name, String claimed, byte[] content)
            throws IOException, InterruptedException {
        JsonNode attachment = attachment(new Multipart().json("{}").file(0, name, claimed, content));

        assertThat(attachment.has("width")).as("no picture: %s", attachment).isFalse();
        HttpResponse<byte[]> served = fetch(attachment);
        assertThat(served.body()).isEqualTo(content);
        assertThat(header(served, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(served, "Content-Type")).isIn("application/octet-stream", "application/zip");
        assertHarmless(served);
    }

    static Stream<Arguments> twoInOne() {
        return Stream.of(
                Arguments.of("a.png", "image/png", Bait.pngAndPage()),
                Arguments.of("a.html", "image/png", Bait.pngAndPage()),
                Arguments.of("a.js", "image/gif", Bait.gifAndScript()),
                Arguments.of("a.zip", "image/gif", Bait.gifAndArchive()));
    }

    /// The content's first bytes decide, and they alone: whatever is behind them is never taken for anything else.
    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("twoInOne")
    void aPictureThatIsSomethingElseTooIsServedAsAPicture(String name, String type, byte[] content)
            throws IOException, InterruptedException {
        JsonNode attachment = attachment(new Multipart().json("{}").file(0, name, "text/html", content));

        assertThat(attachment.path("content_type").asText()).isEqualTo(type);
        HttpResponse<byte[]> served = fetch(attachment);
        assertThat(header(served, "Content-Type")).isEqualTo(type);
        assertHarmless(served);
    }

    private static void assertHarmless(HttpResponse<?> served) {
        assertThat(header(served, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(served, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }

    @Test
    void whereAPhotoWasTakenStaysUnsaid() throws IOException, InterruptedException {
        JsonNode attachment = attachment(new Multipart().json("{}").file(0, "home.jpg", "image/jpeg", Bait.photo()));

        byte[] served = fetch(attachment).body();
        assertThat(new String(served, StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS")
                .doesNotContain("script");
        assertThat(attachment.path("size").asInt()).isEqualTo(served.length);
        assertThat(List.of(
                        attachment.path("width").asInt(),
                        attachment.path("height").asInt()))
                .containsExactly(7, 5);
    }

    /// 2.7 GB of pixels, of which not one is decoded.
    @Test
    void aHugePictureIsMeasuredByItsHead() throws IOException, InterruptedException {
        byte[] huge = Bait.png(30_000, 30_000);

        JsonNode attachment = attachment(new Multipart().json("{}").file(0, "huge.png", "image/png", huge));

        assertThat(List.of(
                        attachment.path("width").asInt(),
                        attachment.path("height").asInt()))
                .containsExactly(30_000, 30_000);
        assertThat(fetch(attachment).body()).isEqualTo(huge);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/svg+xml", "image/png"})
    void aFaceIsAPictureInDeed(String claimed) throws IOException, InterruptedException {
        String uri = "data:" + claimed + ";base64," + Base64.getEncoder().encodeToString(Bait.svg());

        assertThat(portal.as(owner)
                        .patch("/users/@me", Wire.object("avatar", uri))
                        .code())
                .isEqualTo(ApiError.INVALID_FORM_BODY.code());
    }
}
