package dev.guildhall.acceptance.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Intent;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The matrix at the gateway: who hears what is said in which place, who is told about whose members, who comes into
/// voice and is seen there, and who is shown which list, by the same model. Nothing that must not come is waited for:
/// what was asked or said last comes last.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HearingTest {
    /// @param end the channel in which this one hears that all is said
    private record Listener(Actor actor, GatewaySession session, String end) {}

    private static final long INTENTS =
            Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask() | Intent.GUILD_VOICE_STATES.mask();

    private final Portal portal;
    private final Scenery scenery;

    HearingTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.scenery = new Scenery(portal);
    }

    private GatewaySession connect(Actor actor) throws IOException, InterruptedException {
        if (actor != Actor.BOT) return GatewaySession.asPerson(portal, scenery.account(actor));
        GatewaySession session = GatewaySession.asBot(portal, scenery.account(actor), INTENTS);
        session.await(EventType.GUILD_CREATE);
        return session;
    }

    private static Set<Actor> accounts() {
        Set<Actor> accounts = new TreeSet<>(Set.of(Actor.values()));
        accounts.remove(Actor.NOBODY);
        return accounts;
    }

    @Test
    void whatIsSaidIsHeardByWhoSeesTheChannelAndByNobodyElse() throws IOException, InterruptedException {
        List<Listener> listeners = new ArrayList<>();
        try {
            for (Actor actor : accounts()) {
                // People hear the end in a guild of their own, the bot where all members hear it.
                String end = actor == Actor.BOT
                        ? scenery.channel(PlaceKind.PUBLIC, actor)
                        : Place.open(portal, scenery.account(actor), "own").textId();
                listeners.add(new Listener(actor, connect(actor), end));
            }
            for (PlaceKind place : PlaceKind.OF_GUILD) {
                scenery.say(scenery.helper(), scenery.channel(place, Actor.OWNER));
            }
            scenery.say(scenery.helper(), scenery.channel(PlaceKind.FOREIGN_DIRECT, Actor.OWNER));
            String last = scenery.say(scenery.helper(), scenery.channel(PlaceKind.PUBLIC, Actor.OWNER));
            for (Listener each : listeners) {
                Actor actor = each.actor();
                if (actor.member()) awaitMessage(each.session(), last);
                if (actor != Actor.BOT) awaitMessage(each.session(), scenery.say(scenery.account(actor), each.end()));
                assertThat(heard(each.session())).as("%s", actor).isEqualTo(allowing(actor, Permission.VIEW_CHANNEL));
            }
        } finally {
            listeners.forEach(each -> each.session().close());
        }
    }

    private static void awaitMessage(GatewaySession session, String id) throws InterruptedException {
        session.await(
                EventType.MESSAGE_CREATE, message -> message.path("id").asText().equals(id));
    }

    private Set<PlaceKind> heard(GatewaySession session) {
        Set<PlaceKind> heard = new TreeSet<>();
        for (JsonNode message : session.passed(EventType.MESSAGE_CREATE)) {
            for (PlaceKind place : PlaceKind.CHANNELS) {
                String channel = scenery.channel(place, Actor.NOBODY);
                if (message.path("channel_id").asText().equals(channel)) heard.add(place);
            }
        }
        return heard;
    }

    /// Op 8, for everybody of the guild: to members, and to bots that were granted the intent.
    @Test
    void membersAreToldToMembersAlone() throws IOException, InterruptedException {
        for (Actor actor : accounts()) {
            if (actor == Actor.BOT) continue;
            String own = Place.open(portal, scenery.account(actor), "own").guildId();
            try (GatewaySession session = connect(actor)) {
                session.send(ask(scenery.guild().guildId(), "asked"));
                if (actor.member()) awaitChunk(session, "asked");
                // Two lists are read side by side: what had been told at all would be here with the second.
                session.send(ask(own, "own"));
                awaitChunk(session, "own");
                session.send(GatewayFrames.frame(
                        Opcode.REQUEST_GUILD_MEMBERS,
                        Wire.object("guild_id", own, "query", "s1", "limit", 1, "nonce", "end")));
                awaitChunk(session, "end");
                assertThat(session.passed(EventType.GUILD_MEMBERS_CHUNK))
                        .as("%s", actor)
                        .hasSize(actor.member() ? 3 : 2);
            }
        }
        try (GatewaySession session = connect(Actor.BOT)) {
            session.send(ask(scenery.guild().guildId(), "asked"));
            assertThat(session.await(EventType.GUILD_MEMBERS_CHUNK).path("members"))
                    .as("the whole list, without the intent")
                    .isEmpty();
        }
    }

    private static JsonNode ask(String guildId, String nonce) {
        return GatewayFrames.frame(
                Opcode.REQUEST_GUILD_MEMBERS,
                Wire.object("guild_id", guildId, "query", "", "limit", 0, "nonce", nonce));
    }

    private static void awaitChunk(GatewaySession session, String nonce) throws InterruptedException {
        session.await(
                EventType.GUILD_MEMBERS_CHUNK,
                chunk -> chunk.path("nonce").asText().equals(nonce));
    }

    // Voice, op 4

    private Map<PlaceKind, String> voices() throws IOException, InterruptedException {
        Map<PlaceKind, String> voices = new EnumMap<>(PlaceKind.class);
        for (PlaceKind place : PlaceKind.OF_GUILD) voices.put(place, scenery.freshVoice(place));
        return voices;
    }

    private static JsonNode enter(String guildId, @Nullable String channelId) {
        return GatewayFrames.frame(
                Opcode.VOICE_STATE_UPDATE,
                Wire.object("guild_id", guildId, "channel_id", channelId, "self_mute", false, "self_deaf", false));
    }

    private static JsonNode awaitState(GatewaySession session, Account who, @Nullable String channelId)
            throws InterruptedException {
        return session.await(
                EventType.VOICE_STATE_UPDATE,
                state -> state.path("user_id").asText().equals(who.id())
                        && Objects.equals(state.path("channel_id").textValue(), channelId));
    }

    private static Set<PlaceKind> where(List<JsonNode> states, Account who, Map<PlaceKind, String> voices) {
        Set<PlaceKind> where = new TreeSet<>();
        for (JsonNode state : states) {
            voices.forEach((place, channel) -> {
                boolean its = state.path("user_id").asText().equals(who.id());
                if (its && state.path("channel_id").asText().equals(channel)) where.add(place);
            });
        }
        return where;
    }

    private static Set<PlaceKind> allowing(Actor actor, Permission permission) {
        Set<PlaceKind> allowing = new TreeSet<>();
        for (PlaceKind place : PlaceKind.OF_GUILD) {
            if (PermissionModel.in(place, actor).contains(permission)) allowing.add(place);
        }
        return allowing;
    }

    @Test
    void whoMayConnectComesIntoVoiceAndNobodyElse() throws IOException, InterruptedException {
        Map<PlaceKind, String> voices = voices();
        String guildId = scenery.guild().guildId();
        for (Actor actor : accounts()) {
            Account account = scenery.account(actor);
            Set<PlaceKind> open = allowing(actor, Permission.CONNECT);
            try (GatewaySession session = connect(actor)) {
                for (String channel : voices.values()) session.send(enter(guildId, channel));
                if (!open.isEmpty()) {
                    session.send(enter(guildId, null));
                    awaitState(session, account, null);
                } else if (actor.member()) {
                    // Into none, and the guild answers one after the other.
                    session.send(looking(Opcode.GUILD_SUBSCRIPTIONS, guildId, publicText()));
                    awaitSync(session, guildId);
                } else {
                    Place own = Place.open(portal, account, "own");
                    awaitJoined(session, own);
                    session.send(enter(own.guildId(), own.voiceId()));
                    awaitState(session, account, own.voiceId());
                }
                assertThat(where(session.passed(EventType.VOICE_STATE_UPDATE), account, voices))
                        .as("%s", actor)
                        .isEqualTo(open);
            }
        }
    }

    private static void awaitJoined(GatewaySession session, Place place) throws InterruptedException {
        session.await(EventType.GUILD_CREATE, guild -> guild.path("id").asText().equals(place.guildId()));
    }

    /// From one to the next, and at last where every member sees it.
    @Test
    void whoIsInVoiceIsSeenByWhoSeesTheChannelAndByNobodyElse() throws IOException, InterruptedException {
        Map<PlaceKind, String> voices = voices();
        String guildId = scenery.guild().guildId();
        Account helper = scenery.helper();
        List<Listener> listeners = new ArrayList<>();
        try (GatewaySession speaker = GatewaySession.asPerson(portal, helper)) {
            for (Actor actor : accounts()) {
                String end = actor == Actor.BOT
                        ? scenery.channel(PlaceKind.PUBLIC, actor)
                        : Place.open(portal, scenery.account(actor), "own").textId();
                listeners.add(new Listener(actor, connect(actor), end));
            }
            String last = scenery.freshVoice(PlaceKind.PUBLIC);
            for (String channel : voices.values()) speaker.send(enter(guildId, channel));
            speaker.send(enter(guildId, last));
            awaitState(speaker, helper, last);
            for (Listener each : listeners) {
                Actor actor = each.actor();
                if (actor.member()) awaitState(each.session(), helper, last);
                if (actor != Actor.BOT) awaitMessage(each.session(), scenery.say(scenery.account(actor), each.end()));
                assertThat(where(each.session().passed(EventType.VOICE_STATE_UPDATE), helper, voices))
                        .as("%s", actor)
                        .isEqualTo(allowing(actor, Permission.VIEW_CHANNEL));
                assertThat(each.session().passed(EventType.VOICE_SERVER_UPDATE))
                        .as("the speaker's own, for %s", actor)
                        .isEmpty();
            }
        } finally {
            listeners.forEach(each -> each.session().close());
        }
    }

    // Member lists, ops 14 and 37

    private String publicText() {
        return scenery.channel(PlaceKind.PUBLIC, Actor.OWNER);
    }

    /// At this channel's list and at no other, or at none.
    private static JsonNode looking(Opcode opcode, String guildId, @Nullable String channelId) {
        JsonNode channels = channelId == null ? Wire.object() : Wire.object(channelId, List.of(List.of(0, 99)));
        return GatewayFrames.frame(
                opcode,
                opcode == Opcode.GUILD_SUBSCRIPTIONS
                        ? Wire.object("guild_id", guildId, "channels", channels)
                        : Wire.object("subscriptions", Wire.object(guildId, Wire.object("channels", channels))));
    }

    private static boolean syncs(JsonNode update, String guildId) {
        return update.path("guild_id").asText().equals(guildId)
                && update.path("ops").findValuesAsText("op").contains("SYNC");
    }

    private static JsonNode awaitSync(GatewaySession session, String guildId) throws InterruptedException {
        return session.await(EventType.GUILD_MEMBER_LIST_UPDATE, update -> syncs(update, guildId));
    }

    private Set<Actor> listed(JsonNode update) {
        List<String> ids = update.findValues("user").stream()
                .map(user -> user.path("id").asText())
                .toList();
        Set<Actor> listed = accounts();
        listed.removeIf(actor -> !ids.contains(scenery.account(actor).id()));
        return listed;
    }

    private static Set<Actor> seeing(PlaceKind place) {
        Set<Actor> seeing = accounts();
        seeing.removeIf(actor -> !PermissionModel.in(place, actor).contains(Permission.VIEW_CHANNEL));
        return seeing;
    }

    /// Each list is asked for anew, for channels that the same people see share one. A guild answers one after the
    /// other: what it shows of a hidden channel would be there with the next.
    @ParameterizedTest
    @EnumSource(names = {"GUILD_SUBSCRIPTIONS", "GUILD_SUBSCRIPTIONS_BULK"})
    void listsAreShownToPeopleWhoSeeTheChannelAndNameThoseWhoDo(Opcode opcode)
            throws IOException, InterruptedException {
        String guildId = scenery.guild().guildId();
        for (Actor actor : accounts()) {
            if (actor == Actor.BOT) continue;
            int shown = 0;
            try (GatewaySession session = connect(actor)) {
                for (PlaceKind place : PlaceKind.OF_GUILD) {
                    session.send(looking(opcode, guildId, null));
                    session.send(looking(opcode, guildId, scenery.channel(place, actor)));
                    if (!PermissionModel.in(place, actor).contains(Permission.VIEW_CHANNEL)) continue;
                    shown++;
                    assertThat(listed(awaitSync(session, guildId)))
                            .as("%s in %s", actor, place)
                            .isEqualTo(seeing(place));
                }
                if (actor.member()) {
                    session.send(looking(opcode, guildId, null));
                    session.send(looking(opcode, guildId, publicText()));
                    awaitSync(session, guildId);
                    shown++;
                } else {
                    Place own = Place.open(portal, scenery.account(actor), "own");
                    awaitJoined(session, own);
                    session.send(looking(opcode, own.guildId(), own.textId()));
                    awaitSync(session, own.guildId());
                }
                assertThat(session.passed(EventType.GUILD_MEMBER_LIST_UPDATE).stream()
                                .filter(update -> syncs(update, guildId)))
                        .as("%s", actor)
                        .hasSize(shown);
            }
        }
    }

    /// Bots look at no lists, wherever they are; the guild lets it into voice behind what it asked for.
    @Test
    void botsAreShownNoList() throws IOException, InterruptedException {
        String guildId = scenery.guild().guildId();
        String voice = scenery.freshVoice(PlaceKind.PUBLIC);
        try (GatewaySession session = connect(Actor.BOT)) {
            session.send(looking(Opcode.GUILD_SUBSCRIPTIONS, guildId, publicText()));
            session.send(looking(Opcode.GUILD_SUBSCRIPTIONS_BULK, guildId, publicText()));
            session.send(enter(guildId, voice));
            awaitState(session, scenery.account(Actor.BOT), voice);
            assertThat(session.passed(EventType.GUILD_MEMBER_LIST_UPDATE)).isEmpty();
        }
    }
}
