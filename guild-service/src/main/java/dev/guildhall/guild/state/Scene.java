package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.Decision.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A command's surroundings: the guild, the member who acts, and the world's facts. Made anew for each
/// decision, whose questions of right it answers.
record Scene(GuildView view, GuildSnapshot snapshot, MemberProfile actor, ColdLookup cold, Facts facts)
        implements Place {
    /// The same with the channel changed, for what follows in one command.
    Scene with(Channel channel) {
        GuildEvent changed = new GuildEvent.ChannelChanged(channel(channel.id()), channel);
        return new Scene(view, SnapshotFold.standing(snapshot, changed), actor, cold, facts);
    }

    /// As it is behind the events, none of which deletes the guild: for what follows in one command.
    Scene after(List<GuildEvent> events) {
        GuildSnapshot folded = snapshot;
        for (GuildEvent event : events) {
            folded = SnapshotFold.standing(folded, event);
        }
        return new Scene(view, folded, actor, cold, facts);
    }

    Guild guild() {
        return snapshot.guild();
    }

    @Override
    public GuildId guildId() {
        return guild().id();
    }

    @Override
    public User user() {
        return actor.user();
    }

    @Override
    public MemberProfile membership() {
        return actor;
    }

    @Override
    public Map<RoleId, Role> roles() {
        return snapshot.roles();
    }

    @Override
    public Expressions expressions() {
        return snapshot.expressions();
    }

    boolean byOwner() {
        return guild().ownerId().equals(actorId());
    }

    /// What the actor may do in the guild.
    long rights() {
        return rightsOf(actor.member());
    }

    long rightsOf(Member member) {
        return PermissionCalculator.inGuild(guild(), snapshot.roles(), member, now());
    }

    /// A member in timeout may see and read, and nothing else: not even change what it said before.
    @Override
    public boolean silenced() {
        Instant until = actor.member().communicationDisabledUntil();
        return until != null && until.isAfter(now()) && !Permission.ADMINISTRATOR.in(rights());
    }

    /// What the actor may do in the channel.
    long rightsIn(Channel channel) {
        return PermissionCalculator.inChannel(guild(), snapshot.roles(), channel, actor.member(), now());
    }

    @Override
    public long rightsIn(ChannelId channelId) {
        return rightsIn(channel(channelId));
    }

    @Override
    public @Nullable Rejected refusalOfMessages(ChannelId channelId) {
        ChannelType type = channel(channelId).type();
        if (type.holdsMessages()) {
            return null;
        }
        return Refusal.of(type.forum() ? ApiError.MESSAGE_IN_FORUM : ApiError.NOT_A_TEXT_CHANNEL);
    }

    @Override
    public @Nullable Rejected tooFast(ChannelId channelId) {
        return SlowMode.refusal(this, channel(channelId));
    }

    /// The channel, after [#refusalIn] said nothing about it.
    Channel channel(ChannelId channelId) {
        return snapshot.channel(channelId)
                .orElseThrow(() -> new NoSuchElementException("channel " + channelId + " was not checked first"));
    }

    /// A role that was found before.
    Role role(RoleId roleId) {
        Role role = snapshot.roles().get(roleId);
        if (role == null) {
            throw new NoSuchElementException("role " + roleId + " was not checked first");
        }
        return role;
    }

    /// Why the actor may not do this in the guild; null when it may.
    @Nullable
    Rejected refusalWithout(Permission permission) {
        return permission.in(rights()) ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    /// Why the actor may not do this in the channel: it does not exist, cannot be seen, or one of the
    /// permissions is lacking. Null when it may.
    @Override
    public @Nullable Rejected refusalIn(ChannelId channelId, Permission... permissions) {
        Channel channel = snapshot.channels().get(channelId);
        if (channel == null) {
            return Refusal.of(ApiError.UNKNOWN_CHANNEL);
        }
        long rights = rightsIn(channel);
        if (!Permission.VIEW_CHANNEL.in(rights)) {
            return Refusal.of(ApiError.MISSING_ACCESS);
        }
        long wanted = Permission.of(permissions);
        return (rights & wanted) == wanted ? null : Refusal.of(ApiError.MISSING_PERMISSIONS);
    }

    /// The role stands strictly below the actor's highest; below the owner stands every role.
    boolean outranks(Role role) {
        return byOwner() || rank().compareTo(Rank.of(role)) > 0;
    }

    /// The member stands strictly below the actor: never the owner, never the actor itself.
    boolean outranks(Member member) {
        if (member.userId().equals(guild().ownerId()) || member.userId().equals(actorId())) {
            return false;
        }
        return byOwner() || rank().compareTo(Rank.highest(snapshot, member)) > 0;
    }

    Rank rank() {
        return Rank.highest(snapshot, actor.member());
    }
}
