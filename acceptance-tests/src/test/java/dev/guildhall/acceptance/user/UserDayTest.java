package dev.guildhall.acceptance.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.UserClient;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.EventType;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Two people through a day: one has a laptop, the other a laptop and a phone. Whatever happened, a device that heard
/// it all knows in the end what one that logs in afresh is told.
@OnNode
final class UserDayTest {
    private static final int FRIEND = 1;
    private static final int THEME_LIGHT = 2;

    private final Portal portal;
    private final Account ada;
    private final Account ben;
    private final UserClient adas;
    private final UserClient laptop;
    private final UserClient phone;
    private String guild = "";
    private String general = "";

    UserDayTest(Portal portal) throws IOException, InterruptedException {
        this.portal = portal;
        this.ada = portal.register("ada");
        this.ben = portal.register("ben");
        this.adas = UserClient.logIn(portal, ada);
        this.laptop = UserClient.logIn(portal, ben);
        this.phone = UserClient.logIn(portal, ben);
    }

    @AfterEach
    void goToBed() {
        adas.close();
        laptop.close();
        phone.close();
    }

    /// Ada makes a guild, and Ben comes by her invite: the guild appears on both of his devices.
    @BeforeEach
    void meet() throws IOException, InterruptedException {
        guild = adas.createGuild("The two of us");
        adas.await(EventType.GUILD_CREATE);
        general = firstText(adas);
        laptop.join(adas.invite(general));
        laptop.await(EventType.GUILD_CREATE);
        phone.await(EventType.GUILD_CREATE);
        assertThat(laptop.memory().guilds()).containsEntry(guild, "The two of us");
        assertThat(firstText(phone)).isEqualTo(general);
    }

    private String firstText(UserClient client) {
        for (JsonNode channel : client.memory().channelsOf(guild)) {
            if (channel.path("type").asInt() == ChannelType.GUILD_TEXT.code())
                return channel.path("id").asText();
        }
        throw new AssertionError("a guild without a channel for text");
    }

    @Test
    void whatIsSaidIsReadOnceOnAllDevices() throws IOException, InterruptedException {
        JsonNode hello = adas.send(general, "good morning");
        laptop.awaitMessage(general, "good morning");
        phone.awaitMessage(general, "good morning");
        assertThat(laptop.memory().unread(general)).isTrue();
        assertThat(laptop.view(general)).endsWith("good morning");

        laptop.acknowledge(general, hello.path("id").asText());
        phone.await(EventType.MESSAGE_ACK);

        assertThat(laptop.memory().unread(general)).isFalse();
        assertThat(phone.memory().unread(general)).isFalse();
        laptop.type(general);
        assertThat(adas.await(EventType.TYPING_START).path("user_id").asText()).isEqualTo(ben.id());
        laptop.send(general, "and to you");
        adas.awaitMessage(general, "and to you");
        phone.awaitMessage(general, "and to you");
        assertSame(phone);
    }

    @Test
    void friendsWriteToEachOtherInPrivate() throws IOException, InterruptedException {
        adas.askForFriendship(ben.name());
        laptop.await(EventType.RELATIONSHIP_ADD);
        laptop.acceptFriendship(ada.id());
        adas.await(EventType.RELATIONSHIP_ADD);
        assertThat(adas.memory().relationships()).containsEntry(ben.id(), FRIEND);

        String direct = adas.openDirect(ben.id());
        adas.send(direct, "between us");
        phone.await(EventType.CHANNEL_CREATE);
        phone.awaitMessage(direct, "between us");
        assertThat(phone.memory().privateChannels()).containsKey(direct);
        assertThat(phone.view(direct)).containsExactly("between us");
        phone.send(direct, "and nobody else");
        adas.awaitMessage(direct, "and nobody else");

        laptop.closeDirect(direct);
        phone.await(EventType.CHANNEL_DELETE);
        assertThat(phone.memory().privateChannels()).isEmpty();
        adas.send(direct, "are you there?");
        phone.awaitMessage(direct, "are you there?");
        assertThat(phone.memory().privateChannels()).containsKey(direct);
        assertSame(phone);
    }

    @Test
    void settingsFollowTheirOwner() throws IOException, InterruptedException {
        laptop.setTheme(THEME_LIGHT);
        phone.await(EventType.USER_SETTINGS_PROTO_UPDATE);
        assertThat(phone.theme()).isEqualTo(THEME_LIGHT);
        phone.mute(guild);
        laptop.await(EventType.USER_GUILD_SETTINGS_UPDATE);
        assertThat(laptop.memory().hasMuted(guild)).isTrue();
        laptop.rename("Ben the Second");
        phone.await(EventType.USER_UPDATE);
        assertThat(phone.memory().self().path("global_name").asText()).isEqualTo("Ben the Second");
        assertSame(phone);
    }

    @Test
    void guildsChangeUnderTheEyesOfTheirMembers() throws IOException, InterruptedException {
        String made = adas.createChannel(guild, "plans");
        phone.await(EventType.CHANNEL_CREATE);
        assertThat(phone.memory().channel(made)).isPresent();
        adas.send(made, "first");
        phone.awaitMessage(made, "first");
        portal.as(ada)
                .patch("/channels/" + made, Wire.object("name", "old-plans"))
                .expect(200);
        phone.await(EventType.CHANNEL_UPDATE);
        portal.as(ada).delete("/channels/" + made).expect(200);
        phone.await(EventType.CHANNEL_DELETE);
        assertThat(phone.memory().channel(made)).isEmpty();
        assertSame(phone);

        portal.as(ada).delete("/guilds/" + guild + "/members/" + ben.id()).expect(204);
        phone.await(EventType.GUILD_DELETE);
        assertThat(phone.memory().guilds()).isEmpty();
        assertSame(phone);
    }

    @Test
    void whatWasMissedInATunnelComesWithTheResume() throws IOException, InterruptedException {
        adas.send(general, "one");
        phone.awaitMessage(general, "one");
        phone.loseConnection();
        adas.send(general, "two");
        JsonNode three = adas.send(general, "three");
        laptop.awaitMessage(general, "three");
        laptop.acknowledge(general, three.path("id").asText());
        laptop.setTheme(THEME_LIGHT);

        phone.resume();

        assertThat(phone.memory().unread(general)).isFalse();
        assertThat(phone.theme()).isEqualTo(THEME_LIGHT);
        assertSame(phone);
    }

    @Test
    void whoWasAwayFindsWhatIsNew() throws IOException, InterruptedException {
        JsonNode read = adas.send(general, "read");
        laptop.awaitMessage(general, "read");
        laptop.acknowledge(general, read.path("id").asText());
        laptop.logOut();
        String direct = adas.openDirect(ben.id());
        adas.send(direct, "while you were out");
        adas.send(general, "not read");
        adas.setStatus("dnd");

        try (UserClient back = UserClient.logIn(portal, ben)) {
            assertThat(back.memory().unread(general)).isTrue();
            assertThat(back.memory().unread(direct)).isTrue();
            assertThat(back.memory().privateChannels()).containsOnlyKeys(direct);
            assertThat(back.view(direct)).containsExactly("while you were out");
            assertThat(portal.as(laptop.account()).get("/users/@me").status())
                    .as("the old token")
                    .isEqualTo(401);
        }
    }

    /// A fresh READY says what was heard.
    private void assertSame(UserClient listener) throws IOException, InterruptedException {
        try (UserClient fresh = UserClient.logIn(portal, listener.account())) {
            assertThat(listener.known()).isEqualTo(fresh.known());
        }
    }
}
