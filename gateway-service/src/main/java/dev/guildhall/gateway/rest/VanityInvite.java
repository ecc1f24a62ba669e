package dev.guildhall.gateway.rest;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Vanity;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;

/// A guild's vanity code as the invite that it is shown as: nobody made it and it does not end.
final class VanityInvite {
    private static final UserId NOBODY = new UserId(0);
    private static final ChannelId NOWHERE = new ChannelId(0);

    private VanityInvite() {}

    static Invite of(GuildSnapshot snapshot, Vanity vanity) {
        GuildId guildId = snapshot.guild().id();
        return new Invite(
                vanity.code(),
                guildId,
                channel(snapshot),
                NOBODY,
                0,
                0,
                vanity.uses(),
                false,
                Snowflake.timestamp(guildId.value()));
    }

    /// Where newcomers are welcomed, or else the first channel that one can write in.
    private static ChannelId channel(GuildSnapshot snapshot) {
        ChannelId system = snapshot.guild().systemChannelId();
        return system != null
                ? system
                : snapshot.channelsInOrder().stream()
                        .filter(each -> each.type().holdsMessages())
                        .map(Channel::id)
                        .findFirst()
                        .orElse(NOWHERE);
    }
}
