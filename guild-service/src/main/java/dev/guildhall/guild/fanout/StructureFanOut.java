package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.GuildEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What changes of the guild, its channels, roles and members send, and how they move the [Audience].
///
/// A channel's own events go to who sees the channel. Who comes to see one gets CHANNEL_CREATE, whatever made
/// it so: the channel may have been made, or changed, while it was hidden from them, and libraries drop an
/// update of a channel that they do not know. Who loses sight gets no CHANNEL_DELETE: GUILD_CREATE lists hidden
/// channels too, and clients hide them by roles and overwrites, which they hear of.
final class StructureFanOut {
    private static final long OPENS_SIGHT = Permission.of(Permission.VIEW_CHANNEL, Permission.ADMINISTRATOR);

    private final GuildId guildId;
    private final long epoch;
    private final Audience audience;
    private final EventBodies bodies;
    private final Delivering delivering;
    private final VoiceFanOut voice;

    StructureFanOut(
            GuildId guildId,
            long epoch,
            Audience audience,
            EventBodies bodies,
            Delivering delivering,
            VoiceFanOut voice) {
        this.guildId = guildId;
        this.epoch = epoch;
        this.audience = audience;
        this.bodies = bodies;
        this.delivering = delivering;
        this.voice = voice;
    }

    /// Nothing that is sent as such: classes move.
    List<Outgoing> restructured(@Nullable GuildSnapshot after) {
        return reclassed(audience.structureChanged(after));
    }

    List<Outgoing> guildChanged(@Nullable GuildSnapshot after) {
        List<Outgoing> out = new ArrayList<>(withGains(after));
        if (after != null) {
            out.addAll(delivering.toMembers(bodies.guild(after)));
        }
        return out;
    }

    List<Outgoing> guildDeleted() {
        List<Outgoing> out = new ArrayList<>();
        List.copyOf(audience.seats()).forEach(seat -> out.add(removed(seat)));
        audience.structureChanged(null);
        return out;
    }

    List<Outgoing> channelCreated(Channel channel, @Nullable GuildSnapshot after) {
        List<Outgoing> out = new ArrayList<>(restructured(after));
        out.addAll(delivering.to(
                delivering.recipients(EventType.CHANNEL_CREATE, channel),
                bodies.channel(EventType.CHANNEL_CREATE, channel, ChannelLast.NOTHING)));
        return out;
    }

    /// CHANNEL_UPDATE goes to who saw the channel before, too: that is how they learn that they do not any more.
    List<Outgoing> channelChanged(GuildEvent.ChannelChanged changed, @Nullable GuildSnapshot after) {
        Channel channel = changed.channel();
        SightChange sight = new SightChange(audience, changed.before(), delivering.now());
        SightChange ofVoice = voice.sight(changed.before());
        List<Audience.Move> moves = audience.structureChanged(after);
        List<Outgoing> out = new ArrayList<>(reclassed(moves));
        out.addAll(gained(sight.gainers(channel, moves), channel, last(after, channel)));
        out.addAll(delivering.to(
                sight.either(channel, moves), bodies.channel(EventType.CHANNEL_UPDATE, channel, last(after, channel))));
        out.addAll(voice.resighted(ofVoice, channel, moves));
        return out;
    }

    List<Outgoing> channelDeleted(Channel channel, @Nullable GuildSnapshot after) {
        List<Outgoing> out = new ArrayList<>(delivering.to(
                delivering.recipients(EventType.CHANNEL_DELETE, channel),
                bodies.channel(EventType.CHANNEL_DELETE, channel, ChannelLast.NOTHING)));
        out.addAll(restructured(after));
        return out;
    }

    List<Outgoing> roleCreated(Role role, @Nullable GuildSnapshot after) {
        List<Outgoing> out = new ArrayList<>(restructured(after));
        out.addAll(delivering.toMembers(bodies.role(EventType.GUILD_ROLE_CREATE, role)));
        return out;
    }

    List<Outgoing> roleChanged(GuildEvent.RoleChanged changed, @Nullable GuildSnapshot after) {
        EncodedEvent event = bodies.role(EventType.GUILD_ROLE_UPDATE, changed.role());
        boolean mayOpen = ((changed.before().permissions() ^ changed.role().permissions()) & OPENS_SIGHT) != 0;
        return roleEvent(event, mayOpen ? withGains(after) : restructured(after));
    }

    /// What the role's overwrites denied may open now.
    List<Outgoing> roleDeleted(RoleId roleId, @Nullable GuildSnapshot after) {
        return roleEvent(bodies.roleDeleted(roleId), withGains(after));
    }

    private List<Outgoing> roleEvent(EncodedEvent event, List<Outgoing> consequences) {
        List<Outgoing> out = new ArrayList<>(delivering.toMembers(event));
        out.addAll(consequences);
        return out;
    }

    List<Outgoing> memberJoined(MemberProfile profile) {
        return delivering.toMembers(bodies.member(EventType.GUILD_MEMBER_ADD, profile));
    }

    /// The member's own sessions get it without the intent, too. Source: gateway docs, "Guild Member Update".
    List<Outgoing> memberChanged(MemberProfile profile, @Nullable GuildSnapshot after) {
        List<Audience.Move> moves = audience.memberChanged(profile.member());
        List<Outgoing> out = new ArrayList<>(reclassed(moves));
        EncodedEvent event = bodies.member(EventType.GUILD_MEMBER_UPDATE, profile);
        Recipients recipients = delivering.recipients(event.type(), null);
        List<Seat> own = audience.seatsOf(profile.member().userId()).stream()
                .filter(seat -> !recipients.include(seat.visibilityClass()))
                .toList();
        out.addAll(delivering.variants(
                recipients, List.of(new Publisher.Variant(event, recipients.classes(), own, List.of()))));
        out.addAll(gainsOf(moves, after));
        return out;
    }

    List<Outgoing> memberLeft(User user) {
        List<Outgoing> out = new ArrayList<>();
        audience.seatsOf(user.id()).forEach(seat -> out.add(removed(seat)));
        out.addAll(delivering.toMembers(bodies.user(EventType.GUILD_MEMBER_REMOVE, user)));
        return out;
    }

    private Outgoing removed(Seat seat) {
        audience.detach(seat.sessionId());
        boolean told = EventType.GUILD_DELETE.passesInGuild(seat.session().intents());
        return new Outgoing(
                seat.relay(),
                new GuildDelivery.SessionRemoved(guildId, epoch, seat.sessionId(), told ? bodies.farewell() : null));
    }

    private List<Outgoing> reclassed(List<Audience.Move> moves) {
        return moves.stream()
                .map(move -> new Outgoing(
                        move.after().relay(),
                        new GuildDelivery.SessionReclassed(
                                guildId,
                                epoch,
                                move.after().sessionId(),
                                move.after().visibilityClass())))
                .toList();
    }

    /// Takes the change in, and announces every channel to those who come to see it.
    private List<Outgoing> withGains(@Nullable GuildSnapshot after) {
        List<SightChange> sights = audience.channels().stream()
                .map(channel -> new SightChange(audience, channel, delivering.now()))
                .toList();
        List<SightChange> ofVoice = audience.channels().stream()
                .map(voice::sight)
                .filter(Objects::nonNull)
                .toList();
        List<Audience.Move> moves = audience.structureChanged(after);
        List<Outgoing> out = new ArrayList<>(reclassed(moves));
        for (SightChange sight : sights) {
            Channel channel = audience.channel(sight.channel().id());
            if (channel != null) {
                out.addAll(gained(sight.gainers(channel, moves), channel, last(after, channel)));
            }
        }
        for (SightChange sight : ofVoice) {
            out.addAll(voice.resighted(sight, audience.channel(sight.channel().id()), moves));
        }
        return out;
    }

    /// Member by member: counting all classes for one member's change would cost channels × classes.
    private List<Outgoing> gainsOf(List<Audience.Move> moves, @Nullable GuildSnapshot after) {
        List<Outgoing> out = new ArrayList<>();
        for (Channel channel : moves.isEmpty() ? List.<Channel>of() : audience.channels()) {
            List<Seat> gainers = moves.stream()
                    .filter(move -> !audience.sees(move.before(), channel, delivering.now())
                            && audience.sees(move.after(), channel, delivering.now())
                            && EventType.CHANNEL_CREATE.passesInGuild(
                                    move.after().session().intents()))
                    .map(Audience.Move::after)
                    .toList();
            out.addAll(gained(new SightChange.Target(List.of(), gainers, List.of()), channel, last(after, channel)));
            out.addAll(voice.resighted(channel, moves));
        }
        return out;
    }

    private List<Outgoing> gained(SightChange.Target gainers, Channel channel, ChannelLast last) {
        return gainers.empty()
                ? List.of()
                : delivering.to(gainers, bodies.channel(EventType.CHANNEL_CREATE, channel, last));
    }

    private static ChannelLast last(@Nullable GuildSnapshot after, Channel channel) {
        return after == null ? ChannelLast.NOTHING : after.last(channel.id());
    }
}
