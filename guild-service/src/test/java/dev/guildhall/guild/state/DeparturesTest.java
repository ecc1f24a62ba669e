package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.NOBODY;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.GuildCommand.BanUser;
import dev.guildhall.common.guild.GuildCommand.JoinByInvite;
import dev.guildhall.common.guild.GuildCommand.Kick;
import dev.guildhall.common.guild.GuildCommand.Leave;
import dev.guildhall.common.guild.GuildCommand.Unban;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdKey.BanKey;
import dev.guildhall.guild.state.ColdValue.BanRow;
import org.junit.jupiter.api.Test;

class DeparturesTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void whoLeavesIsGone() {
        guild.accept(ANN, new Leave());

        assertThat(guild.guild().memberCount()).isEqualTo(2);
        assertThat(guild.rows.members).doesNotContainKey(ANN);
        assertThat(guild.refused(ANN, say(guild.text(), "x"))).isEqualTo(ApiError.MISSING_ACCESS);
    }

    @Test
    void ownerDoesNotLeave() {
        assertThat(guild.refused(OWNER, new Leave())).isEqualTo(ApiError.INVALID_GUILD);
    }

    @Test
    void membersAreKickedFromAbove() {
        assertThat(guild.refused(ANN, new Kick(BOB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(ANN, Permission.KICK_MEMBERS);
        assertThat(guild.refused(ANN, new Kick(OWNER))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new Kick(ANN))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new Kick(STRANGER))).isEqualTo(ApiError.UNKNOWN_MEMBER);
        guild.accept(ANN, new Kick(BOB));

        assertThat(guild.rows.members).doesNotContainKey(BOB);
    }

    @Test
    void banComesBeforeTheDepartureAndKeepsTheReason() {
        guild.grant(ANN, Permission.BAN_MEMBERS);
        guild.accept(ANN, new BanUser(BOB));

        assertThat(guild.eventNames()).containsExactly("UserBanned", "MemberLeft");
        assertThat(guild.rows.read(new BanKey(BOB))).isEqualTo(new BanRow(new Ban(BOB, "why")));
        guild.accept(ANN, new BanUser(BOB));
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void whoIsNoMemberCanBeBannedToo() {
        guild.accept(OWNER, new BanUser(STRANGER));

        assertThat(guild.eventNames()).containsExactly("UserBanned");
        assertThat(guild.refused(STRANGER, new JoinByInvite(guild.invite(0, 0))))
                .isEqualTo(ApiError.BANNED_FROM_GUILD);
        assertThat(guild.refused(OWNER, new BanUser(NOBODY))).isEqualTo(ApiError.UNKNOWN_USER);
    }

    @Test
    void bansComeFromAbove() {
        assertThat(guild.refused(ANN, new BanUser(BOB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(ANN, Permission.BAN_MEMBERS);

        assertThat(guild.refused(ANN, new BanUser(OWNER))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void endedBanLetsOneComeBack() {
        guild.accept(OWNER, new BanUser(BOB));
        assertThat(guild.refused(ANN, new Unban(BOB))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(OWNER, new Unban(BOB));
        guild.accept(BOB, new JoinByInvite(guild.invite(0, 0)));

        assertThat(guild.rows.members).containsKey(BOB);
        assertThat(guild.refused(OWNER, new Unban(BOB))).isEqualTo(ApiError.UNKNOWN_BAN);
    }
}
