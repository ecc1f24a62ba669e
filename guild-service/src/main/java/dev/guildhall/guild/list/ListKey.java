package dev.guildhall.guild.list;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.protocol.Permission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Which list a channel shows. Channels that the same members see share one, and clients calculate its id as we
/// do: "everyone", or a hash of the overwrites that touch VIEW_CHANNEL. Source: community docs, guild
/// subscriptions.
///
/// `overwrites` is what is hashed, so that two lists whose hashes are equal are two lists here.
record ListKey(String id, String overwrites) {
    static final ListKey EVERYONE = new ListKey("everyone", "");

    static ListKey of(GuildSnapshot guild, Channel channel) {
        List<String> touching = new ArrayList<>();
        boolean denied = false;
        for (Overwrite overwrite : channel.overwrites()) {
            if (Permission.VIEW_CHANNEL.in(overwrite.allow())) {
                touching.add("allow:" + Long.toUnsignedString(overwrite.id()));
            } else if (Permission.VIEW_CHANNEL.in(overwrite.deny())) {
                touching.add("deny:" + Long.toUnsignedString(overwrite.id()));
                denied = true;
            }
        }
        if (!denied && seenByDefault(guild)) {
            return EVERYONE;
        }
        Collections.sort(touching);
        String hashed = String.join(",", touching);
        return new ListKey(Long.toString(Murmur3.of(hashed)), hashed);
    }

    private static boolean seenByDefault(GuildSnapshot guild) {
        Role everyone = guild.roles().get(guild.guild().everyoneRoleId());
        return everyone != null && Permission.VIEW_CHANNEL.in(everyone.permissions());
    }
}
