package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.id.AuditEntryId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditLogRoutesTest {
    private static final String LOG = "/guilds/" + Samples.GUILD + "/audit-logs";
    private static final int ENTRIES = 60;
    private static final long FIRST = Snowflake.floorOf(Samples.NOW);

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    /// Entry n, of n = 1 and up: the bot acts in every tenth, and every other is a kick.
    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
        List<Change> changes = new ArrayList<>();
        for (int number = 1; number <= ENTRIES; number++) {
            changes.add(new Change.PutAuditEntry(Samples.GUILD, entry(number)));
        }
        rest.commit(new OwnerId.OfGuild(Samples.GUILD), changes.toArray(Change[]::new));
    }

    private static AuditEntry entry(int number) {
        boolean kick = number % 2 == 0;
        UserId actor = number % 10 == 0 ? Samples.BOT : Samples.PERSON;
        return new AuditEntry(
                new AuditEntryId(FIRST + number),
                actor,
                kick ? AuditAction.MEMBER_KICK : AuditAction.CHANNEL_UPDATE,
                kick ? Samples.BOT.value() : Samples.OPEN.value(),
                kick ? List.of() : List.of(new AuditEntry.Change("topic", null, "\"new\"")),
                kick ? List.of() : List.of(new AuditEntry.Option("count", "1")),
                kick ? "spam" : null);
    }

    @AfterAll
    void close() {
        rest.close();
    }

    private List<Long> numbers(String query) {
        Rest.Got got = rest.get(LOG + query, rest.person);
        assertThat(got.status()).isEqualTo(200);
        List<Long> numbers = new ArrayList<>();
        got.body()
                .path("audit_log_entries")
                .forEach(each -> numbers.add(each.path("id").asLong() - FIRST));
        return numbers;
    }

    @Test
    void theNewestComeFirstAndFiftyAtATime() {
        assertThat(numbers("")).hasSize(50).startsWith(60L, 59L).endsWith(11L);
        assertThat(numbers("?limit=2&before=" + (FIRST + 10))).containsExactly(9L, 8L);
    }

    @Test
    void afterGoesForwards() {
        assertThat(numbers("?limit=3&after=" + (FIRST + 57))).containsExactly(58L, 59L, 60L);
        assertThat(numbers("?limit=3&after=" + (FIRST + 1))).containsExactly(2L, 3L, 4L);
    }

    @Test
    void pagesCanBeOfOneActorAndOfOneAction() {
        assertThat(numbers("?user_id=" + Samples.BOT)).containsExactly(60L, 50L, 40L, 30L, 20L, 10L);
        assertThat(numbers("?limit=2&action_type=11")).containsExactly(59L, 57L);
        assertThat(numbers("?user_id=" + Samples.BOT + "&action_type=11")).isEmpty();
        assertThat(numbers("?action_type=999")).isEmpty();
    }

    @Test
    void anEntrySaysWhatTheProtocolWantsOfIt() {
        JsonNode body = rest.get(LOG + "?limit=2", rest.person).body();
        JsonNode kick = body.path("audit_log_entries").path(0);
        JsonNode update = body.path("audit_log_entries").path(1);

        assertThat(kick.path("action_type").asInt()).isEqualTo(20);
        assertThat(kick.path("user_id").asText()).isEqualTo(Samples.BOT.toString());
        assertThat(kick.path("target_id").asText()).isEqualTo(Samples.BOT.toString());
        assertThat(kick.path("reason").asText()).isEqualTo("spam");
        assertThat(kick.has("changes")).isFalse();
        assertThat(update.path("changes").toString()).isEqualTo("[{\"key\":\"topic\",\"new_value\":\"new\"}]");
        assertThat(update.path("options").toString()).isEqualTo("{\"count\":\"1\"}");
        assertThat(update.has("reason")).isFalse();
        assertThat(body.path("users").findValuesAsText("username")).containsExactlyInAnyOrder("ada", "helper");
        assertThat(body.path("webhooks").isArray()).isTrue();
    }

    @Test
    void whoMayNotReadTheLogIsTold() {
        Rest.Got got = rest.get(LOG, rest.bot);

        assertThat(got.status()).isEqualTo(403);
        assertThat(got.body().path("code").asInt()).isEqualTo(ApiError.MISSING_PERMISSIONS.code());
    }

    @Test
    void aPageOfAHundredAndOneIsRefused() {
        Rest.Got got = rest.get(LOG + "?limit=101", rest.person);

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.body().path("errors").has("limit")).isTrue();
    }
}
