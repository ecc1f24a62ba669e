package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.StalledReader;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.protocol.EventType;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// A client that stops reading costs the server a bounded outbox and its neighbours nothing.
@OnNode
final class SlowReaderTest {
    /// 8 kB of UTF-8 each: 4-byte characters, the longest that a message may hold.
    private static final String BIG = "🜁".repeat(2000);

    /// Each look is a frame, and a client may send 120 a minute.
    private static final int MESSAGES_BETWEEN_LOOKS = 100;

    /// The reader is given 20 s, and the close frame that it does not read 5 s more: so many messages take
    /// longer than that on any machine. With fewer, a fast one was done before the server gave up.
    private static final int MESSAGES_MAX = 40_000;

    @Test
    void clientThatStopsReadingIsClosedWithAResumableCodeWhileOthersReadOn(Portal portal)
            throws IOException, InterruptedException {
        Account owner = portal.register("owner");
        Place place = Place.open(portal, owner, "flood");
        try (StalledReader stalled = StalledReader.identify(portal, owner);
                GatewaySession reading = GatewaySession.asPerson(portal, owner)) {
            int sent = 0;
            while (sent < MESSAGES_MAX && !stalled.lost()) {
                for (int i = 0; i < MESSAGES_BETWEEN_LOOKS; i++, sent++) {
                    place.say(owner, BIG);
                    reading.await(EventType.MESSAGE_CREATE);
                }
            }

            int code = stalled.readToTheEnd();

            assertThat(code).as("after %d messages", sent).isIn(CloseCode.UNKNOWN_ERROR.code(), StalledReader.CUT);
        }
    }
}
