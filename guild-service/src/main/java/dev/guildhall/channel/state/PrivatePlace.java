package dev.guildhall.channel.state;

import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdLookup;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.Facts;
import dev.guildhall.guild.state.Place;
import dev.guildhall.guild.state.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A private channel as the rules of messages see it. Who is in may say what they like and take back what is their
/// own; nobody is above another.
record PrivatePlace(User user, ColdLookup cold, Facts facts) implements Place {
    @Override
    public @Nullable GuildId guildId() {
        return null;
    }

    @Override
    public @Nullable MemberProfile membership() {
        return null;
    }

    /// Only for who is in, so that sight needs no check.
    @Override
    public @Nullable Rejected refusalIn(ChannelId channelId, Permission... permissions) {
        long wanted = Permission.of(permissions);
        return (Permission.OF_RECIPIENTS & wanted) == wanted ? null : Refusal.of(ApiError.NOT_ON_A_DM);
    }

    @Override
    public long rightsIn(ChannelId channelId) {
        return Permission.OF_RECIPIENTS;
    }

    @Override
    public @Nullable Rejected refusalOfMessages(ChannelId channelId) {
        return null;
    }

    @Override
    public @Nullable Rejected tooFast(ChannelId channelId) {
        return null;
    }

    @Override
    public boolean silenced() {
        return false;
    }

    @Override
    public Map<RoleId, Role> roles() {
        return Map.of();
    }

    @Override
    public Expressions expressions() {
        return Expressions.NONE;
    }
}
