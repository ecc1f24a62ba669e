package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.GuildCommand.CreateInvite;
import dev.guildhall.common.guild.GuildCommand.DeleteChannel;
import dev.guildhall.common.guild.GuildCommand.DeleteInvite;
import dev.guildhall.common.guild.GuildResult.OfInvite;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InviteDecisionsTest {
    private final TestGuild guild = TestGuild.founded();

    @Test
    void inviteSaysWhoMadeItAndHowLongItHolds() {
        Invite invite = made(ANN, new CreateInvite(guild.text(), 3600, 5, true, false));

        assertThat(invite)
                .isEqualTo(new Invite(invite.code(), TestGuild.ID, guild.text(), ANN, 3600, 5, 0, true, guild.now()));
        assertThat(guild.rows.invites).containsEntry(invite.code(), invite);
    }

    @Test
    void equalInviteIsGivenAgainUnlessAUniqueOneIsWanted() {
        CreateInvite again = new CreateInvite(guild.text(), 3600, 0, false, false);
        Invite first = made(ANN, again);

        assertThat(made(ANN, again)).isEqualTo(first);
        assertThat(guild.events()).isEmpty();
        assertThat(made(BOB, again)).isNotEqualTo(first);
        assertThat(made(ANN, new CreateInvite(guild.text(), 3600, 0, false, true)))
                .isNotEqualTo(first);
        assertThat(made(ANN, new CreateInvite(guild.text(), 60, 0, false, false)))
                .isNotEqualTo(first);
    }

    @Test
    void expiredInviteIsNotGivenAgainAndGoes() {
        CreateInvite again = new CreateInvite(guild.text(), 3600, 0, false, false);
        Invite first = made(ANN, again);
        guild.passes(Duration.ofHours(1));

        assertThat(made(ANN, again).code()).isNotEqualTo(first.code());
        assertThat(guild.eventNames()).containsExactly("InviteDeleted", "InviteCreated");
        assertThat(guild.rows.invites).doesNotContainKey(first.code());
    }

    @Test
    void memberWithoutTheRightInvitesNobody() {
        guild.deny(guild.text(), Permission.CREATE_INSTANT_INVITE);

        assertThat(guild.refused(ANN, to(guild.text()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void inviteLeadsToAChannelThatExistsAndThatTheInviterSees() {
        guild.deny(guild.text(), Permission.VIEW_CHANNEL);

        assertThat(guild.refused(ANN, to(guild.text()))).isEqualTo(ApiError.MISSING_ACCESS);
        assertThat(guild.refused(ANN, to(new ChannelId(77)))).isEqualTo(ApiError.UNKNOWN_CHANNEL);
        assertThat(guild.refused(ANN, to(guild.category()))).isEqualTo(ApiError.WRONG_CHANNEL_TYPE);
    }

    @Test
    void guildHasAtMostAThousandInvites() {
        for (int i = guild.rows.invites.size(); i < 1000; i++) {
            made(OWNER, new CreateInvite(guild.text(), 3600, 0, false, true));
        }
        assertThat(guild.refused(OWNER, to(guild.text()))).isEqualTo(ApiError.MAX_INVITES);
        guild.passes(Duration.ofHours(1));

        guild.accept(OWNER, to(guild.text()));
        assertThat(guild.rows.invites).hasSize(2);
    }

    @Test
    void codeThatAnotherGuildHoldsIsPassedOver() {
        guild.rows.codesOfOthers.add("code4-0");

        assertThat(made(OWNER, to(guild.text())).code()).isEqualTo("code5-0");
        guild.rows.codesOfOthers.add("code6-0");
        assertThat(made(OWNER, to(guild.text())).code()).isEqualTo("code6-1");
        guild.rows.codesOfOthers.add("code7-0");
        guild.rows.codesOfOthers.add("code7-1");
        guild.rows.codesOfOthers.add("code7-2");
        assertThat(guild.refused(OWNER, to(guild.text()))).isEqualTo(ApiError.INVITE_CODE_TAKEN);
    }

    @Test
    void inviteIsDeletedByThoseWhoManageItsChannelOrTheGuild() {
        guild.grant(ANN, Permission.MANAGE_CHANNELS);
        guild.grant(BOB, Permission.MANAGE_GUILD);
        Invite one = made(OWNER, to(guild.text()));
        Invite two = made(OWNER, to(guild.text()));
        guild.accept(ANN, new DeleteInvite(one.code()));
        guild.accept(BOB, new DeleteInvite(two.code()));

        assertThat(guild.rows.invites).doesNotContainKeys(one.code(), two.code());
        assertThat(guild.refused(BOB, new DeleteInvite(one.code()))).isEqualTo(ApiError.UNKNOWN_INVITE);
    }

    @Test
    void othersDeleteNoInvites() {
        Invite invite = made(OWNER, to(guild.text()));

        assertThat(guild.refused(ANN, new DeleteInvite(invite.code()))).isEqualTo(ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void invitesOfAChannelGoWithIt() {
        Invite kept = made(OWNER, to(guild.voice()));
        made(OWNER, to(guild.text()));
        guild.accept(OWNER, new DeleteChannel(guild.text()));

        assertThat(guild.rows.invites).containsOnlyKeys(kept.code());
    }

    private static CreateInvite to(ChannelId channelId) {
        return new CreateInvite(channelId, 0, 0, false, true);
    }

    private Invite made(UserId actor, CreateInvite create) {
        return ((OfInvite) guild.accept(actor, create)).invite();
    }
}
