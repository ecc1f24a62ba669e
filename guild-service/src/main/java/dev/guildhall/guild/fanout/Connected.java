package dev.guildhall.guild.fanout;

import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members with a session in the guild, each as it was published last. As many as sessions, which the
/// gateways' sockets bound.
public final class Connected {
    private final Map<UserId, Present> users = new HashMap<>();
    private long version;

    private record Present(MemberProfile profile, int sessions) {}

    /// A session of the member's, or another one, or one that it has and whose member changed: see [#leaves].
    public void enters(MemberProfile profile) {
        version++;
        users.merge(
                profile.user().id(),
                new Present(profile, 1),
                (before, one) -> new Present(one.profile(), before.sessions() + 1));
    }

    /// One session of the user's counts no more.
    public void leaves(UserId user) {
        version++;
        users.computeIfPresent(
                user,
                (id, before) -> before.sessions() == 1 ? null : new Present(before.profile(), before.sessions() - 1));
    }

    public boolean there(UserId user) {
        return users.containsKey(user);
    }

    public Set<UserId> users() {
        return Set.copyOf(users.keySet());
    }

    @Nullable
    MemberProfile profile(UserId user) {
        Present present = users.get(user);
        return present == null ? null : present.profile();
    }

    /// Grows with every change.
    long version() {
        return version;
    }
}
