package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import java.util.Map;
import java.util.Set;

/// What a person's session looks at in a guild: rows of channels' member lists, and members whose presence it
/// wants in any size of guild. All of it: what is not in here is looked at no longer.
public record GuildSubscription(Map<ChannelId, RowBlocks> channels, Set<UserId> members) {
    public static final GuildSubscription NONE = new GuildSubscription(Map.of(), Set.of());

    public GuildSubscription {
        channels = Map.copyOf(channels);
        members = Set.copyOf(members);
    }
}
