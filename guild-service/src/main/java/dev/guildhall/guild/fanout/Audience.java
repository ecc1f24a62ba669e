package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.relay.RelayMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Who sees what of one guild, as the guild stood after the last change that was published. Belongs to the
/// guild's actor: one thread at a time.
///
/// The answer to "which classes get this event of this channel" is kept until the guild's structure
/// changes, so that a message costs the guild nothing per member.
public final class Audience {
    private final Map<SessionId, Seat> seats = new LinkedHashMap<>();
    private final Map<UserId, Set<SessionId>> sessionsOf = new HashMap<>();
    private final Map<ClassKey, VisibilityClass> classes = new HashMap<>();
    private final Map<Integer, VisibilityClass> byNumber = new TreeMap<>();
    private final Map<Question, Recipients> answers = new HashMap<>();
    private @Nullable GuildSnapshot guild;
    private Set<UserId> overwritten = Set.of();
    private int lastNumber;

    private record Question(EventType type, @Nullable ChannelId channel, boolean botsOnly) {}

    /// A session that changed its class.
    public record Move(Seat before, Seat after) {}

    /// `guild` null: there is no guild, so nobody can sit.
    public Audience(@Nullable GuildSnapshot guild) {
        restructure(guild);
    }

    /// Puts a session in; one that sits already is put anew.
    public Seat attach(GuildSession.Attach session, Member member) {
        detach(session.sessionId());
        Seat seat = new Seat(session, member, enter(session, member).number);
        sit(seat);
        return seat;
    }

    /// Takes a session out; null when it does not sit.
    public @Nullable Seat detach(SessionId sessionId) {
        Seat seat = seats.remove(sessionId);
        if (seat != null) {
            leave(seat);
            sessionsOf.computeIfPresent(seat.userId(), (user, sessions) -> {
                sessions.remove(sessionId);
                return sessions.isEmpty() ? null : sessions;
            });
        }
        return seat;
    }

    /// A gateway node is gone, and its sessions with it.
    public void relayGone(ActorRef<RelayMessage> relay) {
        seats.values().stream()
                .filter(seat -> seat.relay().equals(relay))
                .map(Seat::sessionId)
                .toList()
                .forEach(this::detach);
    }

    public Collection<Seat> seats() {
        return seats.values();
    }

    public @Nullable Seat seat(SessionId sessionId) {
        return seats.get(sessionId);
    }

    public List<Seat> seatsOf(UserId user) {
        List<Seat> found = new ArrayList<>();
        for (SessionId session : sessionsOf.getOrDefault(user, Set.of())) {
            Seat seat = seats.get(session);
            if (seat != null) {
                found.add(seat);
            }
        }
        return found;
    }

    /// The member's roles or timeout changed: its sessions move.
    List<Move> memberChanged(Member member) {
        return reclass(seatsOf(member.userId()), member);
    }

    /// The guild, its channels or its roles changed. Only sessions of a former or new owner, and of users
    /// whose own overwrites came or went, can need another class: roles are part of the key, and what they
    /// permit is looked up anew.
    List<Move> structureChanged(@Nullable GuildSnapshot after) {
        Set<UserId> concerned = new HashSet<>(overwritten);
        addOwner(concerned);
        restructure(after);
        concerned.addAll(overwritten);
        addOwner(concerned);
        List<Move> moves = new ArrayList<>();
        concerned.forEach(user -> moves.addAll(reclass(seatsOf(user), null)));
        return moves;
    }

    /// Who gets an event of `channel`, or of the whole guild when that is null.
    Recipients recipients(EventType type, @Nullable Channel channel, Instant now) {
        if (!Gate.of(type).independentOfTime()) {
            return count(type, channel, now, each -> true);
        }
        Question question = new Question(type, channel == null ? null : channel.id(), false);
        Recipients known = answers.get(question);
        if (known == null) {
            known = count(type, channel, now, each -> true);
            answers.put(question, known);
        }
        return known;
    }

    /// Who hears how members are seen: in a large guild only bots do.
    Recipients hearersOfPresence(boolean botsOnly) {
        Question question = new Question(EventType.PRESENCE_UPDATE, null, botsOnly);
        Recipients known = answers.get(question);
        if (known == null) {
            known = count(question.type(), null, Instant.EPOCH, each -> !botsOnly || each.key.bot());
            answers.put(question, known);
        }
        return known;
    }

    /// The channel as it was published last.
    @Nullable
    Channel channel(ChannelId id) {
        return guild == null ? null : guild.channels().get(id);
    }

    List<Channel> channels() {
        return guild == null ? List.of() : List.copyOf(guild.channels().values());
    }

    /// Whether this session, with the membership it has in `seat`, sees the channel.
    boolean sees(Seat seat, Channel channel, Instant now) {
        return opens(Gate.SIGHT, seat.member(), channel, now);
    }

    /// All channels that the session sees: one set for its whole class, until the guild's structure changes.
    Set<ChannelId> channelsSeen(Seat seat) {
        VisibilityClass known = byNumber.get(seat.visibilityClass());
        if (known == null) {
            return Set.of();
        }
        Set<ChannelId> seen = known.channelsSeen;
        if (seen == null) {
            seen = channels().stream()
                    .filter(channel -> opens(Gate.SIGHT, known.representative, channel, Instant.EPOCH))
                    .map(Channel::id)
                    .collect(Collectors.toUnmodifiableSet());
            known.channelsSeen = seen;
        }
        return seen;
    }

    /// The relays that hold sessions of any of these classes.
    Set<ActorRef<RelayMessage>> relaysOf(List<Integer> visibilityClasses) {
        Set<ActorRef<RelayMessage>> relays = new HashSet<>();
        for (int each : visibilityClasses) {
            VisibilityClass known = byNumber.get(each);
            if (known != null) {
                relays.addAll(known.relays());
            }
        }
        return relays;
    }

    private Recipients count(EventType type, @Nullable Channel channel, Instant now, Predicate<VisibilityClass> who) {
        Gate gate = Gate.of(type);
        List<VisibilityClass> found = byNumber.values().stream()
                .filter(each ->
                        who.test(each) && each.key.hears(type) && opens(gate, each.representative, channel, now))
                .toList();
        Set<ActorRef<RelayMessage>> relays = new HashSet<>();
        found.forEach(each -> relays.addAll(each.relays()));
        return new Recipients(
                numbers(found, each -> true),
                numbers(found, each -> !each.key.readsNoContent()),
                numbers(found, each -> each.key.readsNoContent()),
                relays);
    }

    private static List<Integer> numbers(List<VisibilityClass> of, Predicate<VisibilityClass> which) {
        return of.stream().filter(which).map(each -> each.number).toList();
    }

    private boolean opens(Gate gate, Member member, @Nullable Channel channel, Instant now) {
        GuildSnapshot current = guild;
        if (current == null) {
            return false;
        }
        if (!gate.inChannel()) {
            return gate.opensTo(PermissionCalculator.inGuild(current.guild(), current.roles(), member, now));
        }
        return channel != null
                && gate.opensTo(PermissionCalculator.inChannel(current.guild(), current.roles(), channel, member, now));
    }

    private List<Move> reclass(List<Seat> moving, @Nullable Member changed) {
        List<Move> moves = new ArrayList<>();
        for (Seat seat : moving) {
            Member member = changed == null ? seat.member() : changed;
            // Enters before it leaves: a class with one session that stays the same must not get a new
            // number.
            Seat after = new Seat(seat.session(), member, enter(seat.session(), member).number);
            leave(seat);
            sit(after);
            if (after.visibilityClass() != seat.visibilityClass()) {
                moves.add(new Move(seat, after));
            }
        }
        return moves;
    }

    private void sit(Seat seat) {
        seats.put(seat.sessionId(), seat);
        sessionsOf.computeIfAbsent(seat.userId(), user -> new HashSet<>()).add(seat.sessionId());
    }

    private VisibilityClass enter(GuildSession.Attach session, Member member) {
        Guild owned = guild == null ? null : guild.guild();
        if (owned == null) {
            throw new IllegalStateException("nobody can sit in a guild that is not there");
        }
        ClassKey key = ClassKey.of(session, member, owned.ownerId(), overwritten);
        VisibilityClass entered = classes.computeIfAbsent(key, this::open);
        if (entered.enter(session.relay())) {
            answers.clear();
        }
        return entered;
    }

    /// Numbers are not used again: a relay may still hold events for the old class.
    private VisibilityClass open(ClassKey key) {
        VisibilityClass opened = new VisibilityClass(++lastNumber, key);
        byNumber.put(opened.number, opened);
        return opened;
    }

    private void leave(Seat seat) {
        VisibilityClass left = byNumber.get(seat.visibilityClass());
        if (left == null || !left.leave(seat.relay())) {
            return;
        }
        answers.clear();
        if (left.empty()) {
            byNumber.remove(left.number);
            classes.remove(left.key);
        }
    }

    private void restructure(@Nullable GuildSnapshot after) {
        guild = after;
        overwritten = after == null ? Set.of() : usersWithOverwrites(after);
        answers.clear();
        byNumber.values().forEach(each -> each.channelsSeen = null);
    }

    private void addOwner(Set<UserId> users) {
        if (guild != null) {
            users.add(guild.guild().ownerId());
        }
    }

    private static Set<UserId> usersWithOverwrites(GuildSnapshot guild) {
        Set<UserId> users = new HashSet<>();
        guild.channels()
                .values()
                .forEach(channel -> channel.overwrites().stream()
                        .filter(overwrite -> overwrite.type() == OverwriteType.MEMBER)
                        .forEach(overwrite -> users.add(new UserId(overwrite.id()))));
        return users;
    }
}
