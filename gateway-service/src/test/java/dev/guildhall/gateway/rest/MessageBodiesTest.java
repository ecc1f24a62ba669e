package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.GuildCommand.AttachmentList;
import dev.guildhall.common.guild.GuildCommand.EditMessage;
import dev.guildhall.common.guild.GuildCommand.Kept;
import dev.guildhall.common.guild.GuildCommand.SendMessage;
import dev.guildhall.common.guild.MessageReference;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.gateway.image.Pictures;
import dev.guildhall.gateway.upload.UploadedFile;
import dev.guildhall.store.AttachmentContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What a message may bring beside its text.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessageBodiesTest {
    private static final String MESSAGES = "/channels/" + Samples.OPEN + "/messages";
    private static final String MESSAGE = MESSAGES + "/" + Samples.MESSAGE;

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    void open(@TempDir Path made) {
        folder = made;
        rest = Rest.unlimited(made.resolve("rest"));
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.asked.clear();
        rest.closed.set(0);
    }

    private Rest.Got post(String json) {
        return rest.send("POST", MESSAGES, rest.bot, json.replace('\'', '"'));
    }

    private SendMessage sent() {
        return (SendMessage) Objects.requireNonNull(rest.owners.asked.poll(), "nothing was sent")
                .command();
    }

    private EditMessage edited() {
        return (EditMessage) Objects.requireNonNull(rest.owners.asked.poll(), "nothing was edited")
                .command();
    }

    private UploadedFile file(int index, String name, byte[] bytes) throws IOException {
        Path path = Files.write(Files.createTempFile(folder, "upload", ""), bytes);
        return new UploadedFile(index, name, "text/html", path, bytes.length);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void assertWrong(String json, String pointer, String code) {
        Rest.Got got = post(json);
        assertThat(got.status()).as(json).isEqualTo(400);
        assertThat(got.body().path("code").asInt()).isEqualTo(ApiError.INVALID_FORM_BODY.code());
        assertThat(got.body().at("/errors" + pointer + "/_errors/0/code").asText())
                .as(got.body().toString())
                .isEqualTo(code);
        assertThat(rest.owners.asked).isEmpty();
    }

    @Test
    void aCardComesBackAsItWasSent() {
        String card = "{'type':'rich','title':'T','description':'D','url':'https://example.org/ä b','color':255,"
                + "'timestamp':'2026-01-02T03:04:05.000Z','footer':{'text':'F','icon_url':'https://example.org/f'},"
                + "'image':{'url':'https://example.org/i'},'thumbnail':{'url':'http://example.org/t'},"
                + "'author':{'name':'A','url':'https://example.org'},'provider':{'name':'me'},'video':{'url':'x'},"
                + "'fields':[{'name':'N','value':'V','inline':true},{'name':'N','value':'V'}]}";
        Rest.Got got = post("{'embeds':[" + card + "]}");

        assertThat(got.status()).as(got.body().toString()).isEqualTo(200);
        var echo = got.body().path("embeds").path(0);
        assertThat(echo.path("type").asText()).isEqualTo("rich");
        assertThat(echo.path("title").asText()).isEqualTo("T");
        assertThat(echo.path("color").asInt()).isEqualTo(255);
        assertThat(echo.path("timestamp").asText()).isEqualTo("2026-01-02T03:04:05.000000+00:00");
        assertThat(echo.path("footer").path("icon_url").asText()).isEqualTo("https://example.org/f");
        assertThat(echo.path("fields").path(1).path("inline").isBoolean()).isTrue();
        assertThat(echo.has("provider")).isFalse();
        assertThat(echo.has("video")).isFalse();
        assertThat(sent().embeds()).hasSize(1);
    }

    @Test
    void wrongCardsAreToldFieldByField() {
        String name = "'fields':[{'name':'n','value':'v'},{'name':'" + "x".repeat(257) + "','value':'v'}]";
        assertWrong("{'embeds':[{" + name + "}]}", "/embeds/0/fields/1/name", "BASE_TYPE_BAD_LENGTH");
        assertWrong("{'embeds':[{'fields':[{'value':'v'}]}]}", "/embeds/0/fields/0/name", "BASE_TYPE_REQUIRED");
        assertWrong("{'embeds':[{'title':'" + "x".repeat(257) + "'}]}", "/embeds/0/title", "BASE_TYPE_MAX_LENGTH");
        assertWrong(
                "{'embeds':[{'description':'" + "x".repeat(4097) + "'}]}",
                "/embeds/0/description",
                "BASE_TYPE_MAX_LENGTH");
        assertWrong(
                "{'embeds':[{'footer':{'text':'" + "x".repeat(2049) + "'}}]}",
                "/embeds/0/footer/text",
                "BASE_TYPE_BAD_LENGTH");
        assertWrong(
                "{'embeds':[{'author':{'name':'" + "x".repeat(257) + "'}}]}",
                "/embeds/0/author/name",
                "BASE_TYPE_BAD_LENGTH");
        assertWrong("{'embeds':[{'color':16777216}]}", "/embeds/0/color", "NUMBER_TYPE_MAX");
        assertWrong("{'embeds':[{'timestamp':'yesterday'}]}", "/embeds/0/timestamp", "DATE_TIME_TYPE_PARSE");
        assertWrong("{'embeds':[{}]}", "/embeds/0", "LIST_ITEM_VALUE_REQUIRED");
        assertWrong("{'embeds':[{'title':' '}]}", "/embeds/0", "LIST_ITEM_VALUE_REQUIRED");
        assertWrong("{'embeds':[7]}", "/embeds/0", "MODEL_TYPE_CONVERT");
        String fields = String.join(",", Collections.nCopies(26, "{'name':'n','value':'v'}"));
        assertWrong("{'embeds':[{'fields':[" + fields + "]}]}", "/embeds/0/fields", "BASE_TYPE_MAX_LENGTH");
        String cards = String.join(",", Collections.nCopies(11, "{'title':'t'}"));
        assertWrong("{'embeds':[" + cards + "]}", "/embeds", "BASE_TYPE_MAX_LENGTH");
    }

    @Test
    void addressesThatBrowsersRunAreRefused() {
        for (String url : new String[] {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://x/y"}) {
            assertWrong("{'embeds':[{'title':'t','url':'" + url + "'}]}", "/embeds/0/url", "URL_TYPE_INVALID_SCHEME");
            assertWrong(
                    "{'embeds':[{'image':{'url':'" + url + "'}}]}", "/embeds/0/image/url", "URL_TYPE_INVALID_SCHEME");
        }
        assertWrong("{'embeds':[{'title':'t','url':'example.org'}]}", "/embeds/0/url", "URL_TYPE_INVALID_URL");
        assertWrong("{'embeds':[{'title':'t','url':'https://'}]}", "/embeds/0/url", "URL_TYPE_INVALID_URL");
        assertWrong(
                "{'embeds':[{'title':'t','url':'attachment://a.png'}]}", "/embeds/0/url", "URL_TYPE_INVALID_SCHEME");
    }

    @Test
    void sixThousandCharactersAreTheLimitOfAllCardsTogether() {
        String half = "{'description':'" + "👍".repeat(3000) + "'}";
        assertThat(post("{'embeds':[" + half + "," + half + "]}").status()).isEqualTo(200);
        rest.owners.asked.clear();
        assertWrong("{'embeds':[" + half + "," + half + ",{'title':'x'}]}", "/embeds", "MAX_EMBED_SIZE_EXCEEDED");
    }

    @Test
    void whatIsNotServedIsRefused() {
        assertWrong("{'content':'x','flags':8192}", "/flags", "CUSTOM_VALIDATION");
        assertWrong("{'content':'x','flags':32768}", "/flags", "CUSTOM_VALIDATION");
        assertWrong(
                "{'content':'x','attachments':[{'id':0,'uploaded_filename':'x'}]}",
                "/attachments/0/uploaded_filename",
                "CUSTOM_VALIDATION");
        assertWrong(
                "{'content':'x','attachments':[{'id':0,'filename':'x'}]}", "/attachments/0/id", "CUSTOM_VALIDATION");
    }

    @Test
    void filesAreStoredBeforeTheMessageIsSent() throws IOException {
        byte[] picture = Pictures.png(640, 480);
        Rest.Got got = rest.upload(
                "POST",
                MESSAGES,
                rest.bot,
                "{\"content\":\"x\",\"attachments\":[{\"id\":\"1\",\"filename\":\"b c.TXT\",\"description\":\"alt\"}]}",
                file(0, "../../cat.png", picture),
                file(1, "ignored", utf8("hello")));

        assertThat(got.status()).as(got.body().toString()).isEqualTo(200);
        List<Attachment> files = sent().attachments();
        assertThat(files).hasSize(2);
        assertThat(files.get(0).filename()).isEqualTo("cat.png");
        assertThat(files.get(0).contentType()).isEqualTo("image/png");
        assertThat(files.get(0).pixels()).isEqualTo(new Attachment.Pixels(640, 480));
        assertThat(stored(files.get(0))).isEqualTo(picture);
        assertThat(files.get(1).filename()).isEqualTo("b_c.TXT");
        assertThat(files.get(1).title()).isEqualTo("b c");
        assertThat(files.get(1).description()).isEqualTo("alt");
        assertThat(files.get(1).contentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(stored(files.get(1))).isEqualTo(utf8("hello"));
        assertThat(got.body().path("attachments").path(0).path("url").asText())
                .startsWith("http://here/attachments/" + Samples.OPEN + "/"
                        + files.get(0).id() + "/cat.png?ex=");
        assertThat(rest.closed).hasValue(1);
    }

    @Test
    void aPictureByNameAloneIsNone() throws IOException {
        rest.upload(
                "POST",
                MESSAGES,
                rest.bot,
                "{}",
                file(0, "a.svg", utf8("<svg onload='alert(1)'/>")),
                file(1, "b.png", utf8("<html><script>")),
                file(2, "c.html", utf8("GIF8")));
        assertThat(sent().attachments()).allSatisfy(file -> {
            assertThat(file.contentType()).isNull();
            assertThat(file.pixels()).isNull();
        });
    }

    @Test
    void filesOfWhoMayNotAttachAreNotStored() throws IOException {
        String hidden = "/channels/" + Samples.HIDDEN + "/messages";
        Rest.Got got = rest.upload("POST", hidden, rest.bot, "{}", file(0, "a", utf8("never stored")));
        assertThat(got.body().path("code").asInt()).isEqualTo(ApiError.MISSING_ACCESS.code());
        assertThat(rest.owners.asked).isEmpty();
    }

    @Test
    void anEditNamesTheFilesThatStayAndBringsNewOnes() throws IOException {
        rest.upload(
                "PATCH",
                MESSAGE,
                rest.bot,
                "{\"attachments\":[{\"id\":\"99999999\",\"description\":null},{\"id\":0,\"description\":\"new\"}]}",
                file(0, "n.txt", utf8("new")));
        Patch<AttachmentList> change = edited().attachments();
        assertThat(change).isInstanceOfSatisfying(Patch.Set.class, set -> {
            var list = (AttachmentList) set.value();
            assertThat(list.kept())
                    .containsExactly(new Kept(new AttachmentId(99_999_999), Patch.clear(), "attachments.0.id"));
            assertThat(list.added())
                    .singleElement()
                    .satisfies(file -> assertThat(file.description()).isEqualTo("new"));
        });
    }

    @Test
    void anEditThatSaysNothingOfFilesKeepsThem() {
        rest.send("PATCH", MESSAGE, rest.bot, "{\"content\":\"x\"}");
        assertThat(edited().attachments().changes()).isFalse();
        rest.send("PATCH", MESSAGE, rest.bot, "{\"attachments\":[]}");
        assertThat(edited().attachments().changes()).isTrue();
        rest.send("PATCH", MESSAGE, rest.bot, "{\"embeds\":null}");
        assertThat(edited().embeds()).isEqualTo(Patch.clear());
    }

    @Test
    void aForwardShowsWhatTheSenderMayRead() {
        String reference = "{'message_reference':{'type':1,'channel_id':'%s','message_id':'%s'}%s}";
        Rest.Got got = rest.send(
                "POST",
                MESSAGES,
                rest.person,
                reference.formatted(Samples.OPEN, Samples.MESSAGE, "").replace('\'', '"'));
        assertThat(got.status()).as(got.body().toString()).isEqualTo(200);
        var forward = Objects.requireNonNull(sent().forward());
        assertThat(forward.source()).isEqualTo(new MessageReference(Samples.MESSAGE, Samples.OPEN, Samples.GUILD));
        assertThat(forward.snapshot().content()).isEqualTo("hello");

        // Its application has no MESSAGE_CONTENT.
        assertThat(post(reference.formatted(Samples.OPEN, Samples.MESSAGE, ""))
                        .body()
                        .path("code")
                        .asInt())
                .isEqualTo(ApiError.CANNOT_FORWARD_UNREADABLE.code());
        assertThat(post(reference.formatted(Samples.NO_HISTORY, 5, ""))
                        .body()
                        .path("code")
                        .asInt())
                .isEqualTo(ApiError.CANNOT_FORWARD_UNREADABLE.code());
        assertThat(post(reference.formatted(Samples.HIDDEN, 5, ""))
                        .body()
                        .path("code")
                        .asInt())
                .isEqualTo(ApiError.MISSING_ACCESS.code());
        assertThat(post(reference.formatted(Samples.OPEN, 5, ""))
                        .body()
                        .path("code")
                        .asInt())
                .isEqualTo(ApiError.UNKNOWN_MESSAGE.code());
        assertWrong(
                reference.formatted(Samples.OPEN, Samples.MESSAGE, ",'content':'look'"),
                "/message_reference",
                "CUSTOM_VALIDATION");
    }

    @Test
    void oldAddressesAreRefreshedAndStrangeOnesNot() {
        Attachment file = new Attachment(
                new AttachmentId(5), "a.txt", null, null, null, 1, new ContentHash("00".repeat(32)), null);
        String ours = rest.links.url(Samples.OPEN, file);
        Rest.Got got = rest.send(
                "POST",
                "/attachments/refresh-urls",
                rest.person,
                "{\"attachment_urls\":[\"" + ours + "\",\"https://x/attachments/1/2/a?ex=1&is=1&hm=1\"]}");
        assertThat(got.body().at("/refreshed_urls/0/original").asText()).isEqualTo(ours);
        assertThat(got.body().at("/refreshed_urls/0/refreshed").asText()).isEqualTo(ours);
        assertThat(got.body().at("/refreshed_urls/1/refreshed").isNull()).isTrue();
    }

    @Test
    void namesBecomeSafe() {
        assertThat(Filenames.safe("a b.txt")).isEqualTo("a_b.txt");
        assertThat(Filenames.safe("../../etc/passwd")).isEqualTo("passwd");
        assertThat(Filenames.safe("C:\\x\\y.png")).isEqualTo("y.png");
        assertThat(Filenames.safe("..")).isEqualTo("unknown");
        assertThat(Filenames.safe("a\u0000\r\n\"b")).isEqualTo("a_b");
        assertThat(Filenames.safe("💥")).isEqualTo("unknown");
        assertThat(Filenames.safe("x".repeat(65_536) + ".png")).hasSize(200).endsWith(".png");
        assertThat(Filenames.safe("SPOILER_x.png")).isEqualTo("SPOILER_x.png");
        assertThat(Filenames.title("SPOILER_x.png", "SPOILER_x.png")).isNull();
        assertThat(Filenames.title("ä.png", ".png")).isEqualTo("ä");
    }

    private byte[] stored(Attachment file) {
        try (AttachmentContent content =
                rest.attachments.open(file.hash()).toCompletableFuture().join().orElseThrow()) {
            byte[] bytes = new byte[(int) content.sizeBytes()];
            content.read(0, bytes.length).toCompletableFuture().join().get(bytes);
            return bytes;
        }
    }
}
