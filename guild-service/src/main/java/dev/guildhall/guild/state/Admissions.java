package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.AddBot;
import dev.guildhall.common.guild.GuildCommand.JoinByInvite;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdValue.BanRow;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.InviteDeleted;
import dev.guildhall.guild.state.GuildEvent.InviteUsed;
import dev.guildhall.guild.state.GuildEvent.MemberJoined;
import dev.guildhall.guild.state.GuildEvent.RoleCreated;
import dev.guildhall.guild.state.GuildEvent.VanityChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How members come: by an invite, or as a bot that a member brings.
final class Admissions {
    private Admissions() {}

    static Decision join(GuildSnapshot guild, Person person, JoinByInvite join, ColdLookup cold, Facts facts) {
        User user = Objects.requireNonNull(person.user(), "the decider looked for the account");
        if (user.bot()) {
            return Refusal.of(ApiError.BOTS_NOT_ALLOWED);
        }
        BanRow ban = cold.ban(user.id());
        InviteRows rows = cold.invites();
        if (ban == null || rows == null) {
            return cold.needs();
        }
        GuildEvent used = used(guild, rows, join.code(), facts);
        if (used == null) {
            return Refusal.of(ApiError.UNKNOWN_INVITE);
        }
        if (ban.ban() != null) {
            return Refusal.of(ApiError.BANNED_FROM_GUILD);
        }
        Member here = person.member();
        if (here != null) {
            return new Accepted(List.of(), new GuildResult.OfMember(new MemberProfile(here, user), false));
        }
        MemberProfile profile = new MemberProfile(Member.joined(user.id(), facts.now(), List.of()), user);
        List<GuildEvent> events = new ArrayList<>();
        events.add(new MemberJoined(profile, guild.guild().memberCount() + 1));
        events.add(used);
        events.addAll(SystemMessages.welcome(guild, profile, facts));
        return new Accepted(events, new GuildResult.OfMember(profile, true));
    }

    /// One more use of an invite, or of the guild's vanity code; null when the code lets nobody in.
    private static @Nullable GuildEvent used(GuildSnapshot guild, InviteRows rows, String code, Facts facts) {
        Vanity vanity = guild.guild().vanity();
        if (vanity != null && vanity.code().equals(code)) {
            return new VanityChanged(vanity, vanity.usedOnceMore());
        }
        Invite invite = InviteDecisions.find(rows, code);
        if (invite == null || !invite.usableAt(facts.now())) {
            return null;
        }
        Invite used = invite.usedOnceMore();
        return used.usableAt(facts.now()) ? new InviteUsed(used) : new InviteDeleted(invite);
    }

    static Decision addBot(Scene scene, AddBot add) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_GUILD);
        if (lacking != null) {
            return lacking;
        }
        Person person = scene.cold().person(add.botId());
        BanRow ban = scene.cold().ban(add.botId());
        if (person == null || ban == null) {
            return scene.cold().needs();
        }
        Rejected refusal = botRefusal(scene, add, person.user(), ban);
        return refusal != null ? refusal : added(scene, add, person);
    }

    private static @Nullable Rejected botRefusal(Scene scene, AddBot add, @Nullable User user, BanRow ban) {
        if (user == null || !user.bot()) {
            return Refusal.of(ApiError.APPLICATION_HAS_NO_BOT);
        }
        if (ban.ban() != null) {
            return Refusal.of(ApiError.BANNED_FROM_GUILD);
        }
        if (!RoleDecisions.mayGrant(scene, add.permissions())) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        boolean full = scene.snapshot().roles().size() >= Limits.ROLES_PER_GUILD_MAX;
        return full && add.permissions() != 0 ? Refusal.of(ApiError.MAX_ROLES) : null;
    }

    private static Decision added(Scene scene, AddBot add, Person person) {
        User bot = Objects.requireNonNull(person.user(), "looked at before");
        if (person.member() != null) {
            return new Accepted(List.of(), new GuildResult.OfMember(new MemberProfile(person.member(), bot), false));
        }
        List<GuildEvent> events = new ArrayList<>();
        List<RoleId> roles = new ArrayList<>();
        if (add.permissions() != 0) {
            Role role = managedRole(scene, add);
            events.addAll(RoleOrder.roomAtBottom(scene.snapshot()));
            events.add(new RoleCreated(role));
            roles.add(role.id());
        }
        MemberProfile profile = new MemberProfile(Member.joined(bot.id(), scene.now(), roles), bot);
        events.add(new MemberJoined(profile, scene.guild().memberCount() + 1));
        events.addAll(SystemMessages.welcome(scene.snapshot(), profile, scene.facts()));
        return new Accepted(events, new GuildResult.OfMember(profile, true));
    }

    /// A role that only this bot has, that nobody gives or takes, and that goes with it.
    private static Role managedRole(Scene scene, AddBot add) {
        return new Role(
                new RoleId(scene.facts().nextId()),
                add.botName(),
                0,
                false,
                RoleOrder.BOTTOM,
                add.permissions(),
                false,
                true,
                null,
                null,
                add.botId(),
                0);
    }
}
