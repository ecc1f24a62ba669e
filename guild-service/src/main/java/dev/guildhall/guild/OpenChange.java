package dev.guildhall.guild;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.guild.state.GuildEvent;
import dev.guildhall.guild.state.Lane;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/// Something decided whose effects have not left yet. Survives a crash of the guild's actor.
final class OpenChange {
    /// After a crash its effects are worked out once more, with everything rebuilt; what crashes again will always.
    private static final int RETRIES_MAX = 1;

    private final long sequence;
    private final Lane lane;
    private final Effect effect;
    private Outcome outcome;
    private int retries;

    /// What happens when it leaves.
    sealed interface Effect {
        /// Publishes the events and answers. `number` is the commit's, 0 where nothing is durable.
        record Publish(long number, List<GuildEvent> events, GuildReply answer, ActorRef<GuildReply> replyTo)
                implements Effect {
            public Publish {
                events = List.copyOf(events);
            }
        }

        /// Puts a session in. `self` is the membership when everything decided before it has left.
        record Enter(GuildSession.Attach session, MemberProfile self) implements Effect {}
    }

    private enum Outcome {
        OPEN,
        UNKNOWN,
        DURABLE,
        LOST
    }

    /// `sequence` grows with each change of the guild.
    OpenChange(long sequence, Lane lane, Effect effect) {
        this.sequence = sequence;
        this.lane = lane;
        this.effect = effect;
        this.outcome = number() == 0 ? Outcome.DURABLE : Outcome.OPEN;
    }

    long sequence() {
        return sequence;
    }

    Lane lane() {
        return lane;
    }

    Effect effect() {
        return effect;
    }

    /// The commit's number; 0 where there is none.
    long number() {
        return effect instanceof Effect.Publish publish ? publish.number() : 0;
    }

    List<GuildEvent> events() {
        return effect instanceof Effect.Publish publish ? publish.events() : List.of();
    }

    void becameDurable() {
        outcome = Outcome.DURABLE;
    }

    /// The store did not say whether it did it.
    void becameUnknown() {
        outcome = Outcome.UNKNOWN;
    }

    /// It is not in the store and will not be.
    void becameLost() {
        outcome = Outcome.LOST;
    }

    boolean open() {
        return outcome == Outcome.OPEN;
    }

    boolean unknown() {
        return outcome == Outcome.UNKNOWN;
    }

    boolean lost() {
        return outcome == Outcome.LOST;
    }

    boolean settled() {
        return outcome == Outcome.DURABLE || outcome == Outcome.LOST;
    }

    /// Called after working out its effects crashed; false when that happened before.
    boolean mayRetry() {
        return ++retries <= RETRIES_MAX;
    }
}
