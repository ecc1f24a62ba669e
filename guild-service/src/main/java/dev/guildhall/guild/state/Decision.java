package dev.guildhall.guild.state;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import java.util.List;
import java.util.Set;

/// What the decider makes of a command.
public sealed interface Decision {
    /// `result` is answered once `events` are durable and published. No events: nothing to store, answered at
    /// once.
    record Accepted(List<GuildEvent> events, GuildResult result) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// `answer` is a [GuildReply.Refused] or a [GuildReply.TooFast].
    record Rejected(GuildReply answer) implements Decision {}

    /// The view lacks these; once they are loaded the command is decided again from the start.
    record Needs(Set<ColdKey> keys) implements Decision {
        public Needs {
            keys = Set.copyOf(keys);
        }
    }
}
