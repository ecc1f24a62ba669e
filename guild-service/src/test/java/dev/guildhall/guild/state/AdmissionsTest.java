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
import dev.guildhall.common.guild.GuildCommand.DeleteInvite;
import dev.guildhall.common.guild.GuildCommand.JoinByInvite;
import dev.guildhall.common.guild.GuildCommand.Kick;
import dev.guildhall.common.guild.GuildResult.OfMember;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AdmissionsTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void whoJoinsIsAMemberAndTheUseIsCounted() {
        String code = guild.invite(0, 2);
        OfMember joined = (OfMember) guild.accept(STRANGER, new JoinByInvite(code));

        assertThat(joined.created()).isTrue();
        assertThat(guild.member(STRANGER)).isEqualTo(joined.profile().member());
        assertThat(guild.guild().memberCount()).isEqualTo(4);
        assertThat(guild.rows.invites.get(code)).matches(invite -> invite.uses() == 1);
        assertThat(guild.eventNames()).containsExactly("MemberJoined", "InviteUsed", "MessageCreated");
    }

    @Test
    void inviteGoesWithItsLastUse() {
        String code = guild.invite(0, 1);
        guild.accept(STRANGER, new JoinByInvite(code));

        assertThat(guild.eventNames()).containsExactly("MemberJoined", "InviteDeleted", "MessageCreated");
        assertThat(guild.rows.invites).doesNotContainKey(code);
    }

    @Test
    void whoIsThereAlreadyUsesNothingUp() {
        OfMember joined = (OfMember) guild.accept(ANN, new JoinByInvite(guild.invite(0, 1)));

        assertThat(joined.created()).isFalse();
        assertThat(guild.events()).isEmpty();
        assertThat(guild.guild().memberCount()).isEqualTo(3);
    }

    @Test
    void inviteThatIsGoneOrExpiredLeadsNowhere() {
        String gone = guild.invite(0, 0);
        String old = guild.invite(60, 0);
        guild.accept(OWNER, new DeleteInvite(gone));
        guild.passes(Duration.ofMinutes(1));

        assertThat(guild.refused(STRANGER, new JoinByInvite(gone))).isEqualTo(ApiError.UNKNOWN_INVITE);
        assertThat(guild.refused(STRANGER, new JoinByInvite(old))).isEqualTo(ApiError.UNKNOWN_INVITE);
    }

    @Test
    void whoIsBannedDoesNotComeBack() {
        guild.accept(OWNER, new BanUser(BOB));
        guild.accept(OWNER, new BanUser(BOT));

        assertThat(guild.refused(BOB, new JoinByInvite(guild.invite(0, 0)))).isEqualTo(ApiError.BANNED_FROM_GUILD);
        assertThat(guild.refused(OWNER, new AddBot(BOT, "robot", 0))).isEqualTo(ApiError.BANNED_FROM_GUILD);
    }

    @Test
    void botsDoNotComeByInvite() {
        assertThat(guild.refused(BOT, new JoinByInvite(guild.invite(0, 0)))).isEqualTo(ApiError.BOTS_NOT_ALLOWED);
    }

    @Test
    void managerBringsABotWithARoleOfItsOwn() {
        guild.grant(ANN, Permission.MANAGE_GUILD, Permission.KICK_MEMBERS);
        guild.accept(ANN, new AddBot(BOT, "robot", Permission.KICK_MEMBERS.mask()));

        Role role = guild.role(guild.member(BOT).roles().getFirst());
        assertThat(role.name()).isEqualTo("robot");
        assertThat(role.botId()).isEqualTo(BOT);
        assertThat(role.managed()).isTrue();
        assertThat(role.position()).isEqualTo(1);
        assertThat(role.permissions()).isEqualTo(Permission.KICK_MEMBERS.mask());
        assertThat(guild.guild().memberCount()).isEqualTo(4);
        assertThat(guild.snapshot().rolesInOrder()).extracting(Role::position).containsExactly(0, 1, 2);
    }

    @Test
    void botWithoutPermissionsNeedsNoRole() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 0));

        assertThat(guild.member(BOT).roles()).isEmpty();
        assertThat(guild.eventNames()).containsExactly("MemberJoined", "MessageCreated");
    }

    @Test
    void botThatIsThereIsNotAddedAgain() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 8));
        OfMember again = (OfMember) guild.accept(OWNER, new AddBot(BOT, "robot", 16));

        assertThat(again.created()).isFalse();
        assertThat(guild.events()).isEmpty();
    }

    @Test
    void botTakesItsRoleAlong() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 8));
        guild.accept(OWNER, new Kick(BOT));

        assertThat(guild.snapshot().roles()).hasSize(1);
        assertThat(guild.guild().memberCount()).isEqualTo(3);
    }

    @Test
    void nobodyGrantsABotWhatItLacks() {
        guild.grant(ANN, Permission.MANAGE_GUILD);

        assertThat(guild.refused(ANN, new AddBot(BOT, "robot", Permission.KICK_MEMBERS.mask())))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, new AddBot(BOT, "robot", 0))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void onlyBotsAreAdded() {
        assertThat(guild.refused(OWNER, new AddBot(STRANGER, "robot", 0))).isEqualTo(ApiError.APPLICATION_HAS_NO_BOT);
        assertThat(guild.refused(OWNER, new AddBot(NOBODY, "robot", 0))).isEqualTo(ApiError.APPLICATION_HAS_NO_BOT);
    }

    @Test
    void botRoleNeedsARoomToo() {
        while (guild.snapshot().roles().size() < 250) {
            guild.role();
        }
        assertThat(guild.refused(OWNER, new AddBot(BOT, "robot", 8))).isEqualTo(ApiError.MAX_ROLES);
        guild.accept(OWNER, new AddBot(BOT, "robot", 0));
    }
}
