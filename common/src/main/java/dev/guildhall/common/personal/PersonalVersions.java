package dev.guildhall.common.personal;

/// How often each of the user's lists has changed: clients keep the number and compare.
public record PersonalVersions(long readStates, long guildSettings) {
    public static final PersonalVersions NONE = new PersonalVersions(0, 0);

    public PersonalVersions nextReadStates() {
        return new PersonalVersions(readStates + 1, guildSettings);
    }

    public PersonalVersions nextGuildSettings() {
        return new PersonalVersions(readStates, guildSettings + 1);
    }
}
