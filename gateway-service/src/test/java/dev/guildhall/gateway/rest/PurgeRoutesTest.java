package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.PurgeMessages;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many messages deleted at once, by themselves or with a ban.
final class PurgeRoutesTest {
    private static final String BULK = "/channels/" + Samples.OPEN + "/messages/bulk-delete";
    private static final String BAN = "/guilds/" + Samples.GUILD + "/bans/12";

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeEach
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
    }

    @AfterEach
    void close() {
        rest.close();
    }

    private static String ids(long from, long to) {
        return LongStream.rangeClosed(from, to).mapToObj(id -> "\"" + id + "\"").collect(Collectors.joining(","));
    }

    private Rest.Got bulk(String ids) {
        return rest.send("POST", BULK, rest.person, "{\"messages\":[" + ids + "]}");
    }

    private List<GuildCommand> asked() {
        return rest.owners.asked.stream().map(ask -> ask.command()).toList();
    }

    @Test
    void twoToAHundredAreHandedOn() {
        assertThat(bulk(ids(1, 2)).status()).isEqualTo(204);
        assertThat(asked())
                .containsExactly(
                        new GuildCommand.DeleteMessages(Samples.OPEN, List.of(new MessageId(1), new MessageId(2))));
        assertThat(bulk(ids(1, 100)).status()).isEqualTo(204);
        for (String wrong : List.of(ids(1, 1), ids(1, 101), "")) {
            assertThat(bulk(wrong).body().path("code").asInt()).isEqualTo(ApiError.BULK_DELETE_COUNT.code());
        }
    }

    @Test
    void oneThatIsNamedTwiceFailsTheWhole() {
        Rest.Got got = bulk("1,2,\"1\"");
        assertThat(got.body().at("/errors/messages/2/_errors/0/code").asText())
                .isEqualTo(FormError.SET_TYPE_ALREADY_CONTAINS_VALUE.name());
        assertThat(rest.owners.asked).isEmpty();
    }

    private MessageId at(Duration ago, int number) {
        return new MessageId(Snowflake.floorOf(Samples.NOW.minus(ago)) + number);
    }

    private MessageId write(Duration ago, int number, UserId author) {
        MessageId id = at(ago, number);
        rest.commit(
                new OwnerId.OfGuild(Samples.GUILD),
                new Change.PutMessage(Samples.message(id, author, "spam", List.of())));
        return id;
    }

    @Test
    void banTakesAlongWhatWasWrittenInItsTime() {
        rest.owners.lastMessage = at(Duration.ZERO, 0);
        write(Duration.ofHours(3), 0, Samples.BOT);
        MessageId older = write(Duration.ofMinutes(50), 0, Samples.BOT);
        write(Duration.ofMinutes(40), 0, Samples.PERSON);
        MessageId newer = write(Duration.ofMinutes(30), 0, Samples.BOT);
        Rest.Got got = rest.send("PUT", BAN, rest.person, "{\"delete_message_seconds\":3600}");

        assertThat(got.status()).isEqualTo(204);
        assertThat(asked())
                .containsExactly(
                        new GuildCommand.BanUser(Samples.BOT), new PurgeMessages(Samples.OPEN, List.of(newer, older)));
    }

    @Test
    void manyMessagesGoInPagesOfAHundred() {
        rest.owners.lastMessage = at(Duration.ZERO, 0);
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < 250; number++) {
            MessageId id = at(Duration.ofMinutes(5), number);
            changes.add(new Change.PutMessage(Samples.message(id, Samples.BOT, "spam", List.of())));
        }
        rest.commit(new OwnerId.OfGuild(Samples.GUILD), changes.toArray(Change[]::new));
        rest.send("PUT", BAN, rest.person, "{\"delete_message_days\":1}");

        assertThat(asked().stream()
                        .filter(PurgeMessages.class::isInstance)
                        .map(command -> ((PurgeMessages) command).messageIds().size()))
                .containsExactly(100, 100, 50);
    }

    @Test
    void banAloneDeletesNothing() {
        rest.owners.lastMessage = at(Duration.ZERO, 0);
        write(Duration.ofMinutes(1), 0, Samples.BOT);
        assertThat(rest.send("PUT", BAN, rest.person, "{}").status()).isEqualTo(204);
        assertThat(rest.send("PUT", BAN, rest.person, null).status()).isEqualTo(204);

        assertThat(asked()).hasSize(2).allMatch(GuildCommand.BanUser.class::isInstance);
        assertThat(rest.send("PUT", BAN, rest.person, "{\"delete_message_seconds\":604801}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void manyAreBannedAtOnce() {
        String path = "/guilds/" + Samples.GUILD + "/bulk-ban";
        Rest.Got got = rest.send("POST", path, rest.person, "{\"user_ids\":[\"12\",13]}");
        assertThat(got.status()).isEqualTo(200);
        assertThat(got.body().toString()).isEqualTo("{\"banned_users\":[\"12\",\"13\"],\"failed_users\":[]}");
        for (String wrong : List.of("{}", "{\"user_ids\":[]}", "{\"user_ids\":[" + ids(1, 201) + "]}")) {
            assertThat(rest.send("POST", path, rest.person, wrong)
                            .body()
                            .path("code")
                            .asInt())
                    .isEqualTo(ApiError.INVALID_FORM_BODY.code());
        }
    }
}
