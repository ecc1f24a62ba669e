package dev.guildhall.guild.fanout;

/// What a guild knows of its connected members beside the store: it goes on through crashes of the actor, and
/// ends with the sessions.
public final class Company {
    private final Presences presences = new Presences();

    public Presences presences() {
        return presences;
    }
}
