package dev.guildhall.gateway.session;

import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.relay.RelayMessage;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;

/// A bot enters its guilds a few at a time, and the next one when one has answered and the socket took it. The
/// bodies of a thousand large guilds at once would be more than the relay's log holds: the bot would fall out of it
/// before it had read them, identify again, and do the same for ever, and everybody else's resume buffer with it.
///
/// Guilds that do not answer, and a socket that closed meanwhile, hold up nothing for longer than the retry
/// of unanswered guilds takes.
final class AttachPace {
    static final int AT_A_TIME = 8;

    private final SessionRecord record;
    private final ActorRef<RelayMessage> relay;
    private final Consumer<GuildId> attach;

    AttachPace(SessionRecord record, ActorRef<RelayMessage> relay, Consumer<GuildId> attach) {
        this.record = record;
        this.relay = relay;
        this.attach = attach;
    }

    void begin() {
        record.unasked.addAll(record.guilds);
        next(AT_A_TIME);
    }

    /// A guild that was asked has answered.
    void answered() {
        if (!record.unasked.isEmpty()) relay.tell(new RelayCommand.AwaitRoom(record.spec.id()));
    }

    /// Removed when they are asked: this is tried again after a crash.
    void next(int count) {
        for (int asked = 0; asked < count && !record.unasked.isEmpty(); asked++) {
            Iterator<GuildId> unasked = record.unasked.iterator();
            attach.accept(unasked.next());
            unasked.remove();
        }
    }
}
