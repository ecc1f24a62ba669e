package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.payload.AttachmentLinks;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.guild.state.GuildEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what happened in a guild into messages for relays. It moves the [Audience] along, and sends nothing:
/// the guild's actor does, once everything that belongs to a change is there.
///
/// One of these lives as long as one life of the actor, its epoch.
public final class FanOut {
    private final GuildId guildId;
    private final long epoch;
    private final Audience audience;
    private final EventBodies bodies;
    private final Delivering delivering;
    private final StructureFanOut structure;
    private final MessageFanOut messages;
    private final VoiceFanOut voice;
    private final VoiceLists voiceLists;
    private final GuildCreateBody guildCreate;

    public FanOut(
            GuildId guildId,
            long epoch,
            Audience audience,
            Company company,
            InstantSource clock,
            AttachmentLinks links) {
        this.guildId = guildId;
        this.epoch = epoch;
        this.audience = audience;
        this.guildCreate = new GuildCreateBody(company);
        this.bodies = new EventBodies(guildId);
        this.delivering = new Delivering(new Publisher(guildId, epoch), audience, clock);
        this.voice = new VoiceFanOut(audience, company.voices(), bodies, delivering);
        this.voiceLists = new VoiceLists(company.voices());
        this.structure = new StructureFanOut(guildId, epoch, audience, bodies, delivering, voice);
        this.messages = new MessageFanOut(audience, MessageBodies.inGuild(guildId, links), delivering);
    }

    /// A bot that did not ask for the GUILDS intent never gets it.
    static boolean getsGuildCreate(GuildSession.Attach session) {
        return session.withGuildCreate() && EventType.GUILD_CREATE.passesInGuild(session.intents());
    }

    /// Puts a session in. `guild` is what was published last, `self` the membership at that moment,
    /// `listing` whom else it is told of then, null for nobody.
    public Outgoing attach(
            GuildSession.Attach session, GuildSnapshot guild, MemberProfile self, @Nullable Listing listing) {
        Seat seat = audience.attach(session, self.member());
        if (!getsGuildCreate(session)) {
            return attached(seat, null);
        }
        VoiceLists.Listed voice = voiceLists.of(seat, audience, delivering.now());
        Set<ChannelId> channels = session.bot() ? Set.of() : audience.channelsSeen(seat);
        return attached(seat, guildCreate.of(guild, self, session, channels, voice, listing));
    }

    /// The member's way in voice, null for nowhere.
    public List<Outgoing> voice(@Nullable VoiceState before, @Nullable VoiceState after) {
        return voice.changed(before, after);
    }

    /// The session is in a voice channel anew.
    public List<Outgoing> voiceServer(SessionId sessionId, String token) {
        return voice.server(sessionId, token);
    }

    /// From here on the member is seen so. `guild` is what was published last; `watchers` asked for the member
    /// by name, and hear it wherever their kind does not anyway.
    public List<Outgoing> presence(
            UserId user, Presence presence, @Nullable GuildSnapshot guild, Collection<SessionId> watchers) {
        Recipients all = audience.hearersOfPresence(Presences.largeForPeople(guild));
        List<Seat> others = seats(watchers).stream()
                .filter(seat -> !all.include(seat.visibilityClass()))
                .toList();
        EncodedEvent event = bodies.presence(user, presence);
        return delivering.variants(all, List.of(new Publisher.Variant(event, all.classes(), others, List.of())));
    }

    /// How these members are seen, to a session that has not been told.
    public List<Outgoing> presences(Map<UserId, Presence> presences, SessionId session) {
        List<Seat> seat = seats(List.of(session));
        List<Outgoing> out = new ArrayList<>();
        presences.forEach((user, presence) -> out.addAll(delivering.toSessions(seat, bodies.presence(user, presence))));
        return out;
    }

    /// One event to these sessions, as far as they sit here.
    public List<Outgoing> toSessions(EncodedEvent event, Collection<SessionId> sessions) {
        return delivering.toSessions(seats(sessions), event);
    }

    private List<Seat> seats(Collection<SessionId> sessions) {
        List<Seat> seats = new ArrayList<>(sessions.size());
        for (SessionId session : sessions) {
            Seat seat = audience.seat(session);
            if (seat != null) {
                seats.add(seat);
            }
        }
        return seats;
    }

    /// Tells a relay again in which class a session sits, after a restart of the guild.
    public Outgoing announce(Seat seat) {
        return attached(seat, null);
    }

    /// Takes over a guild that was read from the store.
    public List<Outgoing> reloaded(@Nullable GuildSnapshot guild) {
        return structure.restructured(guild);
    }

    private Outgoing attached(Seat seat, GuildCreateBody.@Nullable Written body) {
        return new Outgoing(
                seat.relay(),
                new GuildDelivery.SessionAttached(
                        guildId,
                        epoch,
                        seat.sessionId(),
                        seat.visibilityClass(),
                        body == null ? null : body.whole(),
                        body == null ? null : body.parts()));
    }

    /// What the relays get for one event. `after` is the guild as it stands once the change is published,
    /// null when it is gone.
    public List<Outgoing> of(GuildEvent event, @Nullable GuildSnapshot after) {
        return switch (event) {
            case GuildEvent.GuildCreated created -> structure.restructured(after);
            case GuildEvent.GuildChanged changed -> structure.guildChanged(after);
            case GuildEvent.GuildDeleted deleted -> structure.guildDeleted();
            case GuildEvent.VanityChanged changed -> changed.ofCode() ? structure.guildChanged(after) : List.of();
            case GuildEvent.EmojiChanged _ -> after == null ? List.of() : delivering.toMembers(bodies.emojis(after));
            case GuildEvent.StickerChanged _ ->
                after == null ? List.of() : delivering.toMembers(bodies.stickers(after));
            case GuildEvent.ChannelCreated created -> structure.channelCreated(created.channel(), after);
            case GuildEvent.ChannelChanged changed -> structure.channelChanged(changed, after);
            case GuildEvent.ChannelDeleted deleted -> structure.channelDeleted(deleted.channel(), after);
            case GuildEvent.RoleCreated created -> structure.roleCreated(created.role(), after);
            case GuildEvent.RoleChanged changed -> structure.roleChanged(changed, after);
            case GuildEvent.RoleDeleted deleted -> structure.roleDeleted(deleted.roleId(), after);
            case GuildEvent.MemberJoined joined -> structure.memberJoined(joined.profile());
            case GuildEvent.MemberChanged changed -> structure.memberChanged(changed.profile(), after);
            case GuildEvent.MemberLeft left -> structure.memberLeft(left.user());
            case GuildEvent.UserBanned banned ->
                delivering.toMembers(bodies.user(EventType.GUILD_BAN_ADD, banned.user()));
            case GuildEvent.UserUnbanned lifted ->
                delivering.toMembers(bodies.user(EventType.GUILD_BAN_REMOVE, lifted.user()));
            case GuildEvent.InviteCreated created ->
                delivering.toChannel(
                        bodies.inviteCreated(created.invite(), created.inviter()),
                        created.invite().channelId());
            case GuildEvent.InviteUsed used -> List.of();
            case GuildEvent.InviteDeleted deleted ->
                delivering.toChannel(
                        bodies.inviteDeleted(deleted.invite()), deleted.invite().channelId());
            case GuildEvent.Audited audited -> delivering.toMembers(bodies.audited(audited.entry()));
            // Where a member is by now is known to who keeps the states, and sent from there.
            case GuildEvent.OfVoice _ -> List.of();
            case GuildEvent.OfMessages ofMessages -> messages.of(ofMessages);
        };
    }
}
