package dev.guildhall.guild.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.PermissionCalculator;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.guild.state.GuildEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;

/// Random changes of roles, overwrites, members and the owner. After each, what a plain relay hands to each
/// session is compared with what that one session may see, calculated for it alone.
class AudienceProperties {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private static final int CHANNELS = 3;
    private static final int ROLES = 3;
    private static final int USERS = 6;
    private static final int STEPS = 25;
    private static final long[] INTENTS = {
        Intent.GUILDS.mask(),
        Intent.GUILD_MESSAGES.mask(),
        Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask(),
        Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask() | Intent.MESSAGE_CONTENT.mask()
    };
    private static final long[] PERMISSIONS = {
        0, Permission.VIEW_CHANNEL.mask(), Permission.SEND_MESSAGES.mask(), Permission.ADMINISTRATOR.mask()
    };

    @AfterContainer
    static void stop() {
        KIT.shutdownTestKit();
    }

    @Property(tries = 200)
    void eachSessionGetsExactlyWhatItMaySee(@ForAll long seed) {
        Random random = new Random(seed);
        Scenario guild = scenario(random);
        for (int step = 0; step < STEPS; step++) {
            Map<SessionId, Set<Long>> sawBefore = sights(guild);
            guild.relay.forgetAll();
            change(guild, random);
            expectGainsAnnounced(guild, sawBefore);
            for (int channel = 0; channel < CHANNELS; channel++) {
                expectMessageSeen(guild, channel);
            }
        }
    }

    private static Scenario scenario(Random random) {
        List<Role> roles = new ArrayList<>();
        for (int role = 0; role < ROLES; role++) {
            roles.add(Scenario.role(50 + role, pick(random, PERMISSIONS)));
        }
        List<Channel> channels = new ArrayList<>();
        for (int channel = 0; channel < CHANNELS; channel++) {
            channels.add(Scenario.channel(channel + 10));
        }
        Scenario guild = new Scenario(
                KIT.<RelayMessage>createTestProbe().getRef(),
                pick(random, PERMISSIONS) & ~Permission.ADMINISTRATOR.mask(),
                roles,
                channels);
        for (int user = 1; user <= USERS; user++) {
            boolean bot = user % 2 == 0;
            for (int session = 0; session < 2; session++) {
                guild.attach(user + "/" + session, new UserId(user), bot, bot ? pick(random, INTENTS) : -1L);
            }
        }
        return guild;
    }

    private static void change(Scenario guild, Random random) {
        switch (random.nextInt(5)) {
            case 0 -> guild.permissions(anyRole(random), pick(random, PERMISSIONS));
            case 1 -> guild.overwrites(10 + random.nextInt(CHANNELS), overwrites(random));
            case 2 -> guild.roles(anyUser(random), randomRoles(random));
            case 3 -> guild.happens(new GuildEvent.GuildChanged(ownedBy(guild.guild.guild(), anyUser(random))));
            default -> {
                UserId user = anyUser(random);
                boolean bot = user.value() % 2 == 0;
                guild.attach(user + "/1", user, bot, bot ? pick(random, INTENTS) : -1L);
            }
        }
    }

    private static void expectGainsAnnounced(Scenario guild, Map<SessionId, Set<Long>> before) {
        Map<SessionId, Set<Long>> after = sights(guild);
        guild.sessions.forEach((id, session) -> {
            long announced = guild.relay.takeOf(id).stream()
                    .filter(event -> event.type() == EventType.CHANNEL_CREATE)
                    .count();
            Set<Long> gained = new HashSet<>(after.getOrDefault(id, Set.of()));
            gained.removeAll(before.getOrDefault(id, Set.of()));
            boolean hears = EventType.CHANNEL_CREATE.passesInGuild(session.intents());
            assertThat(announced).isEqualTo(hears ? gained.size() : 0);
        });
    }

    private static void expectMessageSeen(Scenario guild, int channel) {
        guild.relay.forgetAll();
        guild.message(channel + 10, Scenario.OWNER, "text", new UserId(2));
        guild.sessions.forEach((id, session) -> {
            List<EncodedEvent> got = guild.relay.takeOf(id);
            boolean due = EventType.MESSAGE_CREATE.passesInGuild(session.intents())
                    && sees(guild, session, guild.channelOf(channel + 10));
            assertThat(got).as("%s in %s", id, channel).hasSize(due ? 1 : 0);
            if (due) {
                boolean named = session.userId().value() <= 2;
                boolean whole = !session.bot() || named || Intent.MESSAGE_CONTENT.in(session.intents());
                assertThat(got.getFirst().body().toString().contains("\"content\":\"text\""))
                        .isEqualTo(whole);
            }
        });
    }

    private static Map<SessionId, Set<Long>> sights(Scenario guild) {
        Map<SessionId, Set<Long>> sights = new HashMap<>();
        guild.sessions.forEach((id, session) -> guild.guild.channels().values().forEach(channel -> {
            if (sees(guild, session, channel)) {
                sights.computeIfAbsent(id, any -> new HashSet<>())
                        .add(channel.id().value());
            }
        }));
        return sights;
    }

    private static boolean sees(Scenario guild, GuildSession.Attach session, Channel channel) {
        Member member = Objects.requireNonNull(guild.members.get(session.userId()));
        return Permission.VIEW_CHANNEL.in(PermissionCalculator.inChannel(
                guild.guild.guild(), guild.guild.roles(), channel, member, Scenario.NOW));
    }

    private static Overwrite[] overwrites(Random random) {
        Overwrite[] overwrites = new Overwrite[random.nextInt(4)];
        for (int i = 0; i < overwrites.length; i++) {
            boolean member = random.nextBoolean();
            long id = member
                    ? anyUser(random).value()
                    : random.nextInt(3) == 0
                            ? Scenario.GUILD.value()
                            : anyRole(random).value();
            boolean allow = random.nextBoolean();
            long bits = Permission.VIEW_CHANNEL.mask();
            overwrites[i] = new Overwrite(
                    id, member ? OverwriteType.MEMBER : OverwriteType.ROLE, allow ? bits : 0, allow ? 0 : bits);
        }
        return overwrites;
    }

    private static Guild ownedBy(Guild guild, UserId owner) {
        return new Guild(
                guild.id(),
                guild.name(),
                null,
                null,
                owner,
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
                guild.memberCount());
    }

    private static RoleId[] randomRoles(Random random) {
        return IntStream.range(0, ROLES)
                .filter(role -> random.nextBoolean())
                .mapToObj(role -> new RoleId(50 + role))
                .toArray(RoleId[]::new);
    }

    private static RoleId anyRole(Random random) {
        return new RoleId(50 + random.nextInt(ROLES));
    }

    private static UserId anyUser(Random random) {
        return new UserId(1 + random.nextInt(USERS));
    }

    private static long pick(Random random, long[] from) {
        return from[random.nextInt(from.length)];
    }
}
