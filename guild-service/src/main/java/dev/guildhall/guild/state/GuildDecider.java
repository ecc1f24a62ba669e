package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdValue.Person;
import org.jspecify.annotations.Nullable;

/// What a guild answers to a command. Pure: the same view, command and facts give the same decision.
public final class GuildDecider {
    private GuildDecider() {}

    /// `reason` is the audit-log reason that came with the command. An accepted decision without events changes
    /// nothing, but may tell of a change that is not durable yet: its answer waits for what is open before it.
    public static Decision decide(
            GuildView view, UserId actorId, GuildCommand command, @Nullable String reason, Facts facts) {
        GuildSnapshot snapshot = view.snapshot();
        boolean founding = command instanceof GuildCommand.CreateGuild;
        if (founding == (snapshot != null)) {
            return Refusal.of(founding ? ApiError.INVALID_GUILD : ApiError.UNKNOWN_GUILD);
        }
        ColdLookup cold = new ColdLookup(view::cold, facts.now());
        Person person = cold.person(actorId);
        if (person == null) {
            return cold.needs();
        }
        User user = person.user();
        if (user == null) {
            return Refusal.of(ApiError.UNKNOWN_USER);
        }
        if (snapshot == null) {
            return GuildFounding.found(view.guildId(), user, (GuildCommand.CreateGuild) command, facts);
        }
        if (command instanceof GuildCommand.JoinByInvite join) {
            return Admissions.join(snapshot, person, join, cold, facts);
        }
        Member member = person.member();
        if (member == null) {
            return Refusal.of(ApiError.MISSING_ACCESS);
        }
        Scene scene = new Scene(view, snapshot, new MemberProfile(member, user), cold, facts);
        Decision decision = ofMember(scene, command, reason);
        return decision instanceof Decision.Accepted accepted
                ? AuditTrail.behind(accepted, scene, command, reason)
                : decision;
    }

    private static Decision ofMember(Scene scene, GuildCommand command, @Nullable String reason) {
        return switch (command) {
            case GuildCommand.ModifyGuild modify -> GuildDecisions.modify(scene, modify);
            case GuildCommand.SetVanity set -> VanityDecisions.set(scene, set);
            case GuildCommand.DeleteGuild _ -> GuildDecisions.delete(scene);
            case GuildCommand.CreateChannel create -> ChannelCreation.create(scene, create.channel());
            case GuildCommand.ModifyChannel modify -> ChannelDecisions.modify(scene, modify);
            case GuildCommand.MoveChannels move -> ChannelMoves.move(scene, move);
            case GuildCommand.DeleteChannel delete -> ChannelDecisions.delete(scene, delete);
            case GuildCommand.PutOverwrite put -> OverwriteDecisions.put(scene, put);
            case GuildCommand.DeleteOverwrite delete -> OverwriteDecisions.delete(scene, delete);
            case GuildCommand.CreateRole create -> RoleDecisions.create(scene, create);
            case GuildCommand.ModifyRole modify -> RoleDecisions.modify(scene, modify);
            case GuildCommand.MoveRoles move -> RoleOrder.move(scene, move);
            case GuildCommand.DeleteRole delete -> RoleDecisions.delete(scene, delete);
            case GuildCommand.AddBot add -> Admissions.addBot(scene, add);
            case GuildCommand.Leave _ -> Departures.leave(scene);
            case GuildCommand.Kick kick -> Departures.kick(scene, kick);
            case GuildCommand.BanUser ban -> Departures.ban(scene, ban, reason);
            case GuildCommand.BulkBan bulk -> BulkBans.ban(scene, bulk, reason);
            case GuildCommand.PruneMembers prune -> Prunes.prune(scene, prune);
            case GuildCommand.Unban unban -> Departures.unban(scene, unban);
            case GuildCommand.ModifyMember modify -> MemberDecisions.modify(scene, modify);
            case GuildCommand.ModifyVoice modify -> VoiceDecisions.modify(scene, modify);
            case GuildCommand.AddMemberRole add -> MemberDecisions.addRole(scene, add);
            case GuildCommand.RemoveMemberRole remove -> MemberDecisions.removeRole(scene, remove);
            case GuildCommand.CreateInvite create -> InviteDecisions.create(scene, create);
            case GuildCommand.DeleteInvite delete -> InviteDecisions.delete(scene, delete);
            case GuildCommand.ChangeExpressions change -> ExpressionDecisions.change(scene, change.what());
            case GuildCommand.OfMessages ofMessages -> MessageDecider.decide(scene, ofMessages);
            case GuildCommand.CrosspostMessage crosspost -> MessageDecisions.crosspost(scene, crosspost);
            case GuildCommand.PurgeMessages purge -> Deletions.purge(scene, purge);
            case GuildCommand.CreateGuild _, GuildCommand.JoinByInvite _ ->
                throw new IllegalStateException("decided before: " + command);
        };
    }
}
