package dev.guildhall.acceptance.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.process.CommandOutcome;
import dev.guildhall.acceptance.process.NodeCommand;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import dev.guildhall.servers.S3Launch;
import dev.guildhall.servers.ServerKind;
import dev.guildhall.servers.Servers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A node whose attachments are in a bucket, as its operator sets it up: by environment alone.
final class AttachmentsOnS3Test {
    /// Three pieces of a download, the last of them not a full one.
    private static final int FILE_BYTES = 300_000;

    private static Map<String, String> environment(String prefix) {
        return Map.of(
                "GUILDHALL_ATTACHMENTS_ADAPTER",
                "s3",
                "GUILDHALL_ATTACHMENTS_S3_ENDPOINT",
                "http://127.0.0.1:" + Servers.ofRun(ServerKind.S3).port(),
                "GUILDHALL_ATTACHMENTS_S3_BUCKET",
                S3Launch.BUCKET,
                "GUILDHALL_ATTACHMENTS_S3_PREFIX",
                prefix,
                "GUILDHALL_ATTACHMENTS_S3_PATH_STYLE",
                "true",
                "GUILDHALL_ATTACHMENTS_S3_ACCESS_KEY",
                S3Launch.ACCESS_KEY,
                "GUILDHALL_ATTACHMENTS_S3_SECRET_KEY",
                S3Launch.SECRET_KEY);
    }

    @Test
    void aFileInABucketIsServedAndOutlivesItsNodesEnd() throws IOException, InterruptedException {
        byte[] bytes = new byte[FILE_BYTES];
        new Random(1).nextBytes(bytes);
        try (NodeProcess node = NodeProcess.start(
                        Scratch.folder("node-on-s3"), List.of("--no-rate-limits"), environment("served/"));
                HttpClient http = HttpClient.newHttpClient()) {
            Portal portal = new Portal(http, node.http());
            Account owner = portal.register("ada");
            Place place = Place.open(portal, owner, "files");
            HttpResponse<String> sent = http.send(
                    HttpRequest.newBuilder(node.http().resolve("/api/v10" + place.channel("/messages")))
                            .header("Authorization", owner.authorization())
                            .header("Content-Type", Multipart.contentType())
                            .POST(HttpRequest.BodyPublishers.ofByteArray(new Multipart()
                                    .file(0, "noise.bin", "application/octet-stream", bytes)
                                    .whole()))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            JsonNode file = Wire.parse(sent.body()).path("attachments").path(0);
            URI url = URI.create(file.path("url").asText());

            assertThat(fetch(http, url).body()).isEqualTo(bytes);
            assertThat(Files.exists(contents(node))).as("on the node's disk").isFalse();
            node.kill9();
            node.startAgain();
            assertThat(fetch(http, url).body()).isEqualTo(bytes);
        }
    }

    private static Path contents(NodeProcess node) {
        return node.data().resolve("attachments").resolve("content");
    }

    private static HttpResponse<byte[]> fetch(HttpClient http, URI url) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
    }

    @Test
    void aNodeThatTheBucketDoesNotLetInSaysSoAndEnds() throws IOException, InterruptedException {
        Map<String, String> wrong = new HashMap<>(environment("refused/"));
        wrong.put("GUILDHALL_ATTACHMENTS_S3_SECRET_KEY", "guessed");
        String data = Scratch.folder("node-refused-by-s3").resolve("data").toString();
        CommandOutcome outcome = new NodeCommand(List.of("start", "--port", "0", "--data", data), wrong).run();

        assertThat(outcome.exitCode()).isNotZero();
        assertThat(outcome.errors().lines().filter(line -> !line.isBlank()))
                .singleElement()
                .asString()
                .contains(S3Launch.BUCKET, "GUILDHALL_ATTACHMENTS_S3_SECRET_KEY")
                .doesNotContain("guessed");
    }
}
