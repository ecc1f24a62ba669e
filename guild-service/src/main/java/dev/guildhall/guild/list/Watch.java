package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import java.util.Map;

/// What one session looks at. `wanted` is what it asked for, `held` what it has: the lists of the channels that
/// `viewer` sees, blocks of channels with the same list together.
record Watch(Member viewer, Map<ChannelId, RowBlocks> wanted, Map<ListKey, RowBlocks> held) {
    Watch {
        wanted = Map.copyOf(wanted);
        held = Map.copyOf(held);
    }
}
