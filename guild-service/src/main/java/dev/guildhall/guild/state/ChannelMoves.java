package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.ChannelPosition;
import dev.guildhall.common.guild.GuildCommand.MoveChannels;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Several channels moved at once. Source: guild resource, "Modify Guild Channel Positions".
final class ChannelMoves {
    private ChannelMoves() {}

    /// Categories first, entry by entry, so that each sees what the ones before it did; positions then. One
    /// event for each channel that is another in the end.
    static Decision move(Scene scene, MoveChannels move) {
        Rejected lacking = scene.refusalWithout(Permission.MANAGE_CHANNELS);
        if (lacking != null) {
            return lacking;
        }
        Scene moved = scene;
        Map<ChannelId, Integer> wanted = new LinkedHashMap<>();
        for (int i = 0; i < move.positions().size(); i++) {
            ChannelPosition entry = move.positions().get(i);
            Channel before = moved.snapshot().channels().get(entry.channelId());
            if (before == null) {
                return Refusal.of(ApiError.UNKNOWN_CHANNEL);
            }
            Channel after = placed(moved, before, entry);
            Rejected refusal = refusal(moved, before, after, entry);
            if (refusal != null) {
                return Refusal.below(Integer.toString(i), refusal);
            }
            moved = moved.with(after);
            if (entry.position().changes()) {
                wanted.put(before.id(), entry.position().overOr(before.position(), before.position()));
            }
        }
        return new Accepted(events(scene, moved, wanted), GuildResult.NOTHING);
    }

    /// In the category that the entry names, with its overwrites if so asked.
    private static Channel placed(Scene scene, Channel before, ChannelPosition entry) {
        Channel moved = before.withParent(entry.parentId().over(before.parentId()));
        Channel parent =
                moved.parentId() == null ? null : scene.snapshot().channels().get(moved.parentId());
        return parent != null && entry.lockPermissions() ? moved.withOverwrites(parent.overwrites()) : moved;
    }

    private static @Nullable Rejected refusal(Scene scene, Channel before, Channel after, ChannelPosition entry) {
        int position = entry.position().overOr(before.position(), before.position());
        if (after.withPosition(position).equals(before)) {
            return null;
        }
        Rejected lacking = scene.refusalIn(before.id(), Permission.MANAGE_CHANNELS);
        if (lacking != null) {
            return lacking;
        }
        boolean elsewhere = after.parentId() != null && !after.parentId().equals(before.parentId());
        Rejected parent = elsewhere ? ChannelRules.parent(scene, after.type(), after.parentId(), before.id()) : null;
        return parent != null
                ? parent
                : OverwriteRules.change(scene, scene.rightsIn(before), before.overwrites(), after.overwrites());
    }

    private static List<GuildEvent> events(Scene before, Scene moved, Map<ChannelId, Integer> wanted) {
        Map<ChannelId, Channel> placed = moved.snapshot().channels();
        Map<ChannelId, Channel> after = new LinkedHashMap<>(placed);
        new ChannelOrder(before.snapshot().channels(), placed, wanted)
                .moved()
                .forEach(each -> after.put(each.id(), each));
        List<GuildEvent> events = new ArrayList<>();
        after.values().stream()
                .sorted(Comparator.comparingInt(Channel::position).thenComparing(Channel::id))
                .filter(each -> !each.equals(before.channel(each.id())))
                .forEach(each -> events.add(new ChannelChanged(before.channel(each.id()), each)));
        return events;
    }
}
