package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import org.jspecify.annotations.Nullable;

/// The members that a session's GUILD_CREATE names, beside its own and those whom it sees in voice: these are
/// told to all, and whom else one needs, one asks for by op 8. `roster` as [Whom#key] yields it.
public record Listing(Whom whom, ColdValue.Roster roster) {
    /// Source: gateway docs, "Guild Create" and "Identify", large threshold.
    public enum Whom {
        /// Nobody else: the session may not hear of presence, or there are too many. And a person's session in
        /// a guild that is large for it: READY holds all of its guilds, and its client looks at member lists.
        NOBODY,

        /// Who is seen to be there, or has a role or a nick.
        NOTABLE,

        EVERYBODY;

        /// What must be known; null for nothing.
        public @Nullable ColdKey key() {
            return switch (this) {
                case NOBODY -> null;
                case NOTABLE -> new ColdKey.NotablesKey();
                case EVERYBODY -> new ColdKey.RosterKey();
            };
        }
    }

    /// `guild` null: there is none.
    public static Whom whom(GuildSession.Attach session, @Nullable GuildSnapshot guild) {
        if (guild == null || !FanOut.getsGuildCreate(session) || !Intent.GUILD_PRESENCES.in(session.intents())) {
            return Whom.NOBODY;
        }
        if (!GuildCreateBody.large(guild, session.largeThreshold())) {
            return Whom.EVERYBODY;
        }
        boolean tooMany = guild.guild().memberCount() > Limits.GUILD_CREATE_LISTED_MEMBERS_MAX;
        return session.bot() && !tooMany ? Whom.NOTABLE : Whom.NOBODY;
    }
}
