package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.Decision.Rejected;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the rules of messages ask about the channel that they are applied in, and about who acts. A guild answers
/// with permissions ([Scene]), a private channel with who is in. Made anew for each decision.
public interface Place {
    /// Null in a private channel.
    @Nullable
    GuildId guildId();

    User user();

    /// The actor's membership; null where there are none.
    @Nullable
    MemberProfile membership();

    ColdLookup cold();

    Facts facts();

    /// Why the actor may not do this in the channel; null when it may.
    @Nullable
    Rejected refusalIn(ChannelId channelId, Permission... permissions);

    /// What the actor may do in the channel, after [#refusalIn] said nothing about it; so the next two.
    long rightsIn(ChannelId channelId);

    /// Why nobody writes into such a channel; null when it is one for messages.
    @Nullable
    Rejected refusalOfMessages(ChannelId channelId);

    /// Why the actor must wait before it sends again.
    @Nullable
    Rejected tooFast(ChannelId channelId);

    /// The actor may see and read, and nothing else: not even change what it said before.
    boolean silenced();

    /// The roles that can be mentioned.
    Map<RoleId, Role> roles();

    /// The emojis and stickers that everybody here may choose from; none in a private channel.
    Expressions expressions();

    default UserId actorId() {
        return user().id();
    }

    default Instant now() {
        return facts().now();
    }
}
