package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import java.util.List;

/// A channel has no live inheritance: "synced" only means that its overwrites equal its category's. A change of
/// a category is copied to those that were equal.
final class CategorySync {
    private CategorySync() {}

    /// What follows for the children when `before` becomes `after`; nothing unless it is a category.
    static List<ChannelChanged> follow(Scene scene, Channel before, Channel after) {
        if (before.type() != ChannelType.GUILD_CATEGORY || OverwriteRules.same(before, after)) {
            return List.of();
        }
        return children(scene, before).stream()
                .filter(child -> OverwriteRules.same(child, before))
                .map(child -> new ChannelChanged(child, child.withOverwrites(after.overwrites())))
                .toList();
    }

    static List<Channel> children(Scene scene, Channel category) {
        return scene.snapshot().channelsInOrder().stream()
                .filter(each -> category.id().equals(each.parentId()))
                .toList();
    }
}
