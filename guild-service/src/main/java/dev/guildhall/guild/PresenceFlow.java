package dev.guildhall.guild;

import dev.guildhall.common.guild.UserPresence;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.guild.fanout.FanOut;
import dev.guildhall.guild.fanout.Outgoing;
import dev.guildhall.guild.fanout.Presences;
import java.util.List;

/// How members are seen, from their owners to everybody who hears of it. The guild keeps it for users with
/// a session here, asks for it when one sits down, and shows them offline when the last one is gone. It
/// does not wait for what is being written: nothing durable hangs on it.
final class PresenceFlow {
    private final GuildId guildId;
    private final GuildContinuity continuity;
    private final FanOut fanOut;
    private final Owners owners;
    private final ListFlow lists;

    PresenceFlow(GuildId guildId, GuildContinuity continuity, FanOut fanOut, Owners owners, ListFlow lists) {
        this.guildId = guildId;
        this.continuity = continuity;
        this.fanOut = fanOut;
        this.owners = owners;
        this.lists = lists;
    }

    void asks(UserId user) {
        owners.toUser(user, new UserMessage.HearPresence(user, guildId));
    }

    /// What came while the life before crashed is lost; an answer that says nothing new goes no further. Who
    /// went meanwhile is offline.
    void askAgain() {
        presences().users().forEach(this::sessionGone);
        continuity.usersThere().forEach(this::asks);
    }

    /// Of a user without a session here it is late, or early: who sits down is asked for.
    void changed(UserPresence seen) {
        if (continuity.there(seen.userId())) {
            show(seen.userId(), seen.presence());
        }
    }

    void sessionGone(UserId user) {
        if (!continuity.there(user)) {
            show(user, Presence.OFFLINE);
        }
    }

    /// No member any more: others heard that, and need not hear that the user is offline.
    void expelled(UserId user) {
        presences().put(user, Presence.OFFLINE);
    }

    private void show(UserId user, Presence presence) {
        if (presence.equals(presences().of(user))) {
            return;
        }
        List<Outgoing> out = fanOut.presence(user, presence, continuity.published(), lists.watchersOf(user));
        presences().put(user, presence);
        lists.seen(user, presence);
        out.forEach(Outgoing::send);
        lists.tell();
    }

    private Presences presences() {
        return continuity.company().presences();
    }
}
