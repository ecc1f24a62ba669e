package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.CreateInvite;
import dev.guildhall.common.guild.GuildCommand.DeleteInvite;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.Claimed;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.InviteCreated;
import dev.guildhall.guild.state.GuildEvent.InviteDeleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Invites made and revoked. Joining by one is in [Admissions].
final class InviteDecisions {
    /// Two of 62^8 codes meet about never; a third try that is taken as well means that something is broken.
    private static final int CODE_ATTEMPTS_MAX = 3;

    private InviteDecisions() {}

    static Decision create(Scene scene, CreateInvite create) {
        Rejected lacking = scene.refusalIn(create.channelId(), Permission.CREATE_INSTANT_INVITE);
        if (lacking != null) {
            return lacking;
        }
        if (scene.channel(create.channelId()).type() == ChannelType.GUILD_CATEGORY) {
            return Refusal.of(ApiError.WRONG_CHANNEL_TYPE);
        }
        InviteRows rows = scene.cold().invites();
        if (rows == null) {
            return scene.cold().needs();
        }
        Optional<Invite> equal = create.unique() ? Optional.empty() : equal(scene, create, rows.invites());
        if (equal.isPresent()) {
            return new Accepted(List.of(), new GuildResult.OfInvite(equal.get(), scene.snapshot()));
        }
        long usable = rows.invites().stream()
                .filter(each -> each.usableAt(scene.now()))
                .count();
        return usable >= Limits.INVITES_PER_GUILD_MAX ? Refusal.of(ApiError.MAX_INVITES) : created(scene, create, rows);
    }

    private static Optional<Invite> equal(Scene scene, CreateInvite create, List<Invite> invites) {
        return invites.stream()
                .filter(each -> each.channelId().equals(create.channelId())
                        && each.inviterId().equals(scene.actorId())
                        && each.maxAgeSeconds() == create.maxAgeSeconds()
                        && each.maxUses() == create.maxUses()
                        && each.temporary() == create.temporary()
                        && each.usableAt(scene.now()))
                .findFirst();
    }

    private static Decision created(Scene scene, CreateInvite create, InviteRows rows) {
        for (int attempt = 0; attempt < CODE_ATTEMPTS_MAX; attempt++) {
            String code = scene.facts().inviteCode(attempt);
            Claimed claimed =
                    scene.cold().claimed(Changes.claim(code, scene.guild().id()));
            if (claimed == null) {
                return scene.cold().needs();
            }
            // A code that this guild uses already is "ours" as well.
            if (claimed.ours() && find(rows, code) == null) {
                Invite invite = invite(scene, create, code);
                List<GuildEvent> events = new ArrayList<>(expired(scene, rows));
                events.add(new InviteCreated(invite, scene.actor().user()));
                return new Accepted(events, new GuildResult.OfInvite(invite, scene.snapshot()));
            }
        }
        return Refusal.of(ApiError.INVITE_CODE_TAKEN);
    }

    /// Nobody deletes an invite when its time is over. Done here, or dead ones would fill the guild's thousand.
    private static List<InviteDeleted> expired(Scene scene, InviteRows rows) {
        return rows.invites().stream()
                .filter(each -> !each.usableAt(scene.now()))
                .map(InviteDeleted::new)
                .toList();
    }

    private static Invite invite(Scene scene, CreateInvite create, String code) {
        return new Invite(
                code,
                scene.guild().id(),
                create.channelId(),
                scene.actorId(),
                create.maxAgeSeconds(),
                create.maxUses(),
                0,
                create.temporary(),
                scene.now());
    }

    static Decision delete(Scene scene, DeleteInvite delete) {
        InviteRows rows = scene.cold().invites();
        if (rows == null) {
            return scene.cold().needs();
        }
        Invite invite = find(rows, delete.code());
        if (invite == null) {
            return Refusal.of(ApiError.UNKNOWN_INVITE);
        }
        boolean may = Permission.MANAGE_GUILD.in(scene.rights())
                || scene.refusalIn(invite.channelId(), Permission.MANAGE_CHANNELS) == null;
        return may
                ? new Accepted(List.of(new InviteDeleted(invite)), new GuildResult.OfInvite(invite, scene.snapshot()))
                : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    static @Nullable Invite find(InviteRows rows, String code) {
        return rows.invites().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
    }
}
