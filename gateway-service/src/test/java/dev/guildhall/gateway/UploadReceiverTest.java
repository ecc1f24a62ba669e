package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.upload.Upload;
import dev.guildhall.gateway.upload.UploadRequest;
import dev.guildhall.gateway.upload.UploadedFile;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests with files, over real sockets. A file may have 1000 bytes here, a request 3000, another request
/// 1024.
final class UploadReceiverTest {
    @TempDir
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    static TestStore store;

    private final TestGateway gateway = new TestGateway(store, Showing::new);

    @BeforeAll
    static void openStore() {
        store = new TestStore(folder, TestGateway.GUILD);
    }

    @AfterAll
    static void closeStore() {
        store.close();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String part(String disposition, String content) {
        return "--xyz\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
    }

    private static String file(int index, String name, String content) {
        return part("name=\"files[" + index + "]\"; filename=\"" + name + "\"", content);
    }

    private static String json(String json) {
        return part("name=\"payload_json\"", json);
    }

    private static String head(String authorization, int length) {
        return "POST /x HTTP/1.1\r\nHost: here\r\nAuthorization: " + authorization
                + "\r\nContent-Type: multipart/form-data; boundary=xyz\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.gateway.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /// Everything that comes back, until the server has no more to say.
    private static String answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                return text.toString();
            }
            text.append((char) next);
        }
        int at = text.indexOf("content-length: ") + "content-length: ".length();
        int length = Integer.parseInt(text.substring(at, text.indexOf("\r\n", at)));
        return text.append(new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1))
                .toString();
    }

    private String send(String... parts) throws IOException {
        String body = String.join("", parts) + "--xyz--\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(latin1(head("yes", body.length()) + body));
            return answer(socket);
        }
    }

    /// Uploads are let go of by other threads than the one that answers.
    private void assertNothingIsLeft() {
        gateway.awaitTrue(() -> gateway.uploading().isEmpty() && gateway.uploads.underWay() == 0);
    }

    @Test
    void filesAndTheirJsonArrive() throws IOException {
        String answer = send(json("{\"content\":\"x\"}"), file(1, "b.txt", "two"), file(0, "a.txt", "one"));
        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("{\"content\":\"x\"} 0:a.txt=one 1:b.txt=two");
        assertNothingIsLeft();
    }

    @Test
    void aFormWithoutJsonIsItsFields() throws IOException {
        assertThat(send(part("name=\"content\"", "hi"), part("name=\"tts\"", "true"), file(0, "a", "1")))
                .endsWith("{\"content\":\"hi\",\"tts\":true} 0:a=1");
    }

    @Test
    void piecesOfOneByteMakeTheSameRequest() throws IOException {
        String body = json("{}") + file(0, "a.txt", "\r\n--xy\r\n-") + "--xyz--\r\n";
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            for (byte each : latin1(head("yes", body.length()) + body)) {
                socket.getOutputStream().write(each);
                socket.getOutputStream().flush();
            }
            assertThat(answer(socket)).endsWith("{} 0:a.txt=\r\n--xy\r\n-");
        }
        assertNothingIsLeft();
    }

    @Test
    void twoUploadsOnOneConnectionAreAnsweredInTurn() throws IOException {
        String body = json("{}") + file(0, "a", "1") + "--xyz--\r\n";
        String request = head("yes", body.length()) + body;
        try (Socket socket = connect()) {
            socket.getOutputStream().write(latin1(request + request));
            assertThat(answer(socket)).endsWith("{} 0:a=1");
            assertThat(answer(socket)).endsWith("{} 0:a=1");
        }
        assertNothingIsLeft();
    }

    @Test
    void namesOnDiskHaveNothingOfTheClientsNames() throws IOException {
        for (String name : new String[] {"../../etc/passwd", "/tmp/x", "a\u0000b", "..\\..\\x", "x".repeat(3000)}) {
            assertThat(send(json("{}"), file(0, name, "1"))).as(name).doesNotStartWith("HTTP/1.1 5");
            assertThat(gateway.uploading())
                    .allSatisfy(
                            left -> assertThat(left.getFileName().toString()).doesNotContain("passwd", "x"));
            assertNothingIsLeft();
        }
    }

    @Test
    void aFileThatIsTooLargeIs413() throws IOException {
        assertThat(send(json("{}"), file(0, "a", "x".repeat(1001))))
                .startsWith("HTTP/1.1 413")
                .contains("40005");
        assertThat(send(json("{}"), file(0, "a", "x".repeat(1000)))).startsWith("HTTP/1.1 200");
        assertNothingIsLeft();
    }

    @Test
    void aRequestThatIsTooLargeIs413WithoutBeingReceived() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(latin1(head("yes", 3001)));
            assertThat(answer(socket)).startsWith("HTTP/1.1 413").contains("40005");
        }
        assertNothingIsLeft();
    }

    @Test
    void elevenFilesAreTooMany() throws IOException {
        String[] parts = IntStream.range(0, 11)
                .mapToObj(index -> file(index, "f" + index, "1"))
                .toArray(String[]::new);
        assertThat(send(parts)).startsWith("HTTP/1.1 400").contains("30015");
        assertNothingIsLeft();
    }

    @Test
    void moreThanTheBoundIsNotReceivedWhateverItsParts() throws IOException {
        String field = "--xyz\r\nContent-Disposition:form-data;name=a\r\n\r\n\r\n";
        assertThat(send(field.repeat(1000))).startsWith("HTTP/1.1 413");
        assertThat(send("--xyz\r\nContent-Disposition:form-data;name=" + "n".repeat(2500) + "\r\n\r\n\r\n"))
                .startsWith("HTTP/1.1 ");
        assertNothingIsLeft();
    }

    @Test
    void whatIsNoMultipartIsRefused() throws IOException {
        assertThat(send("garbage\r\n\r\n")).startsWith("HTTP/1.1 400");
        String[] cutOff = {json("{}"), "--xyz\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a\"\r\n"
        };
        String body = String.join("", cutOff);
        try (Socket socket = connect()) {
            socket.getOutputStream().write(latin1(head("yes", body.length()) + body));
            assertThat(answer(socket)).startsWith("HTTP/1.1 ");
        }
        assertThat(send(json("{}"), part("name=\"other\"; filename=\"a\"", "1")))
                .startsWith("HTTP/1.1 400");
        assertThat(send(file(0, "a", "1"), file(0, "b", "1"))).startsWith("HTTP/1.1 400");
        assertNothingIsLeft();
    }

    @Test
    void aClientThatBreaksOffLeavesNothing() throws IOException {
        String body = json("{}") + file(0, "a", "x".repeat(500));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(latin1(head("yes", 2000) + body));
            gateway.awaitTrue(() -> !gateway.uploading().isEmpty());
        }
        assertNothingIsLeft();
    }

    @Test
    void moreThanMayBeUnderWayAreSentAway() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            first.getOutputStream().write(latin1(head("yes", 2000)));
            second.getOutputStream().write(latin1(head("yes", 2000)));
            gateway.awaitTrue(() -> gateway.uploads.underWay() == 2);
            assertThat(send(json("{}"))).startsWith("HTTP/1.1 503");
        }
        assertNothingIsLeft();
    }

    @Test
    void whoIsNotAdmittedIsReceivedAsAnybodyElse() throws IOException {
        String body = json("{}") + "--xyz--\r\n";
        try (Socket socket = connect()) {
            socket.getOutputStream().write(latin1(head("no", body.length()) + body));
            assertThat(answer(socket)).startsWith("HTTP/1.1 200").endsWith("plain " + body.length());
            socket.getOutputStream().write(latin1(head("no", 1500) + "x".repeat(1500)));
            assertThat(answer(socket)).startsWith("HTTP/1.1 413");
        }
        assertThat(gateway.uploading()).isEmpty();
    }

    @Test
    void aClientThatAsksFirstIsToldToGoOn() throws IOException {
        String body = json("{}") + file(0, "a", "1") + "--xyz--\r\n";
        try (Socket socket = connect()) {
            String head = head("yes", body.length()).replace("Host:", "Expect: 100-continue\r\nHost:");
            socket.getOutputStream().write(latin1(head));
            byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 100 Continue\r\n".length());
            assertThat(new String(line, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 100");
            socket.getOutputStream().write(latin1(body));
            assertThat(answer(socket)).contains("HTTP/1.1 200").endsWith("{} 0:a=1");
        }
    }

    /// Answers with what it was given.
    private static final class Showing extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            String text = "plain " + request.content().readableBytes();
            if (request instanceof UploadRequest uploaded) {
                Upload upload = uploaded.take();
                if (upload != null) {
                    text = new String(upload.json(), StandardCharsets.UTF_8)
                            + upload.files().stream().map(Showing::show).collect(Collectors.joining());
                    upload.close();
                }
            }
            byte[] body = latin1(text);
            DefaultFullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(body));
            response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
            context.writeAndFlush(response);
        }

        private static String show(UploadedFile file) {
            try {
                String name = file.filename().length() > 100 ? "long" : file.filename();
                return " " + file.index() + ":" + name + "="
                        + Files.readString(file.path(), StandardCharsets.ISO_8859_1);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
