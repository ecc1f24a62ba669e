package dev.guildhall.benchmarks;

import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.UserMessage;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// The way from sessions to owners, which crashes the session that attaches when told to. Remembers which
/// session's actor opened last.
final class CrashingOwners implements Owners {
    private final Owners owners;
    private final InjectedCrash crash;
    private volatile @Nullable ActorRef<SessionMessage> session;

    CrashingOwners(Owners owners, InjectedCrash crash) {
        this.owners = owners;
        this.crash = crash;
    }

    @Override
    public void toGuild(GuildId guildId, GuildMessage message) {
        if (message instanceof GuildSession.Attach) {
            crash.point();
        }
        owners.toGuild(guildId, message);
    }

    @Override
    public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
        owners.toPrivateChannel(channelId, message);
    }

    @Override
    public void toUser(UserId userId, UserMessage message) {
        if (message instanceof UserMessage.OpenSession open) {
            session = open.session();
        }
        owners.toUser(userId, message);
    }

    ActorRef<SessionMessage> lastSession() {
        ActorRef<SessionMessage> last = session;
        if (last == null) {
            throw new IllegalStateException("no session has opened yet");
        }
        return last;
    }
}
