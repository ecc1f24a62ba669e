package dev.guildhall.acceptance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.GatewayFrames;
import dev.guildhall.acceptance.client.GatewaySession;
import dev.guildhall.acceptance.client.JsonRules;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The list beside a channel, as the clients of people show it: asked for by range, kept by operations.
@OnNode
final class MemberListTest {
    private final Portal portal;

    MemberListTest(Portal portal) {
        this.portal = portal;
    }

    /// What a client makes of the operations.
    private static final class Shown {
        final List<String> rows = new ArrayList<>();
        private final GatewaySession session;

        Shown(GatewaySession session) {
            this.session = session;
        }

        void await(Predicate<List<String>> fits) throws InterruptedException {
            while (!fits.test(rows)) {
                JsonNode update = session.await(EventType.GUILD_MEMBER_LIST_UPDATE);
                update.path("ops").forEach(this::apply);
            }
        }

        void await(String... expected) throws InterruptedException {
            await(shown -> shown.equals(List.of(expected)));
        }

        private void apply(JsonNode op) {
            int index = op.path("index").asInt();
            switch (op.path("op").asText()) {
                case "SYNC" -> {
                    rows.clear();
                    op.path("items").forEach(item -> rows.add(text(item)));
                }
                case "INSERT" -> rows.add(index, text(op.path("item")));
                case "UPDATE" -> rows.set(index, text(op.path("item")));
                case "DELETE" -> rows.remove(index);
                default -> rows.clear();
            }
        }

        private static String text(JsonNode item) {
            JsonNode group = item.path("group");
            JsonNode member = item.path("member");
            JsonRules.assertTypes(member);
            return item.has("group")
                    ? group.path("id").asText() + " " + group.path("count").asInt()
                    : member.path("nick")
                                    .asText(member.path("user").path("username").asText())
                            + " "
                            + member.path("presence").path("status").asText();
        }
    }

    private static void look(GatewaySession session, Place place) {
        JsonNode channels = Wire.object(place.textId(), List.of(List.of(0, 99)));
        session.send(GatewayFrames.frame(
                Opcode.GUILD_SUBSCRIPTIONS,
                Wire.object("guild_id", place.guildId(), "typing", true, "threads", true, "channels", channels)));
    }

    @Test
    void listFollowsWhoIsThereAndWhoTheyAre() throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        Place place = Place.open(portal, anna, "list");
        place.welcome(ben);
        try (GatewaySession annas = GatewaySession.asPerson(portal, anna)) {
            look(annas, place);
            Shown shown = new Shown(annas);
            shown.await("online 1", anna.name() + " online", "offline 1", ben.name() + " offline");
            JsonNode first = annas.passed(EventType.GUILD_MEMBER_LIST_UPDATE).getFirst();
            assertThat(first.path("id").asText()).isEqualTo("everyone");
            assertThat(first.path("guild_id").asText()).isEqualTo(place.guildId());
            assertThat(first.path("member_count").asInt()).isEqualTo(2);

            GatewaySession bens = GatewaySession.asPerson(portal, ben);
            shown.await("online 2", anna.name() + " online", ben.name() + " online");
            place.asOwner()
                    .patch(place.guild("/members/" + ben.id()), Wire.object("nick", "Aaron"))
                    .expect(200);
            shown.await("online 2", "Aaron online", anna.name() + " online");
            String role = place.createRole(Wire.object("name", "Crew", "hoist", true))
                    .path("id")
                    .asText();
            place.asOwner()
                    .put(place.guild("/members/" + ben.id() + "/roles/" + role))
                    .expect(204);
            shown.await(role + " 1", "Aaron online", "online 1", anna.name() + " online");
            place.asOwner().delete(place.guild("/roles/" + role)).expect(204);
            shown.await("online 2", "Aaron online", anna.name() + " online");
            bens.goodbye(1000);
            shown.await("online 1", anna.name() + " online", "offline 1", "Aaron offline");
            place.asOwner().delete(place.guild("/members/" + ben.id())).expect(204);
            shown.await("online 1", anna.name() + " online");
        }
    }

    @Test
    void listOfAHiddenChannelIsForThoseWhoSeeIt() throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        Place place = Place.open(portal, anna, "hidden");
        place.welcome(ben);
        ArrayNode hiding = (ArrayNode) Wire.parse("[]");
        hiding.add(Wire.object(
                "id",
                place.guildId(),
                "type",
                OverwriteType.ROLE.code(),
                "allow",
                "0",
                "deny",
                Long.toString(Permission.VIEW_CHANNEL.mask())));
        place.asOwner()
                .patch(place.channel(""), Wire.object("permission_overwrites", hiding))
                .expect(200);
        try (GatewaySession annas = GatewaySession.asPerson(portal, anna);
                GatewaySession bens = GatewaySession.asPerson(portal, ben)) {
            look(bens, place);
            look(annas, place);
            Shown shown = new Shown(annas);
            shown.await("online 1", anna.name() + " online");
            assertThat(annas.passed(EventType.GUILD_MEMBER_LIST_UPDATE)
                            .getFirst()
                            .path("id")
                            .asText())
                    .matches("[0-9]+");

            place.asOwner()
                    .put(
                            place.channel("/permissions/" + ben.id()),
                            Wire.object(
                                    "type",
                                    OverwriteType.MEMBER.code(),
                                    "allow",
                                    Long.toString(Permission.VIEW_CHANNEL.mask()),
                                    "deny",
                                    "0"))
                    .expect(204);
            Shown seen = new Shown(bens);
            seen.await("online 2", anna.name() + " online", ben.name() + " online");
            assertThat(bens.passed(EventType.GUILD_MEMBER_LIST_UPDATE)).hasSize(1);
        }
    }

    @Test
    void newNameOfAnAccountIsHeardInItsGuilds() throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        Place place = Place.open(portal, anna, "named");
        place.welcome(ben);
        try (GatewaySession annas = GatewaySession.asPerson(portal, anna)) {
            look(annas, place);
            annas.await(EventType.GUILD_MEMBER_LIST_UPDATE);
            portal.as(ben)
                    .patch("/users/@me", Wire.object("global_name", "Benjamin"))
                    .expect(200);
            JsonNode changed = annas.await(EventType.GUILD_MEMBER_UPDATE);
            assertThat(changed.path("guild_id").asText()).isEqualTo(place.guildId());
            assertThat(changed.path("user").path("global_name").asText()).isEqualTo("Benjamin");
            assertThat(place.asOwner()
                            .get(place.guild("/members/" + ben.id()))
                            .expect(200)
                            .path("user")
                            .path("global_name")
                            .asText())
                    .isEqualTo("Benjamin");
        }
    }

    @Test
    void rowsGoOnAfterAResume() throws IOException, InterruptedException {
        Account anna = portal.register("anna");
        Account ben = portal.register("ben");
        Place place = Place.open(portal, anna, "resumed");
        place.welcome(ben);
        GatewaySession first = GatewaySession.asPerson(portal, anna);
        look(first, place);
        Shown shown = new Shown(first);
        shown.await(rows -> rows.size() == 4);
        first.cut();
        try (GatewaySession bens = GatewaySession.asPerson(portal, ben);
                GatewaySession again = GatewaySession.greet(portal)) {
            again.send(GatewayFrames.resume(anna, first.sessionId(), first.seq()));
            Shown after = new Shown(again);
            after.rows.addAll(shown.rows);
            after.await("online 2", anna.name() + " online", ben.name() + " online");
            assertThat(bens.passed(EventType.GUILD_MEMBER_LIST_UPDATE)).isEmpty();
        }
    }
}
