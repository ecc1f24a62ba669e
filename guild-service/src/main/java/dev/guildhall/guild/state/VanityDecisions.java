package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand.SetVanity;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.ColdValue.Claimed;
import dev.guildhall.guild.state.ColdValue.InviteRows;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.VanityChanged;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The code that a guild chooses for itself. It is unique among all guilds and among the codes of all invites, by a
/// claim. Joining by it is in [Admissions].
final class VanityDecisions {
    private VanityDecisions() {}

    static Decision set(Scene scene, SetVanity set) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_GUILD);
        if (lacking != null) {
            return lacking;
        }
        Vanity before = scene.guild().vanity();
        String code = set.code();
        if (Objects.equals(code, before == null ? null : before.code())) {
            return new Accepted(List.of(), new GuildResult.OfGuild(scene.snapshot()));
        }
        return code == null ? changed(scene, before, null) : claimed(scene, before, code);
    }

    private static Decision claimed(Scene scene, @Nullable Vanity before, String code) {
        InviteRows invites = scene.cold().invites();
        Claimed claimed = scene.cold()
                .claimed(Changes.claim(code, scene.guild().id()), scene.facts().inviteCode(0));
        if (invites == null || claimed == null) {
            return scene.cold().needs();
        }
        // The code of one of its own invites is "ours" as well.
        boolean free = claimed.ours() && InviteDecisions.find(invites, code) == null;
        return free ? changed(scene, before, new Vanity(code, 0)) : Refusal.of(ApiError.INVITE_CODE_TAKEN);
    }

    private static Accepted changed(Scene scene, @Nullable Vanity before, @Nullable Vanity after) {
        VanityChanged changed = new VanityChanged(before, after);
        return new Accepted(
                List.of(changed), new GuildResult.OfGuild(SnapshotFold.standing(scene.snapshot(), changed)));
    }
}
