package dev.guildhall.guild.fanout;

import dev.guildhall.guild.voice.VoiceStates;

/// What a guild knows of its connected members beside the store: it goes on through crashes of the actor, and
/// ends with the sessions.
public final class Company {
    private final Connected connected = new Connected();
    private final Presences presences = new Presences();
    private final VoiceStates voices = new VoiceStates();

    public Connected connected() {
        return connected;
    }

    public Presences presences() {
        return presences;
    }

    public VoiceStates voices() {
        return voices;
    }
}
