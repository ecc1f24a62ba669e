package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the routes of reactions ask of the guild, and what they read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReactionRoutesTest {
    private static final String MESSAGE = "/channels/" + Samples.OPEN + "/messages/" + Samples.MESSAGE;
    private static final String REACTIONS = MESSAGE + "/reactions";
    private static final String THUMB_PATH = REACTIONS + "/%F0%9F%91%8D";
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("👍");

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
        rest.commit(
                new OwnerId.OfGuild(Samples.GUILD),
                new Change.PutReaction(Samples.OPEN, Samples.MESSAGE, THUMB, Samples.PERSON, 1),
                new Change.PutReaction(Samples.OPEN, Samples.MESSAGE, THUMB, Samples.BOT, 2),
                new Change.PutReactionCounts(Samples.OPEN, Samples.MESSAGE, List.of(new ReactionCount(THUMB, 2, 1))));
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.asked.clear();
    }

    private void assertAsked(String method, String path, GuildCommand command) {
        Rest.Got got = rest.send(method, path, rest.person, null);
        assertThat(got.status()).isEqualTo(204);
        assertThat(got.body().isMissingNode()).isTrue();
        assertThat(rest.owners.asked)
                .singleElement()
                .satisfies(ask -> assertThat(ask.command()).isEqualTo(command));
        rest.owners.asked.clear();
    }

    private void assertRefused(Rest.Got got, ApiError error) {
        assertThat(got.status()).isEqualTo(error.httpStatus());
        assertThat(got.body().path("code").asInt()).isEqualTo(error.code());
    }

    @Test
    void everyRouteAsksTheGuildForItsChange() {
        assertAsked("PUT", THUMB_PATH + "/@me", new GuildCommand.AddReaction(Samples.OPEN, Samples.MESSAGE, THUMB));
        assertAsked(
                "PUT",
                REACTIONS + "/a:party:7/@me",
                new GuildCommand.AddReaction(
                        Samples.OPEN, Samples.MESSAGE, new ReactionEmoji.Custom(new EmojiId(7), "party", true)));
        assertAsked(
                "DELETE",
                THUMB_PATH + "/@me",
                new GuildCommand.RemoveReaction(Samples.OPEN, Samples.MESSAGE, THUMB, Samples.PERSON));
        assertAsked(
                "DELETE",
                THUMB_PATH + "/" + Samples.BOT,
                new GuildCommand.RemoveReaction(Samples.OPEN, Samples.MESSAGE, THUMB, Samples.BOT));
        assertAsked("DELETE", THUMB_PATH, new GuildCommand.ClearEmoji(Samples.OPEN, Samples.MESSAGE, THUMB));
        assertAsked("DELETE", REACTIONS, new GuildCommand.ClearReactions(Samples.OPEN, Samples.MESSAGE));
    }

    @Test
    void whatIsNoEmojiIsUnknown() {
        for (String emoji : List.of("thumb", "%F0%9F", "1", "%F0%9F%91%8D%F0%9F%91%8D", ":7")) {
            assertRefused(
                    rest.send("PUT", REACTIONS + "/" + emoji + "/@me", rest.person, null), ApiError.UNKNOWN_EMOJI);
        }
        assertRefused(rest.get(REACTIONS + "/thumb", rest.person), ApiError.UNKNOWN_EMOJI);
        assertThat(rest.owners.asked).isEmpty();
    }

    @Test
    void whoReactedIsListedPageByPage() {
        assertThat(rest.get(THUMB_PATH, rest.person).body().findValuesAsText("id"))
                .containsExactly("11", "12");
        assertThat(rest.get(THUMB_PATH + "?limit=1", rest.person).body().findValuesAsText("id"))
                .containsExactly("11");
        assertThat(rest.get(THUMB_PATH + "?after=11", rest.person).body().findValuesAsText("id"))
                .containsExactly("12");
        assertThat(rest.get(THUMB_PATH + "?type=1", rest.person).body()).isEmpty();
        assertRefused(rest.get(THUMB_PATH + "?limit=101", rest.person), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void listNeedsTheHistoryAndTheMessage() {
        String hidden = "/channels/" + Samples.NO_HISTORY + "/messages/" + Samples.MESSAGE;
        assertRefused(rest.get(hidden + "/reactions/%F0%9F%91%8D", rest.bot), ApiError.MISSING_PERMISSIONS);
        assertRefused(
                rest.get("/channels/" + Samples.OPEN + "/messages/5/reactions/%F0%9F%91%8D", rest.bot),
                ApiError.UNKNOWN_MESSAGE);
    }

    @Test
    void messageShowsItsReactionsToItsReader() {
        Rest.Got got = rest.get(MESSAGE, rest.person);
        assertThat(got.body().path("reactions")).hasSize(1);
        assertThat(got.body().at("/reactions/0/count").asInt()).isEqualTo(2);
        assertThat(got.body().at("/reactions/0/me").asBoolean()).isTrue();
        assertThat(got.body().at("/reactions/0/count_details/normal").asInt()).isEqualTo(2);
        assertThat(got.body().at("/reactions/0/emoji/id").isNull()).isTrue();
        assertThat(got.body().at("/reactions/0/emoji/name").asText()).isEqualTo("👍");
        Rest.Got page = rest.get("/channels/" + Samples.OPEN + "/messages", rest.person);
        assertThat(page.body().at("/0/reactions/0/count").asInt()).isEqualTo(2);
        Rest.Got edited = rest.send("PATCH", MESSAGE, rest.person, "{\"content\":\"anew\"}");
        assertThat(edited.body().at("/reactions/0/me").asBoolean()).isTrue();
    }
}
