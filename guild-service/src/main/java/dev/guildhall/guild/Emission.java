package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.fanout.Audience;
import dev.guildhall.guild.fanout.FanOut;
import dev.guildhall.guild.fanout.Outgoing;
import dev.guildhall.guild.fanout.Seat;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.state.GuildState;
import dev.guildhall.guild.state.SnapshotFold;
import dev.guildhall.owner.OpenChange;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.owner.OwnerWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets the effects of changes leave: to the relays, to users' owners, and last the answer.
///
/// Everything is worked out before anything is sent. Working out may throw and be done again; sending cannot
/// throw. So a crash neither loses nor doubles what others hear.
final class Emission {
    private final GuildId guildId;
    private final OwnerLife<GuildMessage, ColdKey, GuildEffect> life;
    private final GuildContinuity continuity;
    private final Audience audience;
    private final FanOut fanOut;
    private final Owners owners;
    private final PresenceFlow presences;
    private final VoiceFlow voice;
    private final ListFlow lists;
    private boolean begun;

    Emission(
            GuildId guildId,
            OwnerWorld world,
            OwnerLife<GuildMessage, ColdKey, GuildEffect> life,
            GuildContinuity continuity,
            Audience audience,
            FanOut fanOut) {
        this.guildId = guildId;
        this.life = life;
        this.continuity = continuity;
        this.audience = audience;
        this.fanOut = fanOut;
        this.owners = world.owners();
        this.lists = new ListFlow(life, continuity, audience, fanOut);
        this.presences = new PresenceFlow(guildId, continuity, fanOut, owners, lists);
        this.voice = new VoiceFlow(guildId, world, continuity, fanOut);
    }

    /// The audience sits: from here on others can be told of who went. Whoever went before is told of once
    /// the guild is loaded.
    void begin() {
        begun = true;
    }

    /// `state` is where the sessions' members are pinned, null while the guild is not loaded.
    void emit(OpenChange<GuildEffect> change, @Nullable GuildState state) {
        switch (change.effect()) {
            case GuildEffect.Publish publish
            when change.lost() -> publish.replyTo().tell(new GuildReply.Unavailable());
            case GuildEffect.Enter enter when change.lost() -> undo(enter);
            case GuildEffect.Look look
            when change.lost() -> lists.entered(look.at().sessionId());
            case GuildEffect.Publish publish -> publish(publish, state);
            case GuildEffect.Enter enter -> enter(enter, state);
            case GuildEffect.Look look -> lists.open(look);
        }
    }

    /// The membership that was seen may be part of what was lost: it is looked up again.
    private void undo(GuildEffect.Enter enter) {
        life.take(enter.session(), false);
    }

    private void publish(GuildEffect.Publish publish, @Nullable GuildState state) {
        List<Outgoing> out = new ArrayList<>();
        List<Seat> leavers = new ArrayList<>();
        GuildSnapshot snapshot = continuity.published();
        for (GuildEvent event : publish.events()) {
            snapshot = SnapshotFold.after(snapshot, event);
            leavers.addAll(leavers(event));
            out.addAll(voice.before(event));
            out.addAll(fanOut.of(event, snapshot));
            out.addAll(voice.behind(event, snapshot));
        }
        out.addAll(lists.happened(publish.events(), snapshot));
        continuity.publish(snapshot);
        voice.keep();
        out.forEach(Outgoing::send);
        publish.events().forEach(event -> remember(event));
        publish.events().forEach(event -> tellUsers(event, leavers));
        leavers.forEach(seat -> presences.expelled(seat.userId()));
        leavers.forEach(seat -> gone(seat.sessionId(), state));
        lists.tell();
        publish.replyTo().tell(publish.answer());
    }

    private void enter(GuildEffect.Enter enter, @Nullable GuildState state) {
        if (!continuity.stillEnters(enter.session())) {
            unpin(enter.session().userId(), state);
            return;
        }
        GuildSnapshot guild = Objects.requireNonNull(continuity.published(), "a member of no guild");
        Outgoing attached = fanOut.attach(enter.session(), guild, enter.self(), enter.listing());
        continuity.entered(enter.session().sessionId());
        GuildContinuity.Attached before = continuity.put(new GuildContinuity.Attached(enter.session(), enter.self()));
        if (before != null) {
            unpin(before.session().userId(), state);
        }
        attached.send();
        presences.asks(enter.session().userId());
        lists.entered(enter.session().sessionId());
    }

    private List<Seat> leavers(GuildEvent event) {
        return switch (event) {
            case GuildEvent.MemberLeft left -> audience.seatsOf(left.user().id());
            case GuildEvent.GuildDeleted deleted -> List.copyOf(audience.seats());
            default -> List.of();
        };
    }

    private void remember(GuildEvent event) {
        if (event instanceof GuildEvent.MemberChanged changed) {
            audience.seatsOf(changed.profile().user().id())
                    .forEach(seat -> continuity.put(new GuildContinuity.Attached(seat.session(), changed.profile())));
        }
    }

    private void tellUsers(GuildEvent event, List<Seat> leavers) {
        switch (event) {
            case GuildEvent.GuildCreated created ->
                joined(created.owner().user().id());
            case GuildEvent.MemberJoined joined ->
                joined(joined.profile().user().id());
            case GuildEvent.MemberLeft left -> left(left.user().id());
            // Whoever is not connected reads the list from the store when they are.
            case GuildEvent.GuildDeleted deleted ->
                leavers.stream().map(Seat::userId).distinct().forEach(this::left);
            default -> {}
        }
    }

    private void joined(UserId user) {
        owners.toUser(user, new UserMessage.JoinedGuild(user, guildId));
    }

    private void left(UserId user) {
        owners.toUser(user, new UserMessage.LeftGuild(user, guildId));
    }

    /// The session is out, or never came in.
    void gone(SessionId sessionId, @Nullable GuildState state) {
        audience.detach(sessionId);
        lists.gone(sessionId);
        GuildContinuity.Attached before = continuity.remove(sessionId);
        if (before != null) {
            unpin(before.session().userId(), state);
            if (begun) {
                voice.sessionGone(before.session().userId(), sessionId);
                presences.sessionGone(before.session().userId());
            }
        }
    }

    /// How members are seen.
    PresenceFlow presences() {
        return presences;
    }

    /// How a member is seen, from the user's owner. Passed over after a crash until there is somebody to tell: the
    /// owners are asked again then, and what was kept meanwhile would be nothing new to anybody.
    void seen(UserPresence seen) {
        if (begun) {
            presences.changed(seen);
        }
    }

    /// From a session, as [VoiceFlow] has it; lost after a crash until there is somebody to tell.
    void said(GuildSession.VoiceSaid said) {
        if (begun) {
            voice.said(said);
        } else {
            voice.passOver(said);
        }
    }

    /// Who is in voice.
    VoiceFlow voice() {
        return voice;
    }

    /// What sessions look at.
    ListFlow lists() {
        return lists;
    }

    private static void unpin(UserId user, @Nullable GuildState state) {
        if (state != null) {
            state.unpin(new ColdKey.PersonKey(user));
        }
    }
}
