package dev.guildhall.guild.state;

import static dev.guildhall.guild.state.TestGuild.ANN;
import static dev.guildhall.guild.state.TestGuild.BOB;
import static dev.guildhall.guild.state.TestGuild.BOT;
import static dev.guildhall.guild.state.TestGuild.NO_SETTINGS;
import static dev.guildhall.guild.state.TestGuild.OWNER;
import static dev.guildhall.guild.state.TestGuild.STRANGER;
import static dev.guildhall.guild.state.TestGuild.newChannel;
import static dev.guildhall.guild.state.TestGuild.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.AuditEntry.Change;
import dev.guildhall.common.guild.AuditEntry.Option;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.AuditAction;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditTrailTest {
    private final TestGuild guild = TestGuild.founded();

    private AuditEntry only() {
        assertThat(guild.audits()).hasSize(1);
        return guild.audits().getFirst();
    }

    private void assertActions(AuditAction... actions) {
        assertThat(guild.audits().stream().map(AuditEntry::action)).containsExactly(actions);
    }

    private static ChannelChange renamed(String name) {
        return new ChannelChange(
                Patch.set(name),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    private static GuildCommand.MemberChange nicknamed(String nick) {
        return new GuildCommand.MemberChange(
                Patch.set(nick), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());
    }

    private Channel made(String name, ChannelType type) {
        return ((GuildResult.OfChannel)
                        guild.accept(OWNER, new GuildCommand.CreateChannel(newChannel(name, type, null))))
                .channel();
    }

    @Test
    void anActNamesWhoDidItToWhomAndWhy() {
        guild.grant(ANN, Permission.KICK_MEMBERS);
        guild.accept(ANN, new GuildCommand.Kick(BOB));

        AuditEntry entry = only();
        assertThat(entry.action()).isEqualTo(AuditAction.MEMBER_KICK);
        assertThat(entry.actorId()).isEqualTo(ANN);
        assertThat(entry.targetId()).isEqualTo(BOB.value());
        assertThat(entry.reason()).isEqualTo("why");
        assertThat(guild.rows.audits).endsWith(entry);
    }

    @Test
    void whatIsDoneToNobodyElseIsNotLogged() {
        String code = guild.invite(0, 0);
        guild.accept(STRANGER, new GuildCommand.JoinByInvite(code));
        assertActions();
        Message message = guild.sent(STRANGER, say(guild.text(), "hello"));
        assertActions();
        guild.accept(
                STRANGER,
                new GuildCommand.AddReaction(guild.text(), message.id(), new ReactionEmoji.Unicode("\uD83D\uDC4D")));
        assertActions();
        guild.accept(STRANGER, new GuildCommand.DeleteMessage(guild.text(), message.id()));
        assertActions();
        guild.accept(STRANGER, new GuildCommand.Leave());
        assertActions();
    }

    @Test
    void whatChangesNothingIsNotLogged() {
        guild.accept(OWNER, new GuildCommand.ModifyChannel(guild.text(), renamed("general")));
        assertActions();
    }

    @Test
    void settingsOfTheGuildAreToldByTheirFields() {
        guild.accept(
                OWNER, new GuildCommand.ModifyGuild(Patch.set("Renamed"), Patch.keep(), Patch.keep(), NO_SETTINGS));

        assertThat(only().action()).isEqualTo(AuditAction.GUILD_UPDATE);
        assertThat(only().targetId()).isEqualTo(TestGuild.ID.value());
        assertThat(only().changes()).containsExactly(new Change("name", "\"Guild\"", "\"Renamed\""));
    }

    @Test
    void aChannelComesChangesAndGoes() {
        Channel channel = made("talk", ChannelType.GUILD_TEXT);
        assertThat(only().action()).isEqualTo(AuditAction.CHANNEL_CREATE);
        assertThat(only().changes()).contains(new Change("name", null, "\"talk\""), new Change("type", null, "0"));

        guild.accept(OWNER, new GuildCommand.ModifyChannel(channel.id(), renamed("chat")));
        assertThat(only().action()).isEqualTo(AuditAction.CHANNEL_UPDATE);
        assertThat(only().targetId()).isEqualTo(channel.id().value());
        assertThat(only().changes()).containsExactly(new Change("name", "\"talk\"", "\"chat\""));

        guild.accept(OWNER, new GuildCommand.DeleteChannel(channel.id()));
        assertThat(only().action()).isEqualTo(AuditAction.CHANNEL_DELETE);
        assertThat(only().changes()).contains(new Change("name", "\"chat\"", null));
    }

    @Test
    void aDeletedCategoryIsOneActWhateverStoodInIt() {
        guild.accept(OWNER, new GuildCommand.DeleteChannel(guild.category()));

        assertThat(guild.eventNames()).contains("ChannelChanged");
        assertActions(AuditAction.CHANNEL_DELETE);
    }

    @Test
    void channelsThatOnlyMakeRoomAreNotLogged() {
        Channel last = made("last", ChannelType.GUILD_TEXT);
        made("very-last", ChannelType.GUILD_TEXT);
        ChannelId moved = last.id();
        guild.accept(
                OWNER,
                new GuildCommand.MoveChannels(
                        List.of(new GuildCommand.ChannelPosition(moved, Patch.set(0), Patch.keep(), false))));

        assertThat(guild.audits().stream().map(AuditEntry::targetId)).containsExactly(moved.value());
        assertThat(only().changes().stream().map(Change::key)).containsExactly("position");
    }

    @Test
    void overwritesAreToldOneByOneWithTheNameOfTheirRole() {
        RoleId role = guild.role(Permission.SEND_MESSAGES);
        long send = Permission.SEND_MESSAGES.mask();
        guild.accept(
                OWNER,
                new GuildCommand.PutOverwrite(guild.text(), new Overwrite(role.value(), OverwriteType.ROLE, 0, send)));
        assertThat(only().action()).isEqualTo(AuditAction.CHANNEL_OVERWRITE_CREATE);
        assertThat(only().targetId()).isEqualTo(guild.text().value());
        assertThat(only().options())
                .containsExactly(
                        new Option("id", role.toString()), new Option("type", "0"), new Option("role_name", "role"));
        assertThat(only().changes()).contains(new Change("deny", null, "\"" + send + "\""));

        guild.accept(
                OWNER,
                new GuildCommand.PutOverwrite(guild.text(), new Overwrite(role.value(), OverwriteType.ROLE, send, 0)));
        assertThat(only().action()).isEqualTo(AuditAction.CHANNEL_OVERWRITE_UPDATE);
        assertThat(only().changes())
                .containsExactly(
                        new Change("allow", "\"0\"", "\"" + send + "\""),
                        new Change("deny", "\"" + send + "\"", "\"0\""));

        guild.accept(OWNER, new GuildCommand.DeleteOverwrite(guild.text(), role.value()));
        assertThat(only().action()).isEqualTo(AuditAction.CHANNEL_OVERWRITE_DELETE);
        assertThat(only().changes()).contains(new Change("allow", "\"" + send + "\"", null));
    }

    @Test
    void anOverwriteOfAMemberHasNoRolesName() {
        guild.accept(
                OWNER,
                new GuildCommand.PutOverwrite(
                        guild.text(), new Overwrite(BOB.value(), OverwriteType.MEMBER, 0, 1L << 11)));

        assertThat(only().options()).containsExactly(new Option("id", BOB.toString()), new Option("type", "1"));
    }

    @Test
    void aRoleComesChangesAndGoes() {
        GuildCommand.NewRole wanted = new GuildCommand.NewRole(null, "mods", 0L, 0xFF0000, true, false, null, null);
        RoleId role = ((GuildResult.OfRole) guild.accept(OWNER, new GuildCommand.CreateRole(wanted)))
                .role()
                .id();
        assertThat(only().action()).isEqualTo(AuditAction.ROLE_CREATE);
        assertThat(only().changes())
                .contains(new Change("name", null, "\"mods\""), new Change("color", null, "16711680"));

        guild.accept(
                OWNER,
                new GuildCommand.ModifyRole(
                        role,
                        new GuildCommand.RoleChange(
                                Patch.keep(),
                                Patch.set(8L),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep())));
        assertThat(only().action()).isEqualTo(AuditAction.ROLE_UPDATE);
        assertThat(only().targetId()).isEqualTo(role.value());
        assertThat(only().changes()).containsExactly(new Change("permissions", "\"0\"", "\"8\""));

        guild.deny(guild.text(), Permission.SEND_MESSAGES);
        guild.accept(OWNER, new GuildCommand.DeleteRole(role));
        assertThat(only().action()).isEqualTo(AuditAction.ROLE_DELETE);
        assertThat(only().changes()).contains(new Change("name", "\"mods\"", null));
    }

    @Test
    void rolesOfAMemberAreToldApartFromTheRestOfIt() {
        RoleId role = guild.role(Permission.SEND_MESSAGES);
        guild.accept(OWNER, new GuildCommand.AddMemberRole(BOB, role));
        assertThat(only().action()).isEqualTo(AuditAction.MEMBER_ROLE_UPDATE);
        assertThat(only().targetId()).isEqualTo(BOB.value());
        assertThat(only().changes())
                .containsExactly(new Change("$add", null, "[{\"id\":\"" + role + "\",\"name\":\"role\"}]"));

        guild.accept(OWNER, new GuildCommand.RemoveMemberRole(BOB, role));
        assertThat(only().changes().getFirst().key()).isEqualTo("$remove");

        guild.accept(OWNER, new GuildCommand.ModifyMember(BOB, nicknamed("Bobby")));
        assertThat(only().action()).isEqualTo(AuditAction.MEMBER_UPDATE);
        assertThat(only().changes()).containsExactly(new Change("nick", null, "\"Bobby\""));
    }

    @Test
    void aBanIsOneActAndItsEndIsAnother() {
        guild.accept(OWNER, new GuildCommand.BanUser(BOB));
        assertActions(AuditAction.MEMBER_BAN_ADD);
        guild.accept(OWNER, new GuildCommand.Unban(BOB));
        assertActions(AuditAction.MEMBER_BAN_REMOVE);
    }

    @Test
    void manyBansAtOnceAreAsManyActs() {
        guild.accept(OWNER, new GuildCommand.BulkBan(List.of(ANN, BOB)));

        assertThat(guild.audits().stream().map(AuditEntry::targetId)).containsExactly(ANN.value(), BOB.value());
    }

    @Test
    void aBotIsAddedByOneActWithItsRole() {
        guild.accept(OWNER, new GuildCommand.AddBot(BOT, "robot", 8));

        assertActions(AuditAction.BOT_ADD);
        assertThat(only().targetId()).isEqualTo(BOT.value());
    }

    @Test
    void anInviteComesAndGoes() {
        String code = guild.invite(60, 5);
        assertThat(only().action()).isEqualTo(AuditAction.INVITE_CREATE);
        assertThat(only().targetId()).isNull();
        assertThat(only().changes())
                .contains(new Change("code", null, "\"" + code + "\""), new Change("max_age", null, "60"));

        guild.accept(OWNER, new GuildCommand.DeleteInvite(code));
        assertThat(only().action()).isEqualTo(AuditAction.INVITE_DELETE);
        assertThat(only().changes()).contains(new Change("max_uses", "5", null));
    }

    @Test
    void messagesAreLoggedWhereAnotherTakesThemAway() {
        Message first = guild.sent(BOB, say(guild.text(), "one"));
        guild.accept(OWNER, new GuildCommand.DeleteMessage(guild.text(), first.id()));
        assertThat(only().action()).isEqualTo(AuditAction.MESSAGE_DELETE);
        assertThat(only().targetId()).isEqualTo(BOB.value());
        assertThat(only().options())
                .containsExactly(new Option("channel_id", guild.text().toString()), new Option("count", "1"));

        Message second = guild.sent(BOB, say(guild.text(), "two"));
        Message third = guild.sent(BOB, say(guild.text(), "three"));
        guild.accept(OWNER, new GuildCommand.DeleteMessages(guild.text(), List.of(second.id(), third.id())));
        assertThat(only().action()).isEqualTo(AuditAction.MESSAGE_BULK_DELETE);
        assertThat(only().options()).containsExactly(new Option("count", "2"));
    }

    @Test
    void aPinIsLoggedOnItsMessagesAuthor() {
        Message message = guild.sent(BOB, say(guild.text(), "one"));
        guild.accept(OWNER, new GuildCommand.PinMessage(guild.text(), message.id()));
        assertThat(only().action()).isEqualTo(AuditAction.MESSAGE_PIN);
        assertThat(only().targetId()).isEqualTo(BOB.value());
        assertThat(only().options())
                .contains(new Option("message_id", message.id().toString()));

        guild.accept(OWNER, new GuildCommand.UnpinMessage(guild.text(), message.id()));
        assertThat(only().action()).isEqualTo(AuditAction.MESSAGE_UNPIN);
    }
}
