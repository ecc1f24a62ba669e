package dev.guildhall.node.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AdminChannelTest {
    private final List<AdminRequest> asked = new ArrayList<>();
    private AdminAnswer answer = new AdminAnswer.Done();
    private AdminServer server;

    @BeforeEach
    void listen() throws IOException {
        server = AdminServer.start(this::perform, "secret");
    }

    private CompletableFuture<AdminAnswer> perform(AdminRequest request) {
        asked.add(request);
        return CompletableFuture.completedFuture(answer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void everyRequestArrivesAsItWasAsked() {
        var requests = List.of(
                new AdminRequest.CreateUser("ada", null, "password"),
                new AdminRequest.CreateUser("ada", "ada@example.org", "password"),
                new AdminRequest.CreateBot("engine", new UserId(5), true),
                new AdminRequest.CreateBot("engine", null, false),
                new AdminRequest.AddBot(new UserId(6), new GuildId(Long.MAX_VALUE), 1L << 50),
                new AdminRequest.RevokeUser(new UserId(7)),
                new AdminRequest.RevokeToken("a.b.c"));
        requests.forEach(client("secret")::ask);
        assertThat(asked).isEqualTo(requests);
    }

    @Test
    void answersComeBackAsTheyWereGiven() {
        var answers = List.of(
                new AdminAnswer.UserCreated(new UserId(1L << 60), "ada", null, "token"),
                new AdminAnswer.UserCreated(new UserId(2), "ada", "ada@example.org", "token"),
                new AdminAnswer.BotCreated(new UserId(3), "engine", "token"),
                new AdminAnswer.Done());
        for (var expected : answers) {
            answer = expected;
            assertThat(client("secret").ask(new AdminRequest.RevokeToken("any")))
                    .isEqualTo(expected);
        }
    }

    @Test
    void refusalIsItsReason() {
        answer = new AdminAnswer.Refused("The name ada is taken");
        assertThatThrownBy(() -> client("secret").ask(new AdminRequest.CreateUser("ada", null, "password")))
                .isInstanceOf(OperatorError.class)
                .hasMessage("The name ada is taken");
    }

    @Test
    void wrongSecretDoesNothing() {
        assertThatThrownBy(() -> client("guess").ask(new AdminRequest.RevokeToken("any")))
                .hasMessageContaining("secret is wrong");
        assertThat(asked).isEmpty();
    }

    @Test
    void requestWithoutSecretDoesNothing() throws Exception {
        assertThat(status(HttpRequest.newBuilder(address()).POST(HttpRequest.BodyPublishers.ofString("{}"))))
                .isEqualTo(401);
        assertThat(asked).isEmpty();
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        for (var body : List.of(
                "",
                "{",
                "[]",
                "{\"do\":\"dance\"}",
                "{\"do\":\"revoke-user\",\"user_id\":\"x\"}",
                "{\"do\":\"revoke-user\"}")) {
            assertThat(status(authorized(body))).as(body).isEqualTo(400);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void hugeRequestIsRefused() throws Exception {
        assertThat(status(authorized("x".repeat(20_000)))).isEqualTo(413);
    }

    @Test
    void outageIsNotTakenForRefusal() throws Exception {
        try (var broken =
                AdminServer.start(request -> CompletableFuture.failedFuture(new IOException("disk")), "secret")) {
            assertThatThrownBy(() -> new AdminClient(new RunFile(1, 1, 1, broken.port(), "secret", 0))
                            .ask(new AdminRequest.RevokeToken("any")))
                    .hasMessageContaining("may or may not be done");
        }
    }

    @Test
    void nodeThatIsGoneIsSaidSo() {
        server.close();
        assertThatThrownBy(() -> client("secret").ask(new AdminRequest.RevokeToken("any")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("No answer from the node");
    }

    private AdminClient client(String secret) {
        return new AdminClient(new RunFile(1, 1, 1, server.port(), secret, 0));
    }

    private URI address() {
        return URI.create(
                "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port() + "/admin");
    }

    private HttpRequest.Builder authorized(String body) {
        return HttpRequest.newBuilder(address())
                .header("Authorization", "Bearer secret")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }
}
