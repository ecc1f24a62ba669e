package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.NOBODY;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AuditEntry.Option;
import dev.guildhall.common.guild.GuildCommand.PruneMembers;
import dev.guildhall.common.guild.GuildResult.OfPruned;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.Permission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrunesTest {
    private final TestGuild guild = TestGuild.founded();

    private int pruned(UserId actor, List<RoleId> roles, UserId... users) {
        return ((OfPruned) guild.accept(actor, new PruneMembers(List.of(users), roles, 7))).count();
    }

    @Test
    void thoseWithoutRolesGoAndTheLogTellsHowMany() {
        guild.passes(Duration.ofDays(8));
        assertThat(pruned(OWNER, List.of(), ANN, BOB, STRANGER, NOBODY, ANN)).isEqualTo(2);

        assertThat(guild.rows.members).containsOnlyKeys(OWNER);
        assertThat(guild.guild().memberCount()).isEqualTo(1);
        assertThat(guild.eventNames()).containsExactly("MemberLeft", "MemberLeft");
        assertThat(guild.audits()).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.MEMBER_PRUNE);
            assertThat(entry.options())
                    .containsExactly(new Option("delete_member_days", "7"), new Option("members_removed", "2"));
        });
    }

    @Test
    void whoJoinedLatelyStays() {
        guild.passes(Duration.ofDays(6));
        assertThat(pruned(OWNER, List.of(), ANN, BOB)).isZero();
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void rolesProtectUnlessTheyAreNamedAndBelowTheActor() {
        RoleId ofAnn = guild.grant(ANN, Permission.KICK_MEMBERS, Permission.MANAGE_GUILD);
        guild.passes(Duration.ofDays(8));

        assertThat(pruned(OWNER, List.of(), ANN)).isZero();
        assertThat(pruned(ANN, List.of(), BOB, OWNER, ANN)).isEqualTo(1);
        assertThat(pruned(OWNER, List.of(ofAnn), ANN)).isEqualTo(1);
    }

    @Test
    void bothPermissionsAreNeeded() {
        guild.grant(ANN, Permission.KICK_MEMBERS);
        guild.grant(BOB, Permission.MANAGE_GUILD);
        PruneMembers prune = new PruneMembers(List.of(BOB), List.of(), 7);

        assertThat(guild.refused(ANN, prune)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, prune)).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }
}
