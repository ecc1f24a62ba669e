package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.GuildCommand.BanUser;
import dev.guildhall.common.guild.GuildCommand.Kick;
import dev.guildhall.common.guild.GuildCommand.Unban;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdValue.BanRow;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import dev.guildhall.guild.state.GuildEvent.MemberLeft;
import dev.guildhall.guild.state.GuildEvent.RoleDeleted;
import dev.guildhall.guild.state.GuildEvent.UserBanned;
import dev.guildhall.guild.state.GuildEvent.UserUnbanned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How members go: by themselves, kicked, banned. And how a ban ends.
final class Departures {
    private Departures() {}

    static Decision leave(Scene scene) {
        return scene.byOwner()
                ? Refusal.of(ApiError.INVALID_GUILD)
                : new Accepted(gone(scene, scene.actor().user()), GuildResult.NOTHING);
    }

    static Decision kick(Scene scene, Kick kick) {
        Rejected lacking = scene.refusalWithout(Permission.KICK_MEMBERS);
        if (lacking != null) {
            return lacking;
        }
        Person person = scene.cold().person(kick.userId());
        if (person == null) {
            return scene.cold().needs();
        }
        if (person.user() == null || person.member() == null) {
            return Refusal.of(ApiError.UNKNOWN_MEMBER);
        }
        return scene.outranks(person.member())
                ? new Accepted(gone(scene, person.user()), GuildResult.NOTHING)
                : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    static Decision ban(Scene scene, BanUser ban, @Nullable String reason) {
        Rejected lacking = scene.refusalWithout(Permission.BAN_MEMBERS);
        if (lacking != null) {
            return lacking;
        }
        Person person = scene.cold().person(ban.userId());
        BanRow row = scene.cold().ban(ban.userId());
        if (person == null || row == null) {
            return scene.cold().needs();
        }
        if (person.user() == null) {
            return Refusal.of(ApiError.UNKNOWN_USER);
        }
        if (person.member() != null && !scene.outranks(person.member())) {
            return Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        return new Accepted(banned(scene, person, person.user(), row, reason), GuildResult.NOTHING);
    }

    /// The ban first, so that nobody sees somebody leave and then wonders why.
    static List<GuildEvent> banned(Scene scene, Person person, User user, BanRow row, @Nullable String reason) {
        List<GuildEvent> events = new ArrayList<>();
        if (row.ban() == null) {
            events.add(new UserBanned(new Ban(user.id(), reason), user));
        }
        if (person.member() != null) {
            events.addAll(gone(scene, user));
        }
        return events;
    }

    static Decision unban(Scene scene, Unban unban) {
        Rejected lacking = scene.refusalWithout(Permission.BAN_MEMBERS);
        if (lacking != null) {
            return lacking;
        }
        Person person = scene.cold().person(unban.userId());
        BanRow row = scene.cold().ban(unban.userId());
        if (person == null || row == null) {
            return scene.cold().needs();
        }
        return row.ban() == null || person.user() == null
                ? Refusal.of(ApiError.UNKNOWN_BAN)
                : new Accepted(List.of(new UserUnbanned(person.user())), GuildResult.NOTHING);
    }

    /// A bot takes its own managed role with it: nobody else could ever hold or delete it.
    static List<GuildEvent> gone(Scene scene, User user) {
        List<GuildEvent> events = new ArrayList<>();
        events.add(new MemberLeft(user, scene.guild().memberCount() - 1));
        for (Role role : rolesOf(scene, user.id())) {
            List<ChannelChanged> stripped = RoleDecisions.stripped(scene, role.id());
            events.addAll(stripped);
            events.add(new RoleDeleted(role.id()));
        }
        return events;
    }

    private static List<Role> rolesOf(Scene scene, UserId botId) {
        return scene.snapshot().rolesInOrder().stream()
                .filter(role -> botId.equals(role.botId()))
                .toList();
    }
}
