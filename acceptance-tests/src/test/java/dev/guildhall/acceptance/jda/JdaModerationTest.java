package dev.guildhall.acceptance.jda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.node.OnNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.audit.ActionType;
import net.dv8tion.jda.api.audit.AuditLogEntry;
import net.dv8tion.jda.api.entities.Invite;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.PermissionOverride;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.entities.channel.concrete.Category;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.channel.ChannelDeleteEvent;
import net.dv8tion.jda.api.events.channel.update.ChannelUpdateTopicEvent;
import net.dv8tion.jda.api.events.guild.GuildAuditLogEntryCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildBanEvent;
import net.dv8tion.jda.api.events.guild.GuildUnbanEvent;
import net.dv8tion.jda.api.events.guild.invite.GuildInviteCreateEvent;
import net.dv8tion.jda.api.events.guild.invite.GuildInviteDeleteEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateNicknameEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateTimeOutEvent;
import net.dv8tion.jda.api.events.guild.override.PermissionOverrideCreateEvent;
import net.dv8tion.jda.api.events.role.RoleCreateEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdateNameEvent;
import org.junit.jupiter.api.Test;

/// What moderators' bots in JDA do with a guild, one scenario a test, all with one bot.
@OnNode
final class JdaModerationTest extends InJda {

    JdaModerationTest(Portal portal) throws IOException, InterruptedException {
        super(portal);
    }

    @Test
    void rolesAreMadeMovedAndDeleted() throws InterruptedException {
        Role role = guild.createRole()
                .setName("made")
                .setColor(0x112233)
                .setHoisted(true)
                .setPermissions(Permission.MESSAGE_MANAGE)
                .complete();
        ear.await(RoleCreateEvent.class, event -> event.getRole().getId().equals(role.getId()));
        Role other = guild.createRole().setName("other").complete();
        ear.await(RoleCreateEvent.class, event -> event.getRole().getId().equals(other.getId()));
        assertThat(role.getColors().getPrimaryRaw()).isEqualTo(0x112233);
        assertThat(role.getPermissions()).containsExactly(Permission.MESSAGE_MANAGE);

        role.getManager().setName("renamed").complete();
        assertThat(ear.await(
                                RoleUpdateNameEvent.class,
                                event -> event.getRole().getId().equals(role.getId()))
                        .getNewName())
                .isEqualTo("renamed");
        guild.modifyRolePositions(true).selectPosition(other).moveUp(1).complete();
        assertThat(portalPositions()).containsSubsequence(role.getId(), other.getId());

        role.delete().complete();
        ear.await(RoleDeleteEvent.class, event -> event.getRole().getId().equals(role.getId()));
        other.delete().complete();
    }

    /// Roles by their place, from the bottom, as the API says.
    private List<String> portalPositions() {
        try {
            JsonNode roles = place.asOwner().get(place.guild("/roles")).expect(200);
            return roles.valueStream()
                    .sorted(Comparator.comparingInt(
                            role -> role.path("position").asInt()))
                    .map(role -> role.path("id").asText())
                    .toList();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void channelsAreMadeRuledMovedAndDeleted() throws InterruptedException {
        Role role = guild.createRole().setName("readers").complete();
        Category category = guild.createCategory("A category").complete();
        TextChannel made = guild.createTextChannel("made", category)
                .setTopic("a topic")
                .setSlowmode(5)
                .addRolePermissionOverride(
                        guild.getPublicRole().getIdLong(), List.of(), List.of(Permission.VIEW_CHANNEL))
                .complete();
        ear.await(ChannelCreateEvent.class, event -> event.getChannel().getId().equals(made.getId()));
        assertThat(made.getTopic()).isEqualTo("a topic");
        assertThat(made.getSlowmode()).isEqualTo(5);
        assertThat(made.getParentCategory()).isEqualTo(category);
        assertThat(member(person).hasPermission(made, Permission.VIEW_CHANNEL)).isFalse();

        made.upsertPermissionOverride(role).grant(Permission.VIEW_CHANNEL).complete();
        PermissionOverride override = ear.await(
                        PermissionOverrideCreateEvent.class,
                        event -> event.getChannel().getId().equals(made.getId()))
                .getPermissionOverride();
        assertThat(override.getRole()).isEqualTo(role);
        assertThat(override.getAllowed()).containsExactly(Permission.VIEW_CHANNEL);

        made.getManager().setTopic("another").complete();
        assertThat(ear.await(
                                ChannelUpdateTopicEvent.class,
                                event -> event.getChannel().getId().equals(made.getId()))
                        .getNewValue())
                .isEqualTo("another");
        // JDA keeps its sorted channels after it let go of the lock: a list from before a channel came may stay until
        // the next one comes.
        TextChannel next = guild.createTextChannel("next", category).complete();
        ear.await(ChannelCreateEvent.class, event -> event.getChannel().getId().equals(next.getId()));
        guild.modifyTextChannelPositions().selectPosition(made).moveTo(0).complete();
        next.delete().complete();
        made.delete().complete();
        assertThat(ear.await(
                                ChannelDeleteEvent.class,
                                event -> event.getChannel().getId().equals(made.getId()))
                        .getChannelType())
                .isEqualTo(ChannelType.TEXT);
        category.delete().complete();
        role.delete().complete();
    }

    @Test
    void membersAreNamedRankedSilencedSentAwayAndLetInAgain() throws Exception {
        Account guest = portal.register("jdaguest");
        place.welcome(guest);
        Member member = ear.await(
                        GuildMemberJoinEvent.class,
                        event -> event.getUser().getId().equals(guest.id()))
                .getMember();
        assertThat(guild.retrieveMemberById(guest.id()).useCache(false).complete())
                .isEqualTo(member);
        assertThat(guild.retrieveMembersByPrefix(guest.name(), 5).get()).contains(member);

        member.modifyNickname("Guest").complete();
        assertThat(ear.await(
                                GuildMemberUpdateNicknameEvent.class,
                                event -> event.getMember().equals(member))
                        .getNewNickname())
                .isEqualTo("Guest");
        Role role = guild.createRole().setName("guests").complete();
        guild.addRoleToMember(member, role).complete();
        ear.await(GuildMemberRoleAddEvent.class, event -> event.getRoles().contains(role));
        guild.removeRoleFromMember(member, role).complete();
        ear.await(GuildMemberRoleRemoveEvent.class, event -> event.getRoles().contains(role));
        member.timeoutFor(Duration.ofHours(1)).complete();
        assertThat(ear.await(GuildMemberUpdateTimeOutEvent.class).getNewTimeOutEnd())
                .isNotNull();
        assertThat(member.isTimedOut()).isTrue();
        member.removeTimeout().complete();
        assertThat(ear.await(GuildMemberUpdateTimeOutEvent.class).getNewTimeOutEnd())
                .isNull();

        member.kick().reason("an early night").complete();
        ear.await(GuildMemberRemoveEvent.class, event -> event.getUser().getId().equals(guest.id()));
        place.welcome(guest);
        ear.await(GuildMemberJoinEvent.class, event -> event.getUser().getId().equals(guest.id()));
        place.say(guest, "back again");
        User user = member.getUser();
        guild.ban(user, 1, TimeUnit.HOURS).reason("for a reason").complete();
        ear.await(GuildBanEvent.class, event -> event.getUser().getId().equals(guest.id()));
        assertThat(guild.retrieveBan(user).complete().getReason()).isEqualTo("for a reason");
        assertThat(guild.retrieveBanList().complete())
                .extracting(ban -> ban.getUser().getId())
                .contains(guest.id());
        guild.unban(user).complete();
        ear.await(GuildUnbanEvent.class, event -> event.getUser().getId().equals(guest.id()));
        role.delete().complete();
    }

    @Test
    void theAuditLogTellsWhoDidWhatAndWhy() throws InterruptedException {
        TextChannel made =
                guild.createTextChannel("logged").reason("because: ünd so on").complete();

        AuditLogEntry heard = ear.await(
                        GuildAuditLogEntryCreateEvent.class,
                        event -> event.getEntry().getTargetId().equals(made.getId()))
                .getEntry();
        AuditLogEntry read = guild.retrieveAuditLogs()
                .type(ActionType.CHANNEL_CREATE)
                .limit(1)
                .complete()
                .getFirst();
        for (AuditLogEntry entry : List.of(heard, read)) {
            assertThat(entry.getTargetId()).isEqualTo(made.getId());
            assertThat(entry.getUserId()).isEqualTo(jda.getSelfUser().getId());
            assertThat(entry.getReason()).isEqualTo("because: ünd so on");
            assertThat(entry.getType()).isEqualTo(ActionType.CHANNEL_CREATE);
        }
        made.delete().complete();
    }

    @Test
    void invitesAreMadeReadAndRevoked() throws InterruptedException {
        Invite invite = channel.createInvite().setMaxUses(3).setUnique(true).complete();
        assertThat(ear.await(
                                GuildInviteCreateEvent.class,
                                event -> event.getCode().equals(invite.getCode()))
                        .getInvite()
                        .getMaxUses())
                .isEqualTo(3);
        assertThat(guild.retrieveInvites().complete())
                .extracting(Invite::getCode)
                .contains(invite.getCode());
        assertThat(Invite.resolve(jda, invite.getCode(), true)
                        .complete()
                        .getGuild()
                        .getId())
                .isEqualTo(guild.getId());
        invite.delete().complete();
        ear.await(GuildInviteDeleteEvent.class, event -> event.getCode().equals(invite.getCode()));
    }
}
