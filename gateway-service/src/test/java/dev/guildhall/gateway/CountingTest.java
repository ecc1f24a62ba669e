package dev.guildhall.gateway;

import static dev.guildhall.gateway.TestGateway.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.protocol.CloseCode;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.store.StoreUnavailable;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// READY of a person, while the store counts what the person has not read.
final class CountingTest extends OnTestGateway {
    private final CompletableFuture<Void> counted = gateway.mentions.hold();

    @BeforeEach
    void somethingIsUnread() {
        gateway.owners.lastMessages = Map.of(new ChannelId(8), new MessageId(9));
    }

    @Test
    void whatComesWhileItCountsFollowsReady() throws IOException, InterruptedException {
        try (WireClient client = gateway.connect().identify("person", 0)) {
            gateway.mentions.awaitAsked();
            gateway.owners.publish(TestGateway.GUILD, "{\"content\":\"meanwhile\"}");
            gateway.owners.sessions.values().forEach(session -> session.tell(new SessionMessage.GuildJoined(OTHER)));
            gateway.owners.awaitAttached(OTHER);
            counted.complete(null);

            JsonNode ready = client.next();
            assertThat(ready.path("t").asText()).isEqualTo("READY");
            assertThat(ready.path("d").path("read_state")).isEmpty();
            assertThat(client.next().path("d").path("content").asText()).isEqualTo("meanwhile");
            JsonNode joined = client.next();
            assertThat(joined.path("t").asText()).isEqualTo("GUILD_CREATE");
            assertThat(joined.path("d").path("id").asText()).isEqualTo(OTHER.toString());
        }
    }

    @Test
    void withoutACountThereIsNoReady() throws IOException, InterruptedException {
        try (WireClient client = gateway.connect().identify("person", 0)) {
            gateway.mentions.awaitAsked();
            counted.completeExceptionally(new StoreUnavailable("the disk is gone"));

            assertThat(client.closeCode()).isEqualTo(CloseCode.UNKNOWN_ERROR.code());
        }
    }
}
