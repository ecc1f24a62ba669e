package dev.guildhall.bus;

/// What records are about. The names are on the wire, behind a prefix that the operator chooses: they never
/// change.
public enum Topic {
    /// Messages, reactions and pins; the key is the channel. From the journal: nothing is left out.
    MESSAGES("messages", false),
    /// Guilds and what they are made of; the key is the guild. From the journal: nothing is left out.
    GUILD_EVENTS("guild-events", false),
    /// Users who came, went or changed; the key is the user. As it happens: lost when the bus does not take it.
    PRESENCE("presence", true),
    /// Users in voice channels; the key is the guild. As it happens.
    VOICE("voice", true),
    /// Requests that REST answered; the key is the user, 0 without one. As it happens.
    API_REQUESTS("api-requests", true);

    private final String topicName;
    private final boolean live;

    Topic(String topicName, boolean live) {
        this.topicName = topicName;
        this.live = live;
    }

    /// Without the prefix.
    public String topicName() {
        return topicName;
    }

    /// Told as it happens: nothing durable stands behind it.
    public boolean live() {
        return live;
    }
}
