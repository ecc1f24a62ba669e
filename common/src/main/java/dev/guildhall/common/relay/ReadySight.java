package dev.guildhall.common.relay;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a session sees of a guild as the body that goes with it tells of it: what is needed to count what waits
/// there. Nothing in it is made for one session: the sets belong to all who see the same, and never change.
///
/// @param roles of the member whose session it is
/// @param channels those that the session sees
/// @param lastMessages the newest message of each channel that ever had one, unseen ones too
public record ReadySight(
        List<RoleId> roles, Instant joinedAt, Set<ChannelId> channels, Map<ChannelId, MessageId> lastMessages) {}
