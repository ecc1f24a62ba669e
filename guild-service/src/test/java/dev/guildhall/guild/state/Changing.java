package dev.guildhall.guild.state;

import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.ForumTag;
import dev.guildhall.common.guild.GuildCommand.MemberChange;
import dev.guildhall.common.guild.GuildCommand.RoleChange;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.ThreadChange;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import java.time.Instant;
import java.util.List;

/// Changes of one field, the rest kept.
final class Changing {
    private Changing() {}

    static ChannelChange channelName(String name) {
        return channel(Patch.set(name), Patch.keep(), Patch.keep(), Patch.keep());
    }

    static ChannelChange position(int position) {
        return new ChannelChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.set(position),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    static ChannelChange forum(int flags, ThreadChange threads) {
        return new ChannelChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.set(flags),
                threads);
    }

    static ThreadChange tags(ForumTag... tags) {
        return new ThreadChange(
                Patch.keep(), Patch.keep(), Patch.set(List.of(tags)), Patch.keep(), Patch.keep(), Patch.keep());
    }

    static ChannelChange channelType(ChannelType type) {
        return channel(Patch.keep(), Patch.set(type), Patch.keep(), Patch.keep());
    }

    static ChannelChange parent(Patch<ChannelId> parent) {
        return channel(Patch.keep(), Patch.keep(), parent, Patch.keep());
    }

    static ChannelChange overwrites(Overwrite... overwrites) {
        return channel(Patch.keep(), Patch.keep(), Patch.keep(), Patch.set(List.of(overwrites)));
    }

    static RoleChange roleName(String name) {
        return role(Patch.set(name), Patch.keep());
    }

    static RoleChange permissions(long bits) {
        return role(Patch.keep(), Patch.set(bits));
    }

    static MemberChange nick(String nick) {
        return member(Patch.set(nick), Patch.keep(), Patch.keep(), Patch.keep());
    }

    static MemberChange roles(RoleId... roles) {
        return member(Patch.keep(), Patch.set(List.of(roles)), Patch.keep(), Patch.keep());
    }

    static MemberChange timeout(Patch<Instant> until) {
        return member(Patch.keep(), Patch.keep(), Patch.keep(), until);
    }

    static MemberChange mute() {
        return member(Patch.keep(), Patch.keep(), Patch.set(true), Patch.keep());
    }

    static MemberChange flags(int bits) {
        return new MemberChange(
                Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.set(bits));
    }

    static MemberChange voiceChannel(Patch<ChannelId> channel) {
        return new MemberChange(
                Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), channel, Patch.keep(), Patch.keep());
    }

    private static ChannelChange channel(
            Patch<String> name, Patch<ChannelType> type, Patch<ChannelId> parent, Patch<List<Overwrite>> overwrites) {
        return new ChannelChange(
                name,
                type,
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                parent,
                overwrites,
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    private static RoleChange role(Patch<String> name, Patch<Long> permissions) {
        return new RoleChange(name, permissions, Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep(), Patch.keep());
    }

    private static MemberChange member(
            Patch<String> nick, Patch<List<RoleId>> roles, Patch<Boolean> mute, Patch<Instant> until) {
        return new MemberChange(nick, roles, mute, Patch.keep(), Patch.keep(), until, Patch.keep());
    }
}
