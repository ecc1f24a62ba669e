package dev.guildhall.bus;

/// What records are about. The names are on the wire, behind a prefix that the operator chooses: they never
/// change.
public enum Topic {
    /// Messages, reactions and pins; the key is the channel. From the journal: nothing is left out.
    MESSAGES("messages"),
    /// Guilds and what they are made of; the key is the guild. From the journal: nothing is left out.
    GUILD_EVENTS("guild-events"),
    /// Users who came, went or changed; the key is the user. As it happens: lost when the bus does not take it.
    PRESENCE("presence"),
    /// Users in voice channels; the key is the guild. As it happens.
    VOICE("voice"),
    /// Requests that REST answered; the key is the user, 0 without one. As it happens.
    API_REQUESTS("api-requests");

    private final String topicName;

    Topic(String topicName) {
        this.topicName = topicName;
    }

    /// Without the prefix.
    public String topicName() {
        return topicName;
    }
}
