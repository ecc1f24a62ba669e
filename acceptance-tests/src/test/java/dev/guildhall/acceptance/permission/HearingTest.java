package dev.guildhall.acceptance.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The matrix at the gateway: who hears what is said in which place, and who is told about whose members, by the same
/// model. Nothing that must not come is waited for: what was asked or said last comes last.
@OnNode
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HearingTest {
    /// @param end the channel in which this one hears that all is said
    private record Listener(Actor actor, GatewaySession session, String end) {}

    private static final long INTENTS = Intent.GUILDS.mask() | Intent.GUILD_MESSAGES.mask();

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
                assertThat(heard(each.session())).as("%s", actor).isEqualTo(audible(actor));
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

    private static Set<PlaceKind> audible(Actor actor) {
        Set<PlaceKind> audible = new TreeSet<>();
        for (PlaceKind place : PlaceKind.OF_GUILD) {
            if (PermissionModel.in(place, actor).contains(Permission.VIEW_CHANNEL)) audible.add(place);
        }
        return audible;
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
}
