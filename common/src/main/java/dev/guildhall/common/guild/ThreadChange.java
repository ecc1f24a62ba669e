package dev.guildhall.common.guild;

import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ForumLayout;
import dev.guildhall.common.protocol.SortOrder;
import java.util.List;

/// Of [ThreadSettings]; a tag without id is a new one, one that is not named goes.
public record ThreadChange(
        Patch<Integer> autoArchiveMinutes,
        Patch<Integer> rateLimitPerUserSeconds,
        Patch<List<ForumTag>> tags,
        Patch<ReactionEmoji> reaction,
        Patch<SortOrder> sortOrder,
        Patch<ForumLayout> layout) {
    public static final ThreadChange NONE =
            new ThreadChange(Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());
}
