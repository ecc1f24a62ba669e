package dev.guildhall.common.guild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// The calculator works on whole numbers, bottom up. The oracle asks for one permission at a time, and goes
/// from the strongest voice down to the weakest until somebody says yes or no.
class PermissionOracleProperties {
    private static final GuildId GUILD = new GuildId(10);
    private static final UserId SELF = new UserId(20);
    private static final UserId OTHER = new UserId(21);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    /// The guild's roles; the first is @everyone.
    private static final List<Long> ROLES = List.of(10L, 11L, 12L, 13L);

    /// `held` tells for each role after @everyone whether the member has it.
    record Case(
            boolean owner,
            int timeoutSeconds,
            ChannelType type,
            List<Long> grants,
            List<Boolean> held,
            List<Overwrite> overwrites) {
        boolean has(int role) {
            return role == 0 || held.get(role - 1);
        }

        Optional<Overwrite> overwrite(long id) {
            return overwrites.stream().filter(each -> each.id() == id).findFirst();
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void calculatorAgreesWithTheOracleOnEveryBit(@ForAll("cases") Case given) {
        long inGuild = PermissionCalculator.inGuild(guild(given), roles(given), member(given), NOW);
        long inChannel = PermissionCalculator.inChannel(guild(given), roles(given), channel(given), member(given), NOW);

        for (Permission permission : Permission.values()) {
            assertThat(permission.in(inGuild))
                    .as("%s in the guild", permission)
                    .isEqualTo(mayInGuild(given, permission));
            assertThat(permission.in(inChannel))
                    .as("%s in the channel", permission)
                    .isEqualTo(mayInChannel(given, permission));
        }
        assertThat((inGuild | inChannel) & ~Permission.ALL).isZero();
    }

    private static boolean mayInGuild(Case given, Permission permission) {
        return unbound(given) || (granted(given, permission) && !muted(given, permission));
    }

    private static boolean mayInChannel(Case given, Permission permission) {
        if (unbound(given)) {
            return true;
        }
        boolean voice = given.type() == ChannelType.GUILD_VOICE || given.type() == ChannelType.GUILD_STAGE_VOICE;
        if (!heard(given, Permission.VIEW_CHANNEL)) {
            return false;
        }
        if (voice && permission != Permission.VIEW_CHANNEL && !heard(given, Permission.CONNECT)) {
            return false;
        }
        return heard(given, permission);
    }

    /// Owners and administrators: nothing holds them.
    private static boolean unbound(Case given) {
        return given.owner() || granted(given, Permission.ADMINISTRATOR);
    }

    private static boolean granted(Case given, Permission permission) {
        for (int role = 0; role < ROLES.size(); role++) {
            if (given.has(role) && permission.in(given.grants().get(role))) {
                return true;
            }
        }
        return false;
    }

    private static boolean muted(Case given, Permission permission) {
        boolean kept = permission == Permission.VIEW_CHANNEL || permission == Permission.READ_MESSAGE_HISTORY;
        return given.timeoutSeconds() > 0 && !kept;
    }

    private static boolean heard(Case given, Permission permission) {
        return !muted(given, permission)
                && own(given, permission)
                        .or(() -> ofRoles(given, permission))
                        .or(() -> said(given.overwrite(ROLES.getFirst()), permission))
                        .orElseGet(() -> granted(given, permission));
    }

    private static Optional<Boolean> own(Case given, Permission permission) {
        return said(given.overwrite(SELF.value()), permission);
    }

    /// One role that allows beats any number that deny.
    private static Optional<Boolean> ofRoles(Case given, Permission permission) {
        List<Boolean> voices = new ArrayList<>();
        for (int role = 1; role < ROLES.size(); role++) {
            if (given.has(role)) {
                said(given.overwrite(ROLES.get(role)), permission).ifPresent(voices::add);
            }
        }
        return voices.isEmpty() ? Optional.empty() : Optional.of(voices.contains(true));
    }

    private static Optional<Boolean> said(Optional<Overwrite> overwrite, Permission permission) {
        if (overwrite.isPresent() && permission.in(overwrite.get().allow())) {
            return Optional.of(true);
        }
        return overwrite.isPresent() && permission.in(overwrite.get().deny()) ? Optional.of(false) : Optional.empty();
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Boolean> owner = Arbitraries.frequency(Tuple.of(9, false), Tuple.of(1, true));
        Arbitrary<ChannelType> types = Arbitraries.of(
                ChannelType.GUILD_TEXT,
                ChannelType.GUILD_VOICE,
                ChannelType.GUILD_STAGE_VOICE,
                ChannelType.GUILD_CATEGORY);
        return Combinators.combine(
                        owner,
                        Arbitraries.integers().between(-1, 1),
                        types,
                        bits().list().ofSize(ROLES.size()),
                        Arbitraries.of(true, false).list().ofSize(ROLES.size() - 1),
                        overwrites())
                .as(Case::new);
    }

    /// Few bits out of few, so that layers meet on the same one; now and then any of all.
    private static Arbitrary<Long> bits() {
        Arbitrary<Permission> common = Arbitraries.of(
                Permission.VIEW_CHANNEL,
                Permission.SEND_MESSAGES,
                Permission.READ_MESSAGE_HISTORY,
                Permission.CONNECT,
                Permission.MANAGE_CHANNELS);
        return Arbitraries.frequencyOf(Tuple.of(4, common), Tuple.of(1, Arbitraries.of(Permission.class)))
                .set()
                .ofMaxSize(5)
                .map(permissions -> Permission.of(permissions.toArray(Permission[]::new)));
    }

    private static Arbitrary<List<Overwrite>> overwrites() {
        List<Long> targets = List.of(10L, 11L, 12L, 13L, SELF.value(), OTHER.value());
        Arbitrary<Overwrite> overwrite = Combinators.combine(Arbitraries.of(targets), bits(), bits())
                .as((id, allow, deny) ->
                        new Overwrite(id, id < 20 ? OverwriteType.ROLE : OverwriteType.MEMBER, allow, deny));
        return overwrite.list().ofMaxSize(6).uniqueElements(Overwrite::id);
    }

    private static Guild guild(Case given) {
        UserId owner = given.owner() ? SELF : OTHER;
        return new Guild(
                GUILD, "g", null, null, owner, 0, 0, 0, 0, 300, null, null, 0, null, null, "en-US", List.of(), 1);
    }

    private static Map<RoleId, Role> roles(Case given) {
        Map<RoleId, Role> roles = new HashMap<>();
        for (int i = 0; i < ROLES.size(); i++) {
            RoleId id = new RoleId(ROLES.get(i));
            long bits = given.grants().get(i);
            roles.put(id, new Role(id, "r", 0, false, i, bits, false, false, null, null, null, 0));
        }
        return roles;
    }

    private static Member member(Case given) {
        List<RoleId> held = new ArrayList<>();
        for (int i = 1; i < ROLES.size(); i++) {
            if (given.has(i)) {
                held.add(new RoleId(ROLES.get(i)));
            }
        }
        return new Member(SELF, null, null, held, NOW, false, false, false, NOW.plusSeconds(given.timeoutSeconds()), 0);
    }

    private static Channel channel(Case given) {
        ChannelId id = new ChannelId(30);
        return new Channel(id, GUILD, given.type(), "c", null, false, 0, null, given.overwrites(), 0, 0, 0, null, 0);
    }
}
