package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.AddMemberRole;
import dev.guildhall.common.guild.GuildCommand.MemberChange;
import dev.guildhall.common.guild.GuildCommand.ModifyMember;
import dev.guildhall.common.guild.GuildCommand.RemoveMemberRole;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.MemberFlag;
import dev.guildhall.common.protocol.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberDecisionsTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void memberNamesItself() {
        guild.accept(ANN, new ModifyMember(ANN, Changing.nick("Annie")));
        assertThat(guild.member(ANN).nick()).isEqualTo("Annie");
        guild.accept(ANN, new ModifyMember(ANN, Changing.nick(" ")));
        assertThat(guild.member(ANN).nick()).isNull();
        guild.everyone(Permission.VIEW_CHANNEL);

        assertThat(guild.refused(ANN, new ModifyMember(ANN, Changing.nick("x"))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void othersAreNamedFromAbove() {
        assertThat(guild.refused(ANN, new ModifyMember(BOB, Changing.nick("x"))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(ANN, Permission.MANAGE_NICKNAMES);
        guild.accept(ANN, new ModifyMember(BOB, Changing.nick("Bobby")));
        guild.grant(BOB);

        assertThat(guild.refused(ANN, new ModifyMember(BOB, Changing.nick("x"))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyMember(OWNER, Changing.nick("x"))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyMember(STRANGER, Changing.nick("x"))))
                .isEqualTo(ApiError.UNKNOWN_MEMBER);
    }

    @Test
    void rolesAreGivenAndTakenFromAbove() {
        RoleId low = guild.role();
        guild.grant(ANN, Permission.MANAGE_ROLES);
        RoleId high = guild.role();
        guild.accept(ANN, new AddMemberRole(BOB, low));
        assertThat(guild.member(BOB).roles()).containsExactly(low);
        guild.accept(ANN, new AddMemberRole(BOB, low));
        assertThat(guild.events()).isEmpty();
        guild.accept(ANN, new RemoveMemberRole(BOB, low));
        assertThat(guild.member(BOB).roles()).isEmpty();

        assertThat(guild.refused(ANN, new AddMemberRole(BOB, high))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(BOB, new AddMemberRole(BOB, low))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new AddMemberRole(BOB, new RoleId(77)))).isEqualTo(ApiError.UNKNOWN_ROLE);
        assertThat(guild.refused(ANN, new AddMemberRole(BOB, guild.guild().everyoneRoleId())))
                .isEqualTo(ApiError.INVALID_ROLE);
    }

    @Test
    void listOfRolesIsCheckedForWhatChangesInIt() {
        RoleId high = guild.grant(BOB);
        RoleId low = guild.role();
        guild.accept(OWNER, new RemoveMemberRole(BOB, high));
        guild.accept(OWNER, new AddMemberRole(BOB, high));
        guild.accept(OWNER, new ModifyMember(BOB, Changing.roles(high, low)));

        assertThat(guild.member(BOB).roles()).containsExactly(high, low);
    }

    @Test
    void botRoleIsNotGivenAway() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 8));
        RoleId role = guild.member(BOT).roles().getFirst();

        assertThat(guild.refused(OWNER, new AddMemberRole(ANN, role))).isEqualTo(ApiError.INVALID_ROLE);
        assertThat(guild.refused(OWNER, new RemoveMemberRole(BOT, role))).isEqualTo(ApiError.INVALID_ROLE);
    }

    @Test
    void moderatorsTimeOutWhoStandsBelow() {
        assertThat(guild.refused(ANN, silenced(BOB, Duration.ofMinutes(1)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.grant(ANN, Permission.MODERATE_MEMBERS);
        guild.accept(ANN, silenced(BOB, Duration.ofDays(28)));

        Instant until = guild.now().plus(Duration.ofDays(28));
        assertThat(guild.member(BOB).communicationDisabledUntil()).isEqualTo(until);
        assertThat(guild.refusedField(ANN, silenced(BOB, Duration.ofDays(28).plusMillis(1))))
                .isEqualTo("communication_disabled_until CUSTOM_VALIDATION");
        assertThat(guild.refused(ANN, silenced(OWNER, Duration.ofMinutes(1)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(ANN, new ModifyMember(BOB, Changing.timeout(Patch.clear())));
        assertThat(guild.member(BOB).communicationDisabledUntil()).isNull();
    }

    @Test
    void administratorsAreNotTimedOut() {
        guild.grant(BOB, Permission.ADMINISTRATOR);

        assertThat(guild.refused(OWNER, silenced(BOB, Duration.ofMinutes(1)))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void eachSwitchNeedsItsRight() {
        MemberChange deaf = new MemberChange(
                Patch.keep(), Patch.keep(), Patch.keep(), Patch.set(true), Patch.keep(), Patch.keep(), Patch.keep());
        MemberChange moved = Changing.voiceChannel(Patch.clear());
        MemberChange flags = Changing.flags(MemberFlag.BYPASSES_VERIFICATION.mask());

        assertThat(guild.refused(ANN, new ModifyMember(BOB, Changing.mute()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyMember(BOB, deaf))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyMember(BOB, moved))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyMember(BOB, flags))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void whoIsNotInAVoiceChannelIsNeitherMutedNorDeafened() {
        assertThat(guild.refused(OWNER, new ModifyMember(BOB, Changing.mute())))
                .isEqualTo(ApiError.TARGET_NOT_IN_VOICE);
        MemberChange both = new MemberChange(
                Patch.set("Bobby"),
                Patch.keep(),
                Patch.keep(),
                Patch.set(false),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
        assertThat(guild.refused(OWNER, new ModifyMember(BOB, both))).isEqualTo(ApiError.TARGET_NOT_IN_VOICE);

        assertThat(guild.member(BOB).mute()).isFalse();
        assertThat(guild.member(BOB).nick()).isNull();
    }

    @Test
    void whoIsNotInAVoiceChannelIsNeitherMovedNorCutOff() {
        for (Patch<ChannelId> channel : List.of(Patch.set(new ChannelId(5)), Patch.<ChannelId>clear())) {
            assertThat(guild.refused(OWNER, new ModifyMember(BOB, Changing.voiceChannel(channel))))
                    .isEqualTo(ApiError.TARGET_NOT_IN_VOICE);
        }
    }

    @Test
    void onlyTheFlagThatBypassesVerificationIsSet() {
        guild.accept(OWNER, new ModifyMember(BOB, Changing.flags(-1)));
        assertThat(guild.member(BOB).flags()).isEqualTo(MemberFlag.BYPASSES_VERIFICATION.mask());
        guild.accept(OWNER, new ModifyMember(BOB, Changing.flags(MemberFlag.IS_GUEST.mask())));

        assertThat(guild.member(BOB).flags()).isZero();
    }

    @Test
    void flagsThatAreNotAModeratorsAreKept() {
        int own = MemberFlag.DID_REJOIN.mask() | MemberFlag.COMPLETED_ONBOARDING.mask();
        Member before = guild.member(BOB);
        guild.rows.members.put(
                BOB, new Member(BOB, null, null, before.roles(), before.joinedAt(), false, false, false, null, own));
        guild.restart();
        guild.grant(ANN, Permission.MODERATE_MEMBERS, Permission.KICK_MEMBERS, Permission.BAN_MEMBERS);
        guild.accept(ANN, new ModifyMember(BOB, Changing.flags(MemberFlag.BYPASSES_VERIFICATION.mask())));
        assertThat(guild.member(BOB).flags()).isEqualTo(own | MemberFlag.BYPASSES_VERIFICATION.mask());
        guild.accept(ANN, new ModifyMember(BOB, Changing.flags(0)));

        assertThat(guild.member(BOB).flags()).isEqualTo(own);
    }

    private ModifyMember silenced(UserId userId, Duration duration) {
        return new ModifyMember(userId, Changing.timeout(Patch.set(guild.now().plus(duration))));
    }
}
