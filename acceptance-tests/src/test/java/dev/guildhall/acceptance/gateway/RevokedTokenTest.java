package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A token that is taken back is worth nothing, open sockets included.
@OnNode
final class RevokedTokenTest {
    @Test
    void loggingOutClosesTheSocketsOfThatTokenAlone(Portal portal) throws IOException, InterruptedException {
        Account first = portal.register("leaver");
        Account second = portal.logIn(first);
        try (GatewaySession gone = GatewaySession.asPerson(portal, first);
                GatewaySession stays = GatewaySession.asPerson(portal, second)) {
            portal.as(first).post("/auth/logout", Wire.object()).expect(204);

            assertThat(gone.awaitClose().code()).isEqualTo(CloseCode.AUTHENTICATION_FAILED.code());
            assertThat(portal.as(first).get("/users/@me").status()).isEqualTo(401);
            assertThat(portal.as(second).get("/users/@me").status()).isEqualTo(200);
            assertAlive(stays);
        }
    }

    @Test
    void resettingABotsTokenClosesItsSockets(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("developer");
        Account bot = portal.createPlainBot(owner, "reset");
        String application = portal.applicationOf(bot);
        try (GatewaySession session = GatewaySession.asBot(portal, bot, Intent.GUILDS.mask())) {
            String token = portal.as(owner)
                    .post("/applications/" + application + "/bot/reset", Wire.object())
                    .expect(200)
                    .path("token")
                    .asText();

            assertThat(session.awaitClose().code()).isEqualTo(CloseCode.AUTHENTICATION_FAILED.code());
            assertThat(portal.as(bot).get("/users/@me").status()).isEqualTo(401);
            Account fresh = new Account(bot.id(), bot.name(), token, true);
            assertThat(portal.as(fresh).get("/users/@me").status()).isEqualTo(200);
        }
    }

    private static void assertAlive(GatewaySession session) throws InterruptedException {
        session.send(GatewayFrames.heartbeat());
        session.awaitOp(Opcode.HEARTBEAT_ACK);
    }
}
