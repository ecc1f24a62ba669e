package dev.guildhall.user;

import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.OwnSession;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.journal.LiveEvents;
import dev.guildhall.owner.OwnerLife;
import dev.guildhall.owner.OwnerWorld;
import java.util.List;

/// Tells the guilds that listen how their member is seen, and the user's own sessions of one another. A
/// change leaves at once when nothing left lately, else with all others when the pause is over: however
/// fast sessions come, go and change, a guild gets one message in a pause, and the last state always. For
/// the actor's thread; of one life.
final class PresenceFeed {
    private final UserId userId;
    private final OwnerWorld world;
    private final OwnerLife<UserMessage, UserKey, Errand> life;
    private final UserSessions sessions;
    private final PresenceBook book;
    private boolean pausing;

    PresenceFeed(
            UserId userId,
            OwnerWorld world,
            OwnerLife<UserMessage, UserKey, Errand> life,
            UserSessions sessions,
            PresenceBook book) {
        this.userId = userId;
        this.world = world;
        this.life = life;
        this.sessions = sessions;
        this.book = book;
    }

    /// The life before may have crashed with something untold. Not at once: telling it may have been the
    /// crash.
    void begin() {
        if (book.untold(book.merged()) || book.untold(book.own()) || book.untoldToBus(book.merged())) {
            pause();
        }
    }

    /// The session has its answer next, and knows then which others there are: they are in READY.
    void opened(UserMessage.OpenSession open) {
        book.put(new OwnSession(
                open.sessionId(), open.client(), open.presence().begunAt(nowMs(), book.saidBefore(open.sessionId()))));
        if (!open.client().bot()) {
            open.session().tell(new SessionMessage.OwnSessions(book.own()));
        }
        changed();
    }

    /// A session that is not open, or not any more, has nothing to say.
    void shown(UserMessage.ShowPresence shown) {
        OwnSession session = book.session(shown.sessionId());
        if (session == null) {
            return;
        }
        book.put(new OwnSession(session.id(), session.client(), shown.presence().begunAt(nowMs(), session.presence())));
        changed();
    }

    void ended(SessionId sessionId) {
        book.remove(sessionId);
        changed();
    }

    /// The answer does not wait for a pause: the guild has nothing yet.
    void hears(GuildId guildId) {
        if (book.listen(guildId)) {
            world.owners().toGuild(guildId, new UserPresence(userId, book.merged()));
        }
    }

    void left(GuildId guildId) {
        book.leave(guildId);
    }

    private void changed() {
        boolean guildsHear = !pausing && tellGuilds();
        boolean sessionsHear = !pausing && tellOwn();
        if (!pausing) {
            tellBus();
        }
        if (guildsHear || sessionsHear) {
            pause();
        }
    }

    private void pause() {
        pausing = true;
        life.after("presence", world.config().presencePause(), this::pauseOver);
    }

    private void pauseOver() {
        pausing = false;
        changed();
    }

    /// Told twice after a crash in the middle, rather than never: guilds drop what they know.
    private boolean tellGuilds() {
        Presence merged = book.merged();
        if (!book.untold(merged)) {
            return false;
        }
        book.listeners().forEach(guild -> world.owners().toGuild(guild, new UserPresence(userId, merged)));
        book.told(merged);
        return true;
    }

    /// That the last session ended, too, which guilds see by themselves.
    private void tellBus() {
        Presence merged = book.merged();
        if (book.untoldToBus(merged)) {
            LiveEvents.presence(world.live(), userId, merged);
            book.toldToBus(merged);
        }
    }

    private boolean tellOwn() {
        List<OwnSession> own = book.own();
        if (!book.untold(own)) {
            return false;
        }
        if (!own.isEmpty() && !own.getFirst().client().bot()) {
            sessions.tell(new SessionMessage.OwnSessions(own));
        }
        book.told(own);
        return true;
    }

    private long nowMs() {
        return world.clock().millis();
    }
}
