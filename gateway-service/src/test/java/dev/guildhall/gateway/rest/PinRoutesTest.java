package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Pins by both sorts of routes.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PinRoutesTest {
    private static final String CHANNEL = "/channels/" + Samples.OPEN;
    private static final int PINNED = 60;

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    /// Message 2000 + n was pinned n seconds ago; one more pin's message is gone.
    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
        List<Change> changes = new ArrayList<>();
        for (int age = 1; age <= PINNED; age++) {
            MessageId id = new MessageId(2000 + age);
            changes.add(new Change.PutMessage(Samples.message(id, Samples.PERSON, "pinned", List.of())));
            changes.add(new Change.PutPin(Samples.OPEN, new Pin(id, Samples.NOW.minusSeconds(age))));
        }
        changes.add(new Change.PutPin(Samples.OPEN, new Pin(new MessageId(9), Samples.NOW.minusMillis(1500))));
        rest.commit(new OwnerId.OfGuild(Samples.GUILD), changes.toArray(Change[]::new));
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.asked.clear();
    }

    @Test
    void bothSortsOfRoutesAskForTheSame() {
        GuildCommand pin = new GuildCommand.PinMessage(Samples.OPEN, Samples.MESSAGE);
        GuildCommand unpin = new GuildCommand.UnpinMessage(Samples.OPEN, Samples.MESSAGE);
        for (String pins : List.of("/pins/", "/messages/pins/")) {
            assertThat(rest.send("PUT", CHANNEL + pins + Samples.MESSAGE, rest.bot, null)
                            .status())
                    .isEqualTo(204);
            assertThat(rest.send("DELETE", CHANNEL + pins + Samples.MESSAGE, rest.bot, null)
                            .status())
                    .isEqualTo(204);
        }
        assertThat(rest.owners.asked.stream().map(ask -> ask.command())).containsExactly(pin, unpin, pin, unpin);
    }

    @Test
    void listGoesOnWhereThePageBeforeEnded() {
        Rest.Got first = rest.get(CHANNEL + "/messages/pins?limit=3", rest.bot);
        assertThat(ids(first)).containsExactly("2001", "2002");
        assertThat(first.body().path("has_more").asBoolean()).isTrue();
        assertThat(first.body().at("/items/0/message/pinned").asBoolean()).isTrue();
        String before = first.body().at("/items/1/pinned_at").asText().replace("+", "%2B");
        Rest.Got next = rest.get(CHANNEL + "/messages/pins?before=" + before, rest.bot);
        assertThat(ids(next)).hasSize(50).startsWith("2003");
        Rest.Got last = rest.get(CHANNEL + "/messages/pins?before=2026-03-01T11:59:05Z", rest.bot);
        assertThat(ids(last)).containsExactly("2056", "2057", "2058", "2059", "2060");
        assertThat(last.body().path("has_more").asBoolean(true)).isFalse();
    }

    private static List<String> ids(Rest.Got got) {
        List<String> ids = new ArrayList<>();
        got.body().path("items").forEach(item -> ids.add(item.at("/message/id").asText()));
        return ids;
    }

    @Test
    void olderListIsThePlainNewestFifty() {
        Rest.Got got = rest.get(CHANNEL + "/pins", rest.bot);
        assertThat(got.body().isArray()).isTrue();
        assertThat(got.body()).hasSize(49);
        assertThat(got.body().at("/0/id").asText()).isEqualTo("2001");
    }

    @Test
    void whoMayNotReadTheHistorySeesNoPins() {
        Rest.Got got = rest.get("/channels/" + Samples.NO_HISTORY + "/messages/pins", rest.bot);
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().path("items")).isEmpty();
        assertThat(got.body().path("has_more").asBoolean(true)).isFalse();
        assertThat(rest.get("/channels/" + Samples.NO_HISTORY + "/pins", rest.bot)
                        .body())
                .isEmpty();
        assertThat(rest.get("/channels/" + Samples.HIDDEN + "/pins", rest.bot).status())
                .isEqualTo(ApiError.MISSING_ACCESS.httpStatus());
    }

    @Test
    void messagesOfAPageSayThatTheyArePinned() {
        Rest.Got got = rest.get(CHANNEL + "/messages?around=2060&limit=2", rest.bot);
        assertThat(got.body().at("/0/pinned").asBoolean()).isTrue();
        assertThat(rest.get(CHANNEL + "/messages/" + Samples.MESSAGE, rest.bot)
                        .body()
                        .path("pinned")
                        .asBoolean(true))
                .isFalse();
    }
}
