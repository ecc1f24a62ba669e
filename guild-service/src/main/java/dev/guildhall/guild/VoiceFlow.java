package dev.guildhall.guild;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.GuildSession.VoiceSaid;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.session.SessionMessage.VoiceAnswered;
import dev.guildhall.common.session.SessionMessage.VoicePlace;
import dev.guildhall.guild.fanout.FanOut;
import dev.guildhall.guild.fanout.Outgoing;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.voice.VoiceRules;
import dev.guildhall.guild.voice.VoiceStates;
import dev.guildhall.guild.voice.VoiceWish;
import dev.guildhall.journal.LiveEvents;
import dev.guildhall.owner.OwnerWorld;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Who is in voice, from op 4 and from what happens in the guild to everybody who hears of it. What
/// sessions say is judged by what was published and does not wait for what is being written: nothing
/// durable hangs on it. It ends with the session that said it.
final class VoiceFlow {
    private final GuildId guildId;
    private final OwnerWorld world;
    private final GuildContinuity continuity;
    private final FanOut fanOut;
    private final VoiceStates states;

    VoiceFlow(GuildId guildId, OwnerWorld world, GuildContinuity continuity, FanOut fanOut) {
        this.guildId = guildId;
        this.world = world;
        this.continuity = continuity;
        this.fanOut = fanOut;
        this.states = continuity.company().voices();
    }

    void said(VoiceSaid said) {
        GuildContinuity.Attached attached = continuity.attached(said.sessionId());
        GuildSnapshot guild = continuity.published();
        if (attached == null || guild == null) {
            passOver(said);
            return;
        }
        UserId userId = attached.session().userId();
        VoiceState before = states.of(userId);
        VoiceState after = new VoiceRules(guild, states, world.clock().instant())
                .after(new VoiceWish(
                        standing(attached.profile(), guild),
                        said,
                        attached.session().bot()));
        send(step(userId, before, after));
        answer(said, place(said, after));
    }

    /// Nothing changes.
    void passOver(VoiceSaid said) {
        answer(said, VoicePlace.UNCHANGED);
    }

    private static VoicePlace place(VoiceSaid said, @Nullable VoiceState after) {
        if (said.channelId() == null) {
            return VoicePlace.OUTSIDE;
        }
        boolean inside = after != null
                && after.channelId().equals(said.channelId())
                && after.sessionId().equals(said.sessionId());
        return inside ? VoicePlace.INSIDE : VoicePlace.UNCHANGED;
    }

    private void answer(VoiceSaid said, VoicePlace place) {
        said.replyTo().tell(new VoiceAnswered(guildId, said.request(), place));
    }

    void sessionGone(UserId userId, SessionId sessionId) {
        VoiceState state = states.of(userId);
        if (state != null && state.sessionId().equals(sessionId)) {
            send(step(userId, state, null));
        }
    }

    /// After a crash: sessions whose end it swallowed are in no channel any more.
    void settle() {
        List.copyOf(states.all()).stream()
                .filter(state -> continuity.attached(state.sessionId()) == null)
                .forEach(state -> send(step(state.userId(), state, null)));
    }

    /// What the event ends, told before the event itself: then everybody still sees channel and member.
    List<Outgoing> before(GuildEvent event) {
        return switch (event) {
            case GuildEvent.MemberLeft left -> out(left.user().id());
            case GuildEvent.ChannelDeleted deleted -> {
                List<Outgoing> out = new ArrayList<>();
                states.in(deleted.channel().id()).forEach(state -> out.addAll(out(state.userId())));
                yield out;
            }
            default -> List.of();
        };
    }

    private List<Outgoing> out(UserId userId) {
        return step(userId, states.of(userId), null);
    }

    /// What follows the event. `after` is the guild with it, null when it is gone.
    List<Outgoing> behind(GuildEvent event, @Nullable GuildSnapshot after) {
        if (after == null) {
            List.copyOf(states.all()).forEach(state -> {
                states.put(state.userId(), null);
                LiveEvents.voice(world.live(), guildId, state.userId(), null);
            });
            return List.of();
        }
        return switch (event) {
            case GuildEvent.MemberChanged changed -> member(standing(changed.profile(), after));
            case GuildEvent.RoleDeleted _ -> {
                List.copyOf(states.all()).forEach(state -> member(standing(state.profile(), after)));
                yield List.of();
            }
            case GuildEvent.VoiceMoved moved -> moved(moved, after);
            case GuildEvent.SpeechChanged changed -> speech(changed);
            default -> List.of();
        };
    }

    /// Told as such by other events; but that a moderator muted or deafened somebody is a matter of voice,
    /// too.
    private List<Outgoing> member(MemberProfile profile) {
        VoiceState before = states.of(profile.user().id());
        if (before == null) {
            return List.of();
        }
        VoiceState after = before.withProfile(profile);
        Member was = before.profile().member();
        Member is = profile.member();
        if (was.mute() == is.mute() && was.deaf() == is.deaf()) {
            states.put(before.userId(), after);
            return List.of();
        }
        return step(before.userId(), before, after);
    }

    /// Who went elsewhere meanwhile is left alone.
    private List<Outgoing> moved(GuildEvent.VoiceMoved moved, GuildSnapshot guild) {
        VoiceState before = states.of(moved.userId());
        if (before == null || !before.channelId().equals(moved.from())) {
            return List.of();
        }
        Channel to = moved.to() == null ? null : guild.channels().get(moved.to());
        return step(
                moved.userId(),
                before,
                to == null ? null : before.movedTo(to.id(), VoiceRules.suppressesIn(guild, to)));
    }

    private List<Outgoing> speech(GuildEvent.SpeechChanged changed) {
        VoiceState before = states.of(changed.userId());
        return before == null || !before.channelId().equals(changed.channelId())
                ? List.of()
                : step(changed.userId(), before, before.speaking(changed.suppressed(), changed.askedToSpeakAt()));
    }

    private List<Outgoing> step(UserId userId, @Nullable VoiceState before, @Nullable VoiceState after) {
        if (Objects.equals(before, after)) {
            return List.of();
        }
        List<Outgoing> out = new ArrayList<>(fanOut.voice(before, after));
        if (after != null && (before == null || !samePlace(before, after))) {
            out.addAll(fanOut.voiceServer(after.sessionId(), token()));
        }
        states.put(userId, after);
        LiveEvents.voice(world.live(), guildId, userId, after);
        return out;
    }

    private static boolean samePlace(VoiceState before, VoiceState after) {
        return before.channelId().equals(after.channelId())
                && before.sessionId().equals(after.sessionId());
    }

    /// A new one for each channel; 128 bits.
    private String token() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(world.random().nextLong())
                + hex.toHexDigits(world.random().nextLong());
    }

    /// Everybody is told, or about to be.
    void keep() {
        states.keep();
    }

    private void send(List<Outgoing> out) {
        states.keep();
        out.forEach(Outgoing::send);
    }

    /// Roles go without an event for each member who had them.
    private static MemberProfile standing(MemberProfile profile, GuildSnapshot guild) {
        Member member = profile.member();
        return guild.roles().keySet().containsAll(member.roles())
                ? profile
                : new MemberProfile(
                        member.withRoles(member.roles().stream()
                                .filter(guild.roles()::containsKey)
                                .toList()),
                        profile.user());
    }
}
