package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.NOBODY;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.BanUser;
import dev.guildhall.common.guild.GuildCommand.BulkBan;
import dev.guildhall.common.guild.GuildResult.OfBans;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkBansTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void membersStrangersAndBotsGoTogether() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 8));
        OfBans bans = (OfBans) guild.accept(OWNER, new BulkBan(List.of(ANN, BOT, STRANGER, ANN)));

        assertThat(bans.banned()).containsExactly(ANN, BOT, STRANGER);
        assertThat(bans.failed()).isEmpty();
        assertThat(guild.guild().memberCount()).isEqualTo(2);
        assertThat(guild.rows.members).containsOnlyKeys(OWNER, BOB);
        assertThat(guild.snapshot().roles()).hasSize(1);
        assertThat(guild.eventNames())
                .containsExactly("UserBanned", "MemberLeft", "UserBanned", "MemberLeft", "RoleDeleted", "UserBanned");
    }

    @Test
    void whoCannotBeBannedFailsAlone() {
        guild.accept(OWNER, new BanUser(STRANGER));
        guild.grant(BOB, Permission.BAN_MEMBERS, Permission.MANAGE_GUILD);
        OfBans bans = (OfBans) guild.accept(BOB, new BulkBan(List.of(OWNER, STRANGER, NOBODY, BOB, ANN)));

        assertThat(bans.banned()).containsExactly(ANN);
        assertThat(bans.failed()).containsExactly(OWNER, STRANGER, NOBODY, BOB);
    }

    @Test
    void whenAllFailTheWholeDoes() {
        assertThat(guild.refused(OWNER, new BulkBan(List.of(OWNER, NOBODY)))).isEqualTo(ApiError.BULK_BAN_FAILED);
    }

    @Test
    void bothPermissionsAreNeeded() {
        guild.grant(ANN, Permission.BAN_MEMBERS);
        guild.grant(BOB, Permission.MANAGE_GUILD);

        assertThat(guild.refused(ANN, new BulkBan(List.of(STRANGER)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, new BulkBan(List.of(STRANGER)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }
}
