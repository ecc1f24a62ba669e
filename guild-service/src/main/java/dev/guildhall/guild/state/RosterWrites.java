package dev.guildhall.guild.state;

import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.id.UserId;
import dev.guildhall.guild.state.ColdValue.Roster;
import dev.guildhall.owner.ColdCache;
import dev.guildhall.owner.ColdLoad;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps a [Roster] true. Known, it follows every write. While it is read, it may come from before or after
/// any write that was on its way when the read began, or came since: those are laid over what was read. Dropping
/// the read instead, as is done for single rows, would never end in a guild where people come and go.
///
/// For one thread.
final class RosterWrites {
    private final ColdKey key;
    private final Predicate<MemberProfile> admitted;
    private final boolean cut;

    /// The last write of each member that is not durable yet, and how many there are.
    private final Map<UserId, OnItsWay> onTheirWay = new HashMap<>();
    /// What to lay over the roster that is being read; null when none is.
    private @Nullable Map<UserId, Optional<MemberProfile>> overlay;

    private record OnItsWay(Optional<MemberProfile> last, int count) {}

    private record Write(UserId userId, Optional<MemberProfile> profile) {}

    private RosterWrites(ColdKey key, Predicate<MemberProfile> admitted, boolean cut) {
        this.key = key;
        this.admitted = admitted;
        this.cut = cut;
    }

    /// Of all members; forgotten when there are too many.
    static RosterWrites ofEverybody() {
        return new RosterWrites(new ColdKey.RosterKey(), any -> true, false);
    }

    /// Of those with a role or a nick; the last go when there are too many, and come back with the next load.
    static RosterWrites ofNotables() {
        return new RosterWrites(new ColdKey.NotablesKey(), each -> Roster.notable(each.member()), true);
    }

    /// The event was decided.
    void apply(GuildEvent event, ColdCache<ColdKey, ColdValue> cold) {
        Write write = write(event);
        if (write == null) {
            return;
        }
        if (overlay != null) {
            overlay.put(write.userId(), write.profile());
        }
        if (cold.get(key) instanceof Roster known) {
            Roster next = known.with(Map.of(write.userId(), write.profile()));
            if (cut || next.members().size() <= Roster.MEMBERS_MAX) {
                cold.put(key, next.cut());
            } else {
                cold.forget(key);
            }
        }
    }

    /// The events are on their way to the store.
    void begin(List<GuildEvent> events) {
        for (GuildEvent event : events) {
            Write write = write(event);
            if (write != null) {
                onTheirWay.merge(
                        write.userId(),
                        new OnItsWay(write.profile(), 1),
                        (before, one) -> new OnItsWay(one.last(), before.count() + 1));
            }
        }
    }

    /// The events are durable.
    void end(List<GuildEvent> events) {
        for (GuildEvent event : events) {
            Write write = write(event);
            if (write != null) {
                onTheirWay.computeIfPresent(
                        write.userId(),
                        (user, open) -> open.count() == 1 ? null : new OnItsWay(open.last(), open.count() - 1));
            }
        }
    }

    void beginLoad(ColdLoad<ColdKey> load) {
        if (load.keys().contains(key)) {
            Map<UserId, Optional<MemberProfile>> open = new HashMap<>();
            onTheirWay.forEach((user, write) -> open.put(user, write.last()));
            overlay = open;
        }
    }

    /// What was read, as it stands now.
    ColdValue complete(ColdKey of, ColdValue read) {
        Map<UserId, Optional<MemberProfile>> since = overlay;
        if (since == null || !of.equals(key) || !(read instanceof Roster roster)) {
            return read;
        }
        overlay = null;
        return cut ? roster.with(since).cut() : roster.with(since);
    }

    /// The read failed.
    void abandon(ColdLoad<ColdKey> load) {
        if (load.keys().contains(key)) {
            overlay = null;
        }
    }

    private @Nullable Write write(GuildEvent event) {
        return switch (event) {
            case GuildEvent.MemberJoined joined -> present(joined.profile());
            case GuildEvent.MemberChanged changed -> present(changed.profile());
            case GuildEvent.MemberLeft left -> new Write(left.user().id(), Optional.empty());
            default -> null;
        };
    }

    private Write present(MemberProfile profile) {
        return new Write(profile.user().id(), Optional.of(profile).filter(admitted));
    }
}
