package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.guild.fanout.Audience;
import dev.guildhall.guild.fanout.FanOut;
import dev.guildhall.guild.fanout.Outgoing;
import dev.guildhall.guild.fanout.Presences;
import dev.guildhall.guild.fanout.Seat;
import dev.guildhall.guild.list.ListUpdate;
import dev.guildhall.guild.list.MemberLists;
import dev.guildhall.guild.list.MemberWatch;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.owner.NotDone;
import dev.guildhall.owner.OwnerLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people's sessions look at in a guild, and what they hear of it. Lists are of one life of the actor: the
/// next one makes them anew, and sends their rows again.
///
/// A change is told at once when nothing was told lately, else with all others when the pause is over. The more
/// sessions look, the longer the pause, so that a guild's lists cost about as many sends a second in any size.
final class ListFlow {
    private static final Duration PAUSE_MIN = Duration.ofMillis(100);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

    /// 20,000 sends a second: 10,000 sessions look, half a second.
    private static final Duration PAUSE_PER_SESSION = Duration.ofNanos(50_000);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final OwnerLife<GuildMessage, ColdKey, GuildEffect> life;
    private final GuildContinuity continuity;
    private final Audience audience;
    private final FanOut fanOut;
    private final MemberLists lists = new MemberLists();
    private final MemberWatch members = new MemberWatch();
    private boolean loaded;
    private boolean pausing;

    ListFlow(
            OwnerLife<GuildMessage, ColdKey, GuildEffect> life,
            GuildContinuity continuity,
            Audience audience,
            FanOut fanOut) {
        this.life = life;
        this.continuity = continuity;
        this.audience = audience;
        this.fanOut = fanOut;
    }

    // What sessions ask for

    /// A session that is not in yet looks when it is.
    void look(GuildSession.Subscribe at) {
        if (continuity.looks(at)) {
            entered(at.sessionId());
        }
    }

    /// The session is in: it may have said before what it looks at.
    void entered(SessionId session) {
        GuildSession.Subscribe at = continuity.subscription(session);
        GuildSnapshot guild = continuity.published();
        GuildContinuity.Attached viewer = continuity.attached(session);
        if (!loaded || at == null || guild == null || viewer == null) {
            return;
        }
        watchMembers(at, guild);
        boolean readable = lists.isOpen() || at.subscription().channels().isEmpty() || !MemberLists.listsOffline(guild);
        if (readable) {
            watch(at, guild, viewer, connected());
        } else {
            life.take(at, false);
        }
    }

    /// Everybody is known by now.
    void open(GuildEffect.Look look) {
        GuildSession.Subscribe at = look.at();
        GuildSnapshot guild = continuity.published();
        GuildContinuity.Attached viewer = continuity.attached(at.sessionId());
        if (guild != null && viewer != null && at.equals(continuity.subscription(at.sessionId()))) {
            watch(at, guild, viewer, look.roster().members());
        }
    }

    void refused(GuildSession.Subscribe at, NotDone why) {
        switch (why) {
            case UNAVAILABLE -> life.after("lists for " + at.sessionId(), RETRY, () -> entered(at.sessionId()));
            case CRASHED -> continuity.looksNoMore(at.sessionId());
        }
    }

    /// The guild was read from the store by this life: what was looked at in the last one is looked at again, as
    /// is what was asked for since.
    void beginAgain() {
        loaded = true;
        continuity.subscriptions().forEach(at -> entered(at.sessionId()));
    }

    void gone(SessionId session) {
        lists.unwatch(session);
        members.unwatch(session);
    }

    private void watch(
            GuildSession.Subscribe at,
            GuildSnapshot guild,
            GuildContinuity.Attached viewer,
            Collection<MemberProfile> everybody) {
        if (!lists.isOpen()) {
            if (at.subscription().channels().isEmpty()) {
                return;
            }
            lists.open(guild, everybody, continuity.company().presences()::of);
        }
        List<ListUpdate> updates = lists.watch(
                at.sessionId(), viewer.profile().member(), at.subscription().channels());
        outgoing(updates).forEach(Outgoing::send);
    }

    /// In a small guild everybody hears of everybody.
    private void watchMembers(GuildSession.Subscribe at, GuildSnapshot guild) {
        Set<UserId> fresh = members.watch(at.sessionId(), at.subscription().members());
        if (Presences.largeForPeople(guild)) {
            Map<UserId, Presence> there = continuity.company().presences().of(fresh);
            fanOut.presences(there, at.sessionId()).forEach(Outgoing::send);
        }
    }

    private Collection<MemberProfile> connected() {
        Map<UserId, MemberProfile> connected = new LinkedHashMap<>();
        if (!lists.isOpen()) {
            continuity.attached().forEach(each -> connected.put(each.session().userId(), each.profile()));
        }
        return connected.values();
    }

    // What happens

    /// The sessions that asked for this member by name.
    Set<SessionId> watchersOf(UserId user) {
        return members.watchersOf(user);
    }

    /// What must be told at once, behind the events themselves; the rest waits for [#tell]. The guild's structure
    /// once for all of them: many roles move in one commit, and a joining bot's role is made in the same.
    List<Outgoing> happened(List<GuildEvent> events, @Nullable GuildSnapshot after) {
        List<Outgoing> out = new ArrayList<>();
        if (events.stream().anyMatch(ListFlow::structural)) {
            out.addAll(outgoing(lists.restructured(after)));
        }
        events.forEach(event -> out.addAll(ofMembers(event, after)));
        return out;
    }

    private static boolean structural(GuildEvent event) {
        return switch (event) {
            case GuildEvent.GuildChanged _,
                    GuildEvent.GuildDeleted _,
                    GuildEvent.ChannelCreated _,
                    GuildEvent.ChannelChanged _,
                    GuildEvent.ChannelDeleted _,
                    GuildEvent.RoleCreated _,
                    GuildEvent.RoleChanged _,
                    GuildEvent.RoleDeleted _ -> true;
            default -> false;
        };
    }

    private List<Outgoing> ofMembers(GuildEvent event, @Nullable GuildSnapshot after) {
        switch (event) {
            case GuildEvent.MemberJoined joined -> {
                lists.joined(joined.profile());
                counted(after);
            }
            case GuildEvent.MemberLeft left -> {
                lists.left(left.user().id());
                counted(after);
            }
            case GuildEvent.MemberChanged changed -> {
                return memberChanged(changed.profile());
            }
            default -> {}
        }
        return List.of();
    }

    /// `profile` of a user who shows is known by a session.
    void seen(UserId user, Presence presence) {
        List<Seat> seats = presence.shown() ? audience.seatsOf(user) : List.of();
        GuildContinuity.Attached known =
                seats.isEmpty() ? null : continuity.attached(seats.getFirst().sessionId());
        if (known == null) {
            lists.unseen(user);
        } else {
            lists.seen(known.profile(), presence);
        }
    }

    /// Now, or when the pause is over.
    void tell() {
        if (!pausing && lists.untold()) {
            pausing = true;
            life.after("lists", pause(), this::pauseOver);
            outgoing(lists.tell()).forEach(Outgoing::send);
        }
    }

    private void pauseOver() {
        pausing = false;
        tell();
    }

    private Duration pause() {
        Duration pause = PAUSE_PER_SESSION.multipliedBy(lists.watching());
        return pause.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    private void counted(@Nullable GuildSnapshot after) {
        if (after != null) {
            lists.counted(after);
        }
    }

    private List<Outgoing> memberChanged(MemberProfile profile) {
        lists.changed(profile);
        List<Outgoing> out = new ArrayList<>();
        for (Seat seat : audience.seatsOf(profile.user().id())) {
            out.addAll(outgoing(lists.viewerChanged(seat.sessionId(), profile.member())));
        }
        return out;
    }

    private List<Outgoing> outgoing(List<ListUpdate> updates) {
        List<Outgoing> out = new ArrayList<>();
        updates.forEach(update -> out.addAll(fanOut.toSessions(update.event(), update.sessions())));
        return out;
    }
}
