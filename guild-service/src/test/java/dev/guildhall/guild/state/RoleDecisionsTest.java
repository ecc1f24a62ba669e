package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.CreateChannel;
import dev.guildhall.common.guild.GuildCommand.CreateRole;
import dev.guildhall.common.guild.GuildCommand.DeleteRole;
import dev.guildhall.common.guild.GuildCommand.ModifyRole;
import dev.guildhall.common.guild.GuildCommand.MoveRoles;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.GuildCommand.PutOverwrite;
import dev.guildhall.common.guild.GuildCommand.RolePosition;
import dev.guildhall.common.guild.GuildResult.OfRole;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdKey.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoleDecisionsTest {
    private static final CreateChannel NEW_TEXT =
            new CreateChannel(TestGuild.newChannel("x", ChannelType.GUILD_TEXT, null));

    private final TestGuild guild = TestGuild.founded();

    @Test
    void newRoleStandsLowestAndLikeEveryoneUnlessItSaysMore() {
        RoleId older = guild.role();
        Role role = ((OfRole) guild.accept(OWNER, create(null))).role();

        assertThat(role.position()).isEqualTo(1);
        assertThat(guild.role(older).position()).isEqualTo(2);
        assertThat(role.permissions()).isEqualTo(Permission.DEFAULT_EVERYONE);
    }

    @Test
    void rolesAreMadeOfWhatTheirMakerHas() {
        guild.grant(ANN, Permission.MANAGE_ROLES);

        assertThat(guild.refused(BOB, create(null))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, create(Permission.BAN_MEMBERS.mask()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.accept(ANN, create(Permission.MANAGE_ROLES.mask()));
    }

    @Test
    void guildHasAtMost250Roles() {
        while (guild.snapshot().roles().size() < 250) {
            guild.role();
        }
        assertThat(guild.refused(OWNER, create(null))).isEqualTo(ApiError.MAX_ROLES);
    }

    @Test
    void roleIsChangedFromAbove() {
        RoleId low = guild.role();
        RoleId mine = guild.grant(ANN, Permission.MANAGE_ROLES);
        RoleId high = guild.role();
        guild.accept(ANN, new ModifyRole(low, Changing.roleName("new")));

        assertThat(guild.role(low).name()).isEqualTo("new");
        assertThat(guild.refused(ANN, new ModifyRole(mine, Changing.roleName("x"))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyRole(high, Changing.roleName("x"))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyRole(low, Changing.permissions(Permission.BAN_MEMBERS.mask()))))
                .isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, new ModifyRole(new RoleId(77), Changing.roleName("x"))))
                .isEqualTo(ApiError.UNKNOWN_ROLE);
    }

    @Test
    void bitThatARoleHasAlreadyMayStay() {
        RoleId low = guild.role(Permission.BAN_MEMBERS);
        guild.grant(ANN, Permission.MANAGE_ROLES);
        long more = Permission.of(Permission.BAN_MEMBERS, Permission.SEND_MESSAGES);
        guild.accept(ANN, new ModifyRole(low, Changing.permissions(more)));

        assertThat(guild.role(low).permissions()).isEqualTo(more);
    }

    @Test
    void everyoneKeepsItsNameAndItsPlaceForEver() {
        RoleId everyone = guild.guild().everyoneRoleId();
        guild.accept(OWNER, new ModifyRole(everyone, Changing.roleName("nobody")));

        assertThat(guild.role(everyone).name()).isEqualTo("@everyone");
        assertThat(guild.refused(OWNER, new DeleteRole(everyone))).isEqualTo(ApiError.INVALID_ROLE);
        assertThat(guild.refused(OWNER, moving(everyone, 2))).isEqualTo(ApiError.INVALID_ROLE);
    }

    @Test
    void deletedRoleLeavesMembersAndChannels() {
        RoleId role = guild.grant(ANN, Permission.MANAGE_CHANNELS);
        guild.accept(OWNER, new PutOverwrite(guild.text(), new Overwrite(role.value(), OverwriteType.ROLE, 0, 8)));
        guild.accept(OWNER, new DeleteRole(role));

        assertThat(guild.channel(guild.text()).overwrites()).isEmpty();
        assertThat(guild.refused(ANN, NEW_TEXT)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        guild.restart();
        assertThat(guild.refused(ANN, NEW_TEXT)).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(OWNER, new DeleteRole(role))).isEqualTo(ApiError.UNKNOWN_ROLE);
    }

    @Test
    void memberLoadedAfterADeletionIsCleanOfTheRole() {
        RoleId role = guild.grant(ANN);
        guild.accept(OWNER, new DeleteRole(role));
        guild.restart();
        guild.decide(ANN, NEW_TEXT);

        assertThat(guild.cold(new PersonKey(ANN)))
                .isInstanceOfSatisfying(
                        ColdValue.Person.class,
                        person -> assertThat(person.member())
                                .matches(member ->
                                        member != null && member.roles().isEmpty()));
    }

    @Test
    void botRoleIsDeletedWithItsBotAlone() {
        guild.accept(OWNER, new AddBot(BOT, "robot", 8));
        RoleId role = guild.member(BOT).roles().getFirst();

        assertThat(guild.refused(OWNER, new DeleteRole(role))).isEqualTo(ApiError.INVALID_ROLE);
    }

    @Test
    void rolesMoveBelowTheirMover() {
        RoleId first = guild.role();
        RoleId second = guild.role();
        RoleId mine = guild.grant(ANN, Permission.MANAGE_ROLES);
        guild.role();
        guild.accept(ANN, moving(first, 2));

        assertThat(guild.role(first).position()).isEqualTo(2);
        assertThat(guild.role(second).position()).isEqualTo(1);
        assertThat(guild.refused(ANN, moving(first, 3))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, moving(mine, 1))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, moving(new RoleId(77), 1))).isEqualTo(ApiError.UNKNOWN_ROLE);
        assertThat(guild.refused(BOB, moving(first, 1))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void gapsThatDeletedRolesLeftDoNotHideAnOvertaking() {
        RoleId low = guild.role();
        RoleId gap = guild.role();
        RoleId other = guild.role();
        RoleId mine = guild.grant(ANN, Permission.MANAGE_ROLES);
        guild.accept(OWNER, new DeleteRole(gap));
        guild.accept(OWNER, new DeleteRole(other));

        assertThat(guild.role(mine).position()).isEqualTo(4);
        assertThat(guild.refused(ANN, moving(low, 5))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    /// JDA sends every role with its place, counted without gaps.
    @Test
    void aWholeOrderMayCloseGapsAboveItsSender() {
        RoleId low = guild.role();
        RoleId gap = guild.role();
        RoleId next = guild.role();
        RoleId mine = guild.grant(ANN, Permission.MANAGE_ROLES);
        RoleId top = guild.role();
        guild.accept(OWNER, new DeleteRole(gap));

        guild.accept(ANN, order(next, low, mine, top));

        assertThat(Stream.of(next, low, mine, top).map(id -> guild.role(id).position()))
                .containsExactly(1, 2, 3, 4);
        assertThat(guild.refused(ANN, order(next, low, top, mine))).isEqualTo(ApiError.MISSING_PERMISSIONS);
        assertThat(guild.refused(ANN, order(next, mine, low, top))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    private static MoveRoles order(RoleId... roles) {
        List<RolePosition> positions = new ArrayList<>();
        for (RoleId role : roles) {
            positions.add(new RolePosition(role, Patch.set(positions.size() + 1)));
        }
        return new MoveRoles(positions);
    }

    private static CreateRole create(@Nullable Long permissions) {
        return new CreateRole(new NewRole(null, "role", permissions, 0, false, false, null, null));
    }

    private static MoveRoles moving(RoleId role, int position) {
        return new MoveRoles(List.of(new RolePosition(role, Patch.set(position))));
    }
}
