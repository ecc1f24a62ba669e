package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.AddMemberRole;
import dev.guildhall.common.guild.GuildCommand.MemberChange;
import dev.guildhall.common.guild.GuildCommand.ModifyMember;
import dev.guildhall.common.guild.GuildCommand.RemoveMemberRole;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.MemberFlag;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.Person;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.MemberChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is changed of a member: by others, or by itself.
final class MemberDecisions {
    private MemberDecisions() {}

    static Decision modify(Scene scene, ModifyMember modify) {
        return ofMember(scene, modify.userId(), profile -> {
            Rejected refusal = refusal(scene, profile.member(), modify.change());
            return refusal != null
                    ? refusal
                    : moved(
                            changed(profile, changed(profile.member(), modify.change()), true),
                            VoiceDecisions.moves(scene, modify.userId(), modify.change()));
        });
    }

    static Decision addRole(Scene scene, AddMemberRole add) {
        return ofMember(scene, add.userId(), profile -> {
            List<RoleId> roles = new ArrayList<>(profile.member().roles());
            if (!roles.contains(add.roleId())) {
                roles.add(add.roleId());
            }
            Rejected refusal = roleRefusal(scene, Set.of(add.roleId()));
            return refusal != null ? refusal : changed(profile, profile.member().withRoles(roles), false);
        });
    }

    static Decision removeRole(Scene scene, RemoveMemberRole remove) {
        return ofMember(scene, remove.userId(), profile -> {
            List<RoleId> roles = new ArrayList<>(profile.member().roles());
            roles.remove(remove.roleId());
            Rejected refusal = roleRefusal(scene, Set.of(remove.roleId()));
            return refusal != null ? refusal : changed(profile, profile.member().withRoles(roles), false);
        });
    }

    private static Decision ofMember(Scene scene, UserId userId, Function<MemberProfile, Decision> decide) {
        Person person = scene.cold().person(userId);
        if (person == null) {
            return scene.cold().needs();
        }
        return person.user() == null || person.member() == null
                ? Refusal.of(ApiError.UNKNOWN_MEMBER)
                : decide.apply(new MemberProfile(person.member(), person.user()));
    }

    private static Decision moved(Accepted changed, List<GuildEvent> moves) {
        List<GuildEvent> events = new ArrayList<>(changed.events());
        events.addAll(moves);
        return new Accepted(events, changed.result());
    }

    private static Accepted changed(MemberProfile before, Member after, boolean shown) {
        MemberProfile profile = new MemberProfile(after, before.user());
        GuildResult result = shown ? new GuildResult.OfMember(profile, false) : GuildResult.NOTHING;
        return after.equals(before.member())
                ? new Accepted(List.of(), result)
                : new Accepted(List.of(new MemberChanged(profile)), result);
    }

    private static Member changed(Member before, MemberChange change) {
        String nick = change.nick().over(before.nick());
        return new Member(
                before.userId(),
                nick == null || nick.isBlank() ? null : nick,
                before.avatar(),
                List.copyOf(new LinkedHashSet<>(change.roles().overOr(before.roles(), List.of()))),
                before.joinedAt(),
                change.deaf().overOr(before.deaf(), false),
                change.mute().overOr(before.mute(), false),
                before.pending(),
                change.communicationDisabledUntil().over(before.communicationDisabledUntil()),
                flags(before.flags(), change.flags().overOr(before.flags(), 0)));
    }

    /// Bits that are not a moderator's to set stay as they are, whatever the request says of them.
    private static int flags(int before, int wanted) {
        int settable = MemberFlag.BYPASSES_VERIFICATION.mask();
        return (before & ~settable) | (wanted & settable);
    }

    private static @Nullable Rejected refusal(Scene scene, Member member, MemberChange change) {
        Rejected nick = nickRefusal(scene, member, change.nick());
        if (nick != null) {
            return nick;
        }
        Rejected roles = change.roles().changes()
                ? roleRefusal(scene, difference(member.roles(), change.roles().overOr(member.roles(), List.of())))
                : null;
        if (roles != null) {
            return roles;
        }
        Rejected timeout = timeoutRefusal(scene, member, change.communicationDisabledUntil());
        if (timeout != null) {
            return timeout;
        }
        Rejected voice = VoiceDecisions.refusal(scene, member.userId(), change);
        return voice != null ? voice : flagsRefusal(scene, change.flags());
    }

    private static @Nullable Rejected nickRefusal(Scene scene, Member member, Patch<String> nick) {
        if (!nick.changes()) {
            return null;
        }
        if (member.userId().equals(scene.actorId())) {
            long either = Permission.of(Permission.CHANGE_NICKNAME, Permission.MANAGE_NICKNAMES);
            return (scene.rights() & either) != 0 ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
        }
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_NICKNAMES);
        return lacking != null || scene.outranks(member) ? lacking : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    /// The roles that come or go, each of which the actor must be allowed to give.
    private static @Nullable Rejected roleRefusal(Scene scene, Set<RoleId> touched) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_ROLES);
        if (lacking != null) {
            return lacking;
        }
        for (RoleId id : touched) {
            Role role = scene.snapshot().roles().get(id);
            if (role == null) {
                return Refusal.of(ApiError.UNKNOWN_ROLE);
            }
            if (role.managed() || id.equals(scene.guild().everyoneRoleId())) {
                return Refusal.of(ApiError.INVALID_ROLE);
            }
            if (!scene.outranks(role)) {
                return Refusal.of(ApiError.MISSING_PERMISSIONS);
            }
        }
        return null;
    }

    private static Set<RoleId> difference(List<RoleId> before, List<RoleId> after) {
        Set<RoleId> touched = new LinkedHashSet<>(after);
        before.forEach(touched::remove);
        before.stream().filter(id -> !after.contains(id)).forEach(touched::add);
        return touched;
    }

    private static @Nullable Rejected timeoutRefusal(Scene scene, Member member, Patch<Instant> until) {
        if (!until.changes()) {
            return null;
        }
        Rejected lacking = scene.refusalWithout(Permission.MODERATE_MEMBERS);
        if (lacking != null) {
            return lacking;
        }
        Instant end = until.over(null);
        if (end != null && end.isAfter(scene.now().plus(Limits.TIMEOUT_MAX))) {
            return Refusal.field(
                    "communication_disabled_until",
                    FormError.CUSTOM_VALIDATION,
                    "A timeout lasts at most " + Limits.TIMEOUT_MAX.toDays() + " days.");
        }
        boolean exempt = end != null && Permission.ADMINISTRATOR.in(scene.rightsOf(awake(member)));
        return exempt || !scene.outranks(member) ? Refusal.of(ApiError.MISSING_PERMISSIONS) : null;
    }

    /// The member without its timeout, which hides from [PermissionCalculator] what it otherwise may.
    private static Member awake(Member member) {
        return new Member(
                member.userId(),
                member.nick(),
                member.avatar(),
                member.roles(),
                member.joinedAt(),
                member.deaf(),
                member.mute(),
                member.pending(),
                null,
                member.flags());
    }

    /// Source: guild resource, "Modify Guild Member".
    private static @Nullable Rejected flagsRefusal(Scene scene, Patch<Integer> flags) {
        long either = Permission.of(Permission.MANAGE_GUILD, Permission.MANAGE_ROLES);
        long all = Permission.of(Permission.MODERATE_MEMBERS, Permission.KICK_MEMBERS, Permission.BAN_MEMBERS);
        boolean may = (scene.rights() & either) != 0 || (scene.rights() & all) == all;
        return may || !flags.changes() ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }
}
