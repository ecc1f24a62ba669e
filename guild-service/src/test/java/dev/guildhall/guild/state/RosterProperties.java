package dev.guildhall.guild.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.ColdKey.NotablesKey;
import dev.guildhall.guild.state.ColdKey.RosterKey;
import dev.guildhall.guild.state.ColdValue.Roster;
import dev.guildhall.guild.state.GuildEvent.MemberChanged;
import dev.guildhall.guild.state.GuildEvent.MemberJoined;
import dev.guildhall.guild.state.GuildEvent.MemberLeft;
import dev.guildhall.guild.state.GuildEvent.RoleDeleted;
import dev.guildhall.owner.ColdLoad;
import dev.guildhall.store.GuildRows.GuildRecord;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Members come, change and go while their writes are on the way to the store and the roster is read there.
class RosterProperties {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final RosterKey KEY = new RosterKey();
    private static final NotablesKey NOTABLES = new NotablesKey();
    private static final RoleId ROLE = new RoleId(50);
    private static final int USERS = 5;

    private final GuildState state =
            GuildState.loaded(new GuildRecord(guild(), List.of(), List.of(role()), Map.of(), Map.of()));
    /// As decided, and as the store has it.
    private final Map<UserId, MemberProfile> decided = new TreeMap<>();
    private final Map<UserId, MemberProfile> stored = new TreeMap<>();
    private final Deque<GuildEvent> onTheirWay = new ArrayDeque<>();
    private @Nullable ColdLoad<ColdKey> load;
    private @Nullable Map<UserId, MemberProfile> read;

    /// Each step is one of six things that can happen, to one of five users.
    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void rosterIsWhatWasDecidedWhenever(@ForAll @Size(max = 60) List<@IntRange(max = 5 * 6 - 1) Integer> steps) {
        for (int step : steps) {
            happens(step / USERS, new UserId(1 + step % USERS));
            if (state.cold(KEY) instanceof Roster known) {
                assertThat(known.members()).containsExactlyElementsOf(decided.values());
            }
            if (state.cold(NOTABLES) instanceof Roster known) {
                assertThat(known.members()).containsExactlyElementsOf(notable(decided));
            }
        }
    }

    private void happens(int what, UserId user) {
        switch (what) {
            case 0 -> decide(decided.containsKey(user) ? left(user) : new MemberJoined(profile(user, null), 1));
            case 1 -> change(user);
            case 2 -> durable();
            case 3 -> beginLoad();
            case 4 -> read = load == null ? null : Map.copyOf(stored);
            default -> complete();
        }
    }

    /// A nick comes, gets longer, goes.
    private void change(UserId user) {
        MemberProfile now = decided.get(user);
        if (now != null) {
            String nick = now.member().nick() == null ? "a" : now.member().nick() + "a";
            decide(new MemberChanged(profile(user, nick.length() > 2 ? null : nick)));
        }
    }

    private static List<MemberProfile> notable(Map<UserId, MemberProfile> members) {
        return members.values().stream()
                .filter(each -> Roster.notable(each.member()))
                .sorted(Comparator.comparing(each -> each.user().id()))
                .toList();
    }

    private void decide(GuildEvent event) {
        write(decided, event);
        state.apply(event);
        state.pinWritten(List.of(event));
        onTheirWay.add(event);
    }

    private void durable() {
        GuildEvent event = onTheirWay.poll();
        if (event != null) {
            write(stored, event);
            state.unpinWritten(List.of(event));
        }
    }

    private void beginLoad() {
        if (load == null && state.cold(KEY) == null) {
            load = state.beginLoad(Set.of(KEY, NOTABLES));
        }
    }

    private void complete() {
        ColdLoad<ColdKey> open = load;
        Map<UserId, MemberProfile> rows = read;
        if (open != null && rows != null) {
            Roster all = new Roster(List.copyOf(rows.values()));
            state.complete(open, Map.of(KEY, all, NOTABLES, new Roster(notable(rows))));
            load = null;
            read = null;
        }
    }

    private static void write(Map<UserId, MemberProfile> rows, GuildEvent event) {
        switch (event) {
            case MemberJoined joined -> rows.put(joined.profile().user().id(), joined.profile());
            case MemberChanged changed -> rows.put(changed.profile().user().id(), changed.profile());
            case MemberLeft left -> rows.remove(left.user().id());
            default -> throw new AssertionError("no member's: " + event);
        }
    }

    @Example
    void membersLoseARoleThatIsDeleted() {
        decide(new MemberJoined(profile(new UserId(1), null), 1));
        durable();
        state.complete(state.beginLoad(Set.of(KEY)), Map.of(KEY, new Roster(List.copyOf(stored.values()))));
        state.apply(new RoleDeleted(ROLE));

        assertThat(state.cold(KEY))
                .isInstanceOfSatisfying(
                        Roster.class,
                        roster -> assertThat(
                                        roster.members().getFirst().member().roles())
                                .isEmpty());
    }

    @Example
    void guildThatGrowsLargeForgetsItsRoster() {
        state.complete(state.beginLoad(Set.of(KEY)), Map.of(KEY, new Roster(List.of())));
        for (int id = 1; id <= Roster.MEMBERS_MAX; id++) {
            decide(new MemberJoined(profile(new UserId(id), null), id));
        }
        assertThat(state.cold(KEY)).isNotNull();
        decide(new MemberJoined(profile(new UserId(Roster.MEMBERS_MAX + 1), null), Roster.MEMBERS_MAX + 1));

        assertThat(state.cold(KEY)).isNull();
    }

    @Example
    void notablesBeyondTheirBoundAreLeftOutFromTheEnd() {
        state.complete(state.beginLoad(Set.of(NOTABLES)), Map.of(NOTABLES, new Roster(List.of())));
        for (int id = Roster.MEMBERS_MAX + 1; id > 0; id--) {
            decide(new MemberJoined(profile(new UserId(id), "a"), id));
        }

        assertThat(state.cold(NOTABLES))
                .isInstanceOfSatisfying(
                        Roster.class,
                        roster -> assertThat(roster.members())
                                .extracting(each -> each.user().id().value())
                                .hasSize(Roster.MEMBERS_MAX)
                                .startsWith(1L)
                                .endsWith((long) Roster.MEMBERS_MAX));
    }

    private static GuildEvent left(UserId user) {
        return new MemberLeft(user(user), 1);
    }

    private static User user(UserId id) {
        return new User(id, "u" + id, "0", null, null, false, 0);
    }

    private static MemberProfile profile(UserId id, @Nullable String nick) {
        Member member = new Member(
                id, nick, null, id.value() % 2 == 0 ? List.of() : List.of(ROLE), NOW, false, false, false, null, 0);
        return new MemberProfile(member, user(id));
    }

    private static Role role() {
        return new Role(ROLE, "role", 0, false, 1, 0, false, false, null, null, null, 0);
    }

    private static Guild guild() {
        return new Guild(
                new GuildId(1000),
                "Here",
                null,
                null,
                new UserId(1),
                0,
                0,
                0,
                0,
                300,
                null,
                null,
                0,
                null,
                null,
                "en-US",
                List.of(),
                1);
    }
}
