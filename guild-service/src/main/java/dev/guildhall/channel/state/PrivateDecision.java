package dev.guildhall.channel.state;

import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.guild.state.ColdKey;
import java.util.List;
import java.util.Set;

/// What the decider makes of a command; see `guild.state.Decision`.
public sealed interface PrivateDecision {
    record Accepted(List<PrivateEvent> events, GuildResult result) implements PrivateDecision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Rejected(GuildReply answer) implements PrivateDecision {}

    record Needs(Set<ColdKey> keys) implements PrivateDecision {
        public Needs {
            keys = Set.copyOf(keys);
        }
    }
}
