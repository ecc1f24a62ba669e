package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.personal.Ack;
import dev.guildhall.common.personal.ChannelSettingsPatch;
import dev.guildhall.common.personal.GuildSettings;
import dev.guildhall.common.personal.Mute;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.personal.Stance;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.SettingsProtoType;
import dev.guildhall.common.user.PersonalCommand;
import dev.guildhall.common.user.UserCommand;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.PersonalChange;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What is a person's own, over REST: what owners are asked, and what is read past them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PersonalRoutesTest {
    private static final String ME = "/users/@me";
    private static final OwnerId OWNER = new OwnerId.OfUser(Samples.PERSON);
    /// One pixel.
    private static final String PNG =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk"
                    + "YAAAAAYAAjCB0C8AAAAASUVORK5CYII=";

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
        Relationship friend = new Relationship(
                Samples.BOT, Stance.WANTS, 5, 0, true, Stance.WANTS, 6, Instant.parse("2026-01-02T03:04:05Z"), "Bee");
        rest.commit(
                OWNER,
                own(new PersonalChange.PutRelationship(friend)),
                own(new PersonalChange.PutNote(Samples.BOT, "a robot")),
                own(new PersonalChange.PutSettingsProto(SettingsProtoType.PRELOADED, Bytes.owning(new byte[] {8, 1}))),
                new Change.HoldClaim(new Claim(Claim.Kind.USERNAME, "ben", new OwnerId.OfUser(new UserId(15)))));
    }

    private static Change own(PersonalChange change) {
        return new Change.OfPerson(Samples.PERSON, change);
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.toUsers.clear();
    }

    private Rest.Got send(String method, String path, @Nullable String json) {
        return rest.send(method, path, rest.person, json);
    }

    private PersonalCommand asked() {
        assertThat(rest.owners.toUsers).hasSize(1);
        return ((UserCommand.Personal) rest.owners.toUsers.remove().command()).command();
    }

    @Test
    void relationshipsAreListedWithTheirUsers() {
        Rest.Got got = rest.get(ME + "/relationships", rest.person);
        assertThat(got.body()).hasSize(1);
        assertThat(got.body().at("/0/id").asText()).isEqualTo("12");
        assertThat(got.body().at("/0/type").asInt()).isEqualTo(1);
        assertThat(got.body().at("/0/nickname").asText()).isEqualTo("Bee");
        assertThat(got.body().at("/0/since").asText()).isEqualTo("2026-01-02T03:04:05.000000+00:00");
        assertThat(got.body().at("/0/user/username").asText()).isEqualTo("helper");
    }

    @Test
    void relationshipsAreChangedByTheirOwner() {
        UserId other = new UserId(15);
        assertThat(send("PUT", ME + "/relationships/15", "{}").status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.Befriend(other));
        assertThat(send("PUT", ME + "/relationships/15", null).status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.Befriend(other));
        assertThat(send("PUT", ME + "/relationships/15", "{\"type\":2}").status())
                .isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.Block(other));
        assertThat(send("PATCH", ME + "/relationships/15", "{\"nickname\":\" B \"}")
                        .status())
                .isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.NameFriend(other, "B"));
        assertThat(send("DELETE", ME + "/relationships/15", null).status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.Unrelate(other));
        assertThat(send("PUT", ME + "/relationships/15", "{\"type\":4}").status())
                .isEqualTo(400);
    }

    @Test
    void peopleAreFoundByTheirNamesWithoutDigits() {
        String path = ME + "/relationships";
        assertThat(send("POST", path, "{\"username\":\"BEN\"}").status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.Befriend(new UserId(15)));
        assertThat(send("POST", path, "{\"username\":\"ben\",\"discriminator\":null}")
                        .status())
                .isEqualTo(204);
        for (String json : List.of("{\"username\":\"nobody\"}", "{\"username\":\"ben\",\"discriminator\":\"1234\"}")) {
            Rest.Got got = send("POST", path, json);
            assertThat(got.status()).isEqualTo(ApiError.NO_USER_WITH_NAME.httpStatus());
            assertThat(got.body().path("code").asInt()).isEqualTo(ApiError.NO_USER_WITH_NAME.code());
        }
    }

    @Test
    void botsHaveNothingOfTheirOwn() {
        for (String path : List.of("/relationships", "/notes", "/settings-proto/1")) {
            Rest.Got got = rest.get(ME + path, rest.bot);
            assertThat(got.body().path("code").asInt()).isEqualTo(ApiError.BOTS_NOT_ALLOWED.code());
        }
    }

    @Test
    void notesAreReadAndWritten() {
        assertThat(rest.get(ME + "/notes", rest.person).body().toString()).isEqualTo("{\"12\":\"a robot\"}");
        assertThat(rest.get(ME + "/notes/12", rest.person).body().toString())
                .isEqualTo("{\"note_user_id\":\"12\",\"user_id\":\"11\",\"note\":\"a robot\"}");
        assertThat(rest.get(ME + "/notes/13", rest.person).status()).isEqualTo(404);
        assertThat(send("PUT", ME + "/notes/12", "{\"note\":\"two\"}").status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.WriteNote(Samples.BOT, "two"));
        assertThat(send("PUT", ME + "/notes/12", "{\"note\":null}").status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.WriteNote(Samples.BOT, ""));
        Rest.Got tooLong = send("PUT", ME + "/notes/12", "{\"note\":\"" + "x".repeat(257) + "\"}");
        assertThat(tooLong.body().path("code").asInt()).isEqualTo(ApiError.NOTE_TOO_LONG.code());
        assertThat(send("PUT", ME + "/notes/999", "{\"note\":\"who\"}").status())
                .isEqualTo(404);
    }

    @Test
    void settingsAreBase64OfAMessage() {
        assertThat(rest.get(ME + "/settings-proto/1", rest.person).body().toString())
                .isEqualTo("{\"settings\":\"CAE=\"}");
        assertThat(rest.get(ME + "/settings-proto/2", rest.person).body().toString())
                .isEqualTo("{\"settings\":\"\"}");
        assertThat(rest.get(ME + "/settings-proto/4", rest.person).status()).isEqualTo(404);
        Rest.Got got = send("PATCH", ME + "/settings-proto/1", "{\"settings\":\"CAI=\",\"required_data_version\":7}");
        assertThat(got.body().toString()).isEqualTo("{\"settings\":\"CAI=\"}");
        assertThat(asked())
                .isEqualTo(new PersonalCommand.MergeSettings(
                        SettingsProtoType.PRELOADED, Bytes.owning(new byte[] {8, 2}), 7));
        for (String wrong : List.of("\"%%%\"", "\"CA==\"", "7", "null")) {
            assertThat(send("PATCH", ME + "/settings-proto/1", "{\"settings\":" + wrong + "}")
                            .status())
                    .isEqualTo(400);
        }
        byte[] large = new byte[Limits.SETTINGS_PROTO_BYTES_MAX + 3];
        String base64 = Base64.getEncoder().encodeToString(large);
        assertThat(send("PATCH", ME + "/settings-proto/1", "{\"settings\":\"" + base64 + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void settingsOfAGuildOfNoneAndOfSeveral() {
        String json = "{\"muted\":true,\"mute_config\":{\"end_time\":\"2026-01-02T03:04:05Z\","
                + "\"selected_time_window\":900},\"channel_overrides\":{\"101\":{\"muted\":true,\"mute_config\":null}}}";
        Rest.Got got = send("PATCH", ME + "/guilds/77/settings", json);
        assertThat(got.body().path("guild_id").asText()).isEqualTo("77");
        assertThat(got.body().path("muted").asBoolean()).isTrue();
        assertThat(got.body().at("/mute_config/selected_time_window").asInt()).isEqualTo(900);
        assertThat(got.body().at("/channel_overrides/0/channel_id").asText()).isEqualTo("101");
        var patch = ((PersonalCommand.ChangeGuildSettings) asked()).patches().getFirst();
        assertThat(patch.mute()).isEqualTo(Patch.set(new Mute(Instant.parse("2026-01-02T03:04:05Z"), 900)));
        assertThat(patch.channels())
                .containsExactly(new ChannelSettingsPatch(new ChannelId(101), null, null, null, true, Patch.clear()));

        assertThat(send("PATCH", ME + "/guilds/@me/settings", "{\"muted\":false}")
                        .body()
                        .path("guild_id")
                        .isNull())
                .isTrue();
        assertThat(((PersonalCommand.ChangeGuildSettings) asked())
                        .patches()
                        .getFirst()
                        .guildId())
                .isEqualTo(GuildSettings.DIRECT);
        assertThat(send("PATCH", ME + "/guilds/78/settings", "{\"muted\":true}").status())
                .isEqualTo(404);

        Rest.Got both =
                send("PATCH", ME + "/guilds/settings", "{\"guilds\":{\"77\":{\"flags\":4},\"@me\":{\"muted\":true}}}");
        assertThat(both.body()).hasSize(2);
        assertThat(((PersonalCommand.ChangeGuildSettings) asked()).patches())
                .extracting(each -> each.guildId())
                .containsExactlyInAnyOrder(new GuildId(77), GuildSettings.DIRECT);
        assertThat(send("PATCH", ME + "/guilds/settings", "{\"guilds\":{\"x\":{}}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void readingIsAcknowledged() {
        String channel = "/channels/" + Samples.OPEN;
        Rest.Got got =
                send("POST", channel + "/messages/5/ack", "{\"token\":null,\"manual\":true,\"mention_count\":2}");
        assertThat(got.body().toString()).isEqualTo("{\"token\":null}");
        assertThat(asked())
                .isEqualTo(new PersonalCommand.Acknowledge(
                        List.of(new Ack(Samples.OPEN, new MessageId(5), true, 2, null, null))));
        assertThat(send("POST", channel + "/messages/5/ack", "{}").status()).isEqualTo(200);
        assertThat(asked())
                .isEqualTo(new PersonalCommand.Acknowledge(
                        List.of(new Ack(Samples.OPEN, new MessageId(5), false, null, null, null))));
        assertThat(send("POST", "/channels/999/messages/5/ack", "{}").status()).isEqualTo(404);
        assertThat(send("POST", channel + "/messages/x/ack", "{}").status()).isEqualTo(400);
        assertThat(send("DELETE", channel + "/messages/ack", null).status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.ForgetReadState(Samples.OPEN));
        assertThat(send("POST", channel + "/pins/ack", null).status()).isEqualTo(204);
        assertThat(asked()).isEqualTo(new PersonalCommand.AcknowledgePins(Samples.OPEN, Samples.NOW));
    }

    @Test
    void manyAreAcknowledgedAtOnceAndUnknownOnesPassedOver() {
        String json = "{\"read_states\":[{\"read_state_type\":0,\"channel_id\":\"" + Samples.OPEN
                + "\",\"message_id\":\"5\"},{\"channel_id\":\"999\",\"message_id\":\"5\"},"
                + "{\"read_state_type\":2,\"channel_id\":\"77\",\"message_id\":\"5\"}]}";
        assertThat(send("POST", "/read-states/ack-bulk", json).status()).isEqualTo(204);
        assertThat(asked())
                .isEqualTo(new PersonalCommand.Acknowledge(
                        List.of(new Ack(Samples.OPEN, new MessageId(5), false, null, null, null))));
        assertThat(send("POST", "/read-states/ack-bulk", "{\"read_states\":[]}").status())
                .isEqualTo(204);
        assertThat(send("POST", "/read-states/ack-bulk", "{}").status()).isEqualTo(400);
    }

    @Test
    void profilesAreForThoseWhoHaveSomethingInCommon() {
        Rest.Got got = rest.get("/users/" + Samples.BOT + "/profile", rest.person);
        assertThat(got.body().at("/user/id").asText()).isEqualTo("12");
        assertThat(got.body().at("/user_profile/bio").asText("x")).isEmpty();
        assertThat(got.body().at("/mutual_guilds/0/id").asText()).isEqualTo("77");
        assertThat(rest.get("/users/999/profile", rest.person).status()).isEqualTo(404);
        Rest.Got changed = send("PATCH", ME + "/profile", "{\"bio\":\"hello\"}");
        assertThat(changed.body().path("bio").asText()).isEqualTo("hello");
        assertThat(asked()).isEqualTo(new PersonalCommand.ChangeProfile(Patch.set("hello"), Patch.keep()));
        assertThat(send("PATCH", ME + "/profile", "{\"bio\":\"" + "x".repeat(191) + "\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anAccountIsChangedByItsOwner() {
        Rest.Got got = send("PATCH", ME, "{\"global_name\":\"Ada L.\",\"avatar\":\"" + PNG + "\"}");
        assertThat(got.status()).isEqualTo(200);
        var modify = (UserCommand.ModifyAccount) rest.owners.toUsers.remove().command();
        assertThat(modify.globalName()).isEqualTo(Patch.set("Ada L."));
        assertThat(modify.avatar())
                .isInstanceOfSatisfying(
                        Patch.Set.class,
                        set -> assertThat(set.value().toString()).matches("[0-9a-f]{64}"));
        assertThat(modify.username()).isNull();
        assertThat(send("PATCH", ME, "{\"avatar\":null}").status()).isEqualTo(200);
        assertThat(((UserCommand.ModifyAccount) rest.owners.toUsers.remove().command()).avatar())
                .isEqualTo(Patch.clear());
        for (String wrong : List.of("data:image/png;base64,AAAA", "http://x/y.png", "data:text/html;base64,PGI+")) {
            assertThat(send("PATCH", ME, "{\"avatar\":\"" + wrong + "\"}").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void whatOthersCouldTakeAnAccountByWantsItsPassword() {
        for (String field :
                List.of("\"username\":\"ada2\"", "\"email\":\"a@b.example\"", "\"new_password\":\"12345678\"")) {
            Rest.Got got = send("PATCH", ME, "{" + field + ",\"password\":\"wrong\"}");
            assertThat(got.status()).isEqualTo(400);
            assertThat(got.body().at("/errors/password/_errors/0/code").asText())
                    .isEqualTo("PASSWORD_DOES_NOT_MATCH");
        }
        assertThat(rest.owners.toUsers).isEmpty();
        assertThat(send("PATCH", ME, "{\"username\":\"ada\"}").status()).isEqualTo(200);
    }
}
