package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What decides what a session sees. Sessions with equal keys share a visibility class.
///
/// `owner` is the owner's id for the owner's sessions. `overwritten` is the user's id where some channel
/// has an overwrite for that user. A role that was deleted may stay in `roles`: it permits nothing any
/// more.
record ClassKey(
        Set<RoleId> roles,
        @Nullable UserId owner,
        @Nullable UserId overwritten,
        @Nullable Instant timedOutUntil,
        long intents,
        boolean bot) {
    /// No account: ids are above 0.
    private static final UserId NOBODY = new UserId(0);

    ClassKey {
        roles = Set.copyOf(roles);
    }

    static ClassKey of(GuildSession.Attach session, Member member, UserId owner, Set<UserId> overwritten) {
        UserId user = session.userId();
        return new ClassKey(
                Set.copyOf(member.roles()),
                user.equals(owner) ? user : null,
                overwritten.contains(user) ? user : null,
                member.communicationDisabledUntil(),
                session.intents(),
                session.bot());
    }

    /// A member who has exactly the rights of this class.
    Member representative() {
        UserId user = owner != null ? owner : overwritten != null ? overwritten : NOBODY;
        return new Member(user, null, null, List.copyOf(roles), Instant.EPOCH, false, false, false, timedOutUntil, 0);
    }

    boolean hears(EventType type) {
        return type.passesInGuild(intents);
    }

    /// Whether the text of others' messages is taken out. Source: gateway docs, "Message Content Intent".
    boolean readsNoContent() {
        return bot && !Intent.MESSAGE_CONTENT.in(intents);
    }
}
