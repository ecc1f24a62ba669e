package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildCommand.DeleteOverwrite;
import dev.guildhall.common.guild.GuildCommand.PutOverwrite;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.state.GuildEvent.ChannelChanged;
import java.util.ArrayList;
import java.util.List;

/// One overwrite of a channel, set or removed.
final class OverwriteDecisions {
    private OverwriteDecisions() {}

    static Decision put(Scene scene, PutOverwrite put) {
        Rejected refusal = scene.refusalIn(put.channelId(), Permission.MANAGE_ROLES);
        if (refusal != null) {
            return refusal;
        }
        Overwrite overwrite = put.overwrite();
        Channel channel = scene.channel(put.channelId());
        List<Overwrite> after = without(channel.overwrites(), overwrite.id());
        after.add(overwrite);
        return changed(scene, channel, after);
    }

    static Decision delete(Scene scene, DeleteOverwrite delete) {
        Rejected refusal = scene.refusalIn(delete.channelId(), Permission.MANAGE_ROLES);
        if (refusal != null) {
            return refusal;
        }
        Channel channel = scene.channel(delete.channelId());
        if (channel.overwrite(delete.overwriteId()).isEmpty()) {
            return Refusal.of(ApiError.UNKNOWN_OVERWRITE);
        }
        return changed(scene, channel, without(channel.overwrites(), delete.overwriteId()));
    }

    private static Decision changed(Scene scene, Channel channel, List<Overwrite> after) {
        Rejected shape = OverwriteRules.shape(scene, after);
        if (shape != null) {
            return shape;
        }
        Rejected right = OverwriteRules.change(scene, scene.rightsIn(channel), channel.overwrites(), after);
        if (right != null) {
            return right;
        }
        Channel written = channel.withOverwrites(after);
        if (OverwriteRules.same(channel, written)) {
            return new Accepted(List.of(), GuildResult.NOTHING);
        }
        List<GuildEvent> events = new ArrayList<>();
        events.add(new ChannelChanged(channel, written));
        events.addAll(CategorySync.follow(scene, channel, written));
        return new Accepted(events, GuildResult.NOTHING);
    }

    private static List<Overwrite> without(List<Overwrite> overwrites, long id) {
        List<Overwrite> rest = new ArrayList<>(overwrites);
        rest.removeIf(each -> each.id() == id);
        return rest;
    }
}
