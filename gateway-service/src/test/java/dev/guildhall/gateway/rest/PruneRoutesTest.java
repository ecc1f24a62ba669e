package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.PruneMembers;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Change;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PersonalChange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members taken out who were not there for long.
final class PruneRoutesTest {
    private static final String PRUNE = "/guilds/" + Samples.GUILD + "/prune";
    private static final LocalDate TODAY = LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC);

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

    private void joins(long id, int daysAgo, RoleId... roles) {
        Member member = Member.joined(new UserId(id), Samples.NOW.minus(Duration.ofDays(daysAgo)), List.of(roles));
        rest.commit(new OwnerId.OfGuild(Samples.GUILD), new Change.PutMember(Samples.GUILD, member));
    }

    private void seen(long id, int daysAgo) {
        UserId userId = new UserId(id);
        rest.commit(
                new OwnerId.OfUser(userId),
                new Change.OfPerson(userId, new PersonalChange.PutLastSeen(TODAY.minusDays(daysAgo))));
    }

    private int counted(String query) {
        return rest.send("GET", PRUNE + query, rest.person, null)
                .body()
                .path("pruned")
                .asInt(-1);
    }

    @Test
    void whoWasNotThereAndHasNoRoleIsCounted() {
        joins(1001, 20);
        joins(1002, 20);
        joins(1003, 20, new RoleId(5));
        joins(1004, 3);
        seen(1002, 7);

        assertThat(counted("")).isEqualTo(1);
        assertThat(counted("?days=6")).isEqualTo(2);
        assertThat(counted("?days=30")).isZero();
        assertThat(counted("?days=1&include_roles=4,5")).isEqualTo(4);
        assertThat(rest.owners.asked).isEmpty();
    }

    @Test
    void wrongDaysAndRolesAreRefused() {
        for (String query : List.of("?days=0", "?days=31", "?days=x", "?include_roles=4,,5")) {
            assertThat(rest.send("GET", PRUNE + query, rest.person, null).status())
                    .as(query)
                    .isEqualTo(400);
        }
        assertThat(rest.send("POST", PRUNE, rest.person, "{\"include_roles\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void manyGoInStepsOfTwoHundredAndAreCountedUnlessThatIsNotWanted() {
        List<Change> members = new ArrayList<>();
        for (long id = 1001; id <= 1450; id++) {
            members.add(new Change.PutMember(
                    Samples.GUILD, Member.joined(new UserId(id), Samples.NOW.minus(Duration.ofDays(20)), List.of())));
        }
        rest.commit(new OwnerId.OfGuild(Samples.GUILD), members.toArray(Change[]::new));
        Rest.Got got = rest.send("POST", PRUNE, rest.person, "{\"days\":9,\"include_roles\":[\"5\"]}");

        assertThat(got.body().toString()).isEqualTo("{\"pruned\":450}");
        assertThat(rest.owners.asked.stream().map(ask -> (PruneMembers) ask.command()))
                .allSatisfy(step -> {
                    assertThat(step.days()).isEqualTo(9);
                    assertThat(step.roles()).containsExactly(new RoleId(5));
                })
                .extracting(step -> step.userIds().size())
                .containsExactly(200, 200, 50);
        assertThat(rest.send("POST", PRUNE, rest.person, "{\"compute_prune_count\":false}")
                        .body()
                        .toString())
                .isEqualTo("{\"pruned\":null}");
    }
}
