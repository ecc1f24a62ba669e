package dev.guildhall.acceptance.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ApiError;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Ways to more power than one was given: each is refused with the protocol's code, leaves everything as it was, and
/// nothing in the audit log.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EscalationTest {
    private final Portal portal;
    private final Ladder ladder;
    private String state;

    EscalationTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.ladder = Ladder.build(portal);
        this.state = ladder.state();
    }

    Stream<Attempt> attempts() {
        return new Attempts(ladder).all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void isRefusedAndChangesNothing(Attempt attempt) throws IOException, InterruptedException {
        String before = state;
        ThinClient client = portal.as(attempt.who());
        Reply reply = attempt.body() == null
                ? client.call(attempt.method(), attempt.path(), null, "")
                : client.call(
                        attempt.method(),
                        attempt.path(),
                        "application/json",
                        attempt.body().toString());

        state = ladder.state();
        assertThat(reply.status()).as("%s", reply).isEqualTo(attempt.refusal().httpStatus());
        assertThat(reply.code()).as("%s", reply).isEqualTo(attempt.refusal().code());
        assertThat(state).isEqualTo(before);
    }

    /// Two heirs at once: one gets the guild, and the other is refused by what the first one made true.
    @Test
    void ofTwoTransfersAtOnceOneHappens() throws IOException, InterruptedException {
        Account owner = portal.register("king");
        List<Account> heirs = List.of(portal.register("heir"), portal.register("heir"));
        Place place = Place.open(portal, owner, "realm");
        for (Account heir : heirs) place.welcome(heir);

        List<Reply> replies;
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> asked = heirs.stream()
                    .map(heir -> CompletableFuture.supplyAsync(() -> handOver(place, heir), both))
                    .toList();
            replies = asked.stream().map(CompletableFuture::join).toList();
        }

        assertThat(replies).extracting(Reply::status).containsExactlyInAnyOrder(200, ApiError.OWNER_ONLY.httpStatus());
        Account heir = heirs.get(replies.getFirst().status() == 200 ? 0 : 1);
        assertThat(portal.as(owner)
                        .get(place.guild(""))
                        .expect(200)
                        .path("owner_id")
                        .asText())
                .isEqualTo(heir.id());
        assertThat(portal.as(owner)
                        .patch(place.guild(""), Wire.object("owner_id", owner.id()))
                        .code())
                .as("who gave it away cannot take it back")
                .isEqualTo(ApiError.MISSING_PERMISSIONS.code());
        assertThat(portal.as(heir)
                        .delete("/users/@me/guilds/" + place.guildId())
                        .code())
                .isEqualTo(ApiError.INVALID_GUILD.code());
    }

    private static Reply handOver(Place place, Account heir) {
        try {
            return place.asOwner().patch(place.guild(""), Wire.object("owner_id", heir.id()));
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }
}
