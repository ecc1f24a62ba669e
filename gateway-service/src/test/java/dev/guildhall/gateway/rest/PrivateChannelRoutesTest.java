package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.channel.PrivateChannelCommand;
import dev.guildhall.common.channel.PrivateChannelMessage.PrivateChannelAsk;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.MessageType;
import dev.guildhall.gateway.image.Pictures;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Private channels over REST: whom the routes ask for what, and what they read.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PrivateChannelRoutesTest {
    private static final ChannelId DIRECT = Samples.DIRECT.id();
    private static final ChannelId GROUP = new ChannelId(202);
    private static final ChannelId FOREIGN = new ChannelId(203);
    private static final UserId STRANGER = new UserId(13);
    private static final String MINE = "/users/@me/channels";

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeAll
    void open(@TempDir Path folder) {
        rest = Rest.unlimited(folder.resolve("store"));
        OwnerId direct = new OwnerId.OfPrivateChannel(DIRECT);
        Claim pair = new Claim(Claim.Kind.PAIR, Claim.ofPair(Samples.PERSON, Samples.BOT), direct);
        rest.commit(
                direct,
                new Change.PutPrivateChannel(Samples.DIRECT),
                new Change.PutRecipient(DIRECT, Samples.PERSON, false),
                new Change.PutRecipient(DIRECT, Samples.BOT, false),
                new Change.HoldClaim(pair),
                new Change.PutMessage(said(DIRECT, 5)));
        put(new PrivateChannel(GROUP, ChannelType.GROUP_DM, List.of(Samples.PERSON, STRANGER), STRANGER, "us"), true);
        put(PrivateChannel.direct(FOREIGN, STRANGER, Samples.BOT), false);
    }

    private void put(PrivateChannel channel, boolean hidden) {
        rest.commit(
                new OwnerId.OfPrivateChannel(channel.id()),
                new Change.PutPrivateChannel(channel),
                new Change.PutRecipient(channel.id(), channel.recipients().getFirst(), hidden));
    }

    private static Message said(ChannelId channelId, long id) {
        return new Message(
                new MessageId(id),
                channelId,
                null,
                Samples.PERSON,
                MessageType.DEFAULT,
                "between us",
                null,
                false,
                false,
                List.of(),
                List.of(),
                0,
                null);
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.asked.clear();
        rest.owners.askedInPrivate.clear();
        rest.owners.privateReplies.clear();
    }

    private PrivateChannelAsk asked() {
        return rest.owners.askedInPrivate.remove();
    }

    @Test
    void twoWhoHaveAChannelGetItWhicheverWayTheyAsk() {
        for (String body : List.of("{\"recipient_id\":\"12\"}", "{\"recipients\":[\"12\"]}")) {
            Rest.Got got = rest.send("POST", MINE, rest.person, body);

            assertThat(got.status()).isEqualTo(200);
            assertThat(got.body().path("id").asText()).isEqualTo(DIRECT.toString());
            assertThat(got.body().at("/recipients/0/id").asText()).isEqualTo(Samples.BOT.toString());
            assertThat(asked().command()).isEqualTo(new PrivateChannelCommand.OpenDirect(Samples.BOT));
        }
        Rest.Got got = rest.send("POST", MINE, rest.bot, "{\"recipient_id\":11}");
        assertThat(got.body().path("id").asText()).isEqualTo(DIRECT.toString());
        assertThat(got.body().at("/recipients/0/id").asText()).isEqualTo(Samples.PERSON.toString());
    }

    @Test
    void whoLosesTheRaceLooksAgainAndGivesUpInTheEnd() {
        rest.owners.privateReplies.add(GuildReply.done(new GuildResult.PairElsewhere()));
        assertThat(rest.send("POST", MINE, rest.bot, "{\"recipient_id\":\"11\"}")
                        .status())
                .isEqualTo(200);
        assertThat(rest.owners.askedInPrivate).hasSize(2);
        for (int look = 0; look < 9; look++) {
            rest.owners.privateReplies.add(GuildReply.done(new GuildResult.PairElsewhere()));
        }
        assertThat(rest.send("POST", MINE, rest.bot, "{\"recipient_id\":\"11\"}")
                        .status())
                .isEqualTo(503);
    }

    @Test
    void severalRecipientsMakeAGroup() {
        rest.send("POST", MINE, rest.person, "{\"recipients\":[\"13\",\"14\"]}");

        assertThat(asked().command())
                .isEqualTo(new PrivateChannelCommand.OpenGroup(List.of(new UserId(13), new UserId(14))));
    }

    @Test
    void whoAsksForNobodyIsTold() {
        Rest.Got got = rest.send("POST", MINE, rest.person, "{}");

        assertThat(got.status()).isEqualTo(400);
        assertThat(got.body().at("/errors/recipient_id/_errors/0/code").asText())
                .isEqualTo("BASE_TYPE_REQUIRED");
        assertThat(rest.owners.askedInPrivate).isEmpty();
    }

    @Test
    void theListHasWhatAPersonHasOpenAndABotsIsEmpty() {
        Rest.Got got = rest.get(MINE, rest.person);

        assertThat(got.body()).hasSize(1);
        assertThat(got.body().at("/0/id").asText()).isEqualTo(DIRECT.toString());
        assertThat(got.body().at("/0/last_message_id").asText()).isEqualTo("5");
        assertThat(got.body().at("/0/recipients/0/username").asText()).isEqualTo("helper");
        assertThat(rest.get(MINE, rest.bot).body()).isEmpty();
    }

    @Test
    void recipientsReadTheChannelItsHistoryAndItsPins() {
        String path = "/channels/" + DIRECT;
        assertThat(rest.get(path, rest.bot).body().at("/recipients/0/username").asText())
                .isEqualTo("ada");
        assertThat(rest.get(path + "/messages", rest.bot)
                        .body()
                        .at("/0/content")
                        .asText())
                .as("never stripped in private")
                .isEqualTo("between us");
        assertThat(rest.get(path + "/messages/5", rest.bot)
                        .body()
                        .path("content")
                        .asText())
                .isEqualTo("between us");
        assertThat(rest.get(path + "/messages/pins", rest.bot).status()).isEqualTo(200);
        assertThat(rest.get("/channels/" + GROUP, rest.person)
                        .body()
                        .path("owner_id")
                        .asText())
                .isEqualTo("13");
    }

    @Test
    void nobodyElseReadsAnything() {
        for (String path : List.of("", "/messages", "/messages/5", "/messages/pins", "/pins")) {
            Rest.Got got = rest.get("/channels/" + FOREIGN + path, rest.person);
            assertThat(got.body().path("code").asInt()).as(path).isEqualTo(ApiError.MISSING_ACCESS.code());
        }
    }

    @Test
    void messagesGoToTheChannelsOwnOwner() {
        Rest.Got got = rest.send("POST", "/channels/" + DIRECT + "/messages", rest.bot, "{\"content\":\"hi\"}");

        assertThat(got.status()).isEqualTo(200);
        PrivateChannelAsk ask = asked();
        assertThat(ask.actorId()).isEqualTo(Samples.BOT);
        assertThat(ask.command())
                .isInstanceOfSatisfying(
                        PrivateChannelCommand.Say.class,
                        say -> assertThat(say.command()).isInstanceOf(GuildCommand.SendMessage.class));
        assertThat(rest.send("POST", "/channels/" + DIRECT + "/typing", rest.bot, null)
                        .status())
                .isEqualTo(204);
        assertThat(rest.owners.asked).isEmpty();
    }

    @Test
    void whatOnlyGuildsHaveIsRefusedInPrivate() {
        for (ChannelId channel : List.of(DIRECT, FOREIGN)) {
            ApiError expected = channel.equals(DIRECT) ? ApiError.NOT_ON_A_DM : ApiError.MISSING_ACCESS;
            String path = "/channels/" + channel;
            List<Rest.Got> refused = List.of(
                    rest.send("PUT", path + "/permissions/11", rest.person, "{\"type\":1,\"allow\":\"0\"}"),
                    rest.send("DELETE", path + "/permissions/11", rest.person, null),
                    rest.send("POST", path + "/messages/5/crosspost", rest.person, null),
                    rest.send("POST", path + "/invites", rest.person, "{}"),
                    rest.get(path + "/invites", rest.person));

            assertThat(refused)
                    .as("%s", channel)
                    .allMatch(got -> got.body().path("code").asInt() == expected.code());
        }
        assertThat(rest.owners.askedInPrivate).isEmpty();
    }

    @Test
    void groupsAreChangedJoinedAndLeft() {
        String path = "/channels/" + GROUP;
        rest.send("PATCH", path, rest.person, "{\"name\":\" all of us \"}");
        assertThat(asked().command())
                .isEqualTo(new PrivateChannelCommand.Modify(Patch.set("all of us"), Patch.keep(), Patch.keep()));
        assertThat(rest.send("PUT", path + "/recipients/14", rest.person, null).status())
                .isEqualTo(204);
        assertThat(asked().command()).isEqualTo(new PrivateChannelCommand.AddRecipient(new UserId(14)));
        assertThat(rest.send("DELETE", path + "/recipients/14", rest.person, null)
                        .status())
                .isEqualTo(204);
        assertThat(asked().command()).isEqualTo(new PrivateChannelCommand.RemoveRecipient(new UserId(14)));
        assertThat(rest.send("DELETE", path, rest.person, null).status()).isEqualTo(200);
        assertThat(asked().command()).isEqualTo(new PrivateChannelCommand.Close());
    }

    @Test
    void aGroupsPictureIsStoredBeforeTheGroupHearsOfIt() {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(Pictures.png(7, 5));
        String body = "{\"icon\":\"" + uri + "\"}";
        rest.send("PATCH", "/channels/" + GROUP, rest.person, body);

        PrivateChannelCommand.Modify modify = (PrivateChannelCommand.Modify) asked().command();
        ContentHash hash = new ContentHash(((Patch.Set<String>) modify.icon()).value());
        assertThat(rest.attachments.open(hash).toCompletableFuture().join()).hasValueSatisfying(content -> {
            assertThat(content.sizeBytes()).isEqualTo(Pictures.png(7, 5).length);
            content.close();
        });
        rest.send("PATCH", "/channels/" + GROUP, rest.person, "{\"icon\":null}");
        assertThat(asked().command())
                .isEqualTo(new PrivateChannelCommand.Modify(Patch.keep(), Patch.clear(), Patch.keep()));
        Rest.Got foreign = rest.send("PATCH", "/channels/" + FOREIGN, rest.person, body);
        assertThat(foreign.body().path("code").asInt()).isEqualTo(ApiError.MISSING_ACCESS.code());
        assertThat(rest.owners.askedInPrivate).isEmpty();
    }

    @Test
    void whoOpensChannelsWithManyNewPeopleMustWaitAndMayGoOnWithThoseItKnows(@TempDir Path folder) {
        try (Rest limited =
                new Rest(folder.resolve("store"), "guildhall.ratelimit.openings { permits = 2, per = 10 m }")) {
            OwnerId direct = new OwnerId.OfPrivateChannel(DIRECT);
            Claim pair = new Claim(Claim.Kind.PAIR, Claim.ofPair(Samples.PERSON, Samples.BOT), direct);
            limited.commit(direct, new Change.PutPrivateChannel(Samples.DIRECT), new Change.HoldClaim(pair));
            for (int other = 21; other <= 22; other++) {
                assertThat(open(limited, other).status()).isEqualTo(200);
            }
            Rest.Got tooFast = open(limited, 23);

            assertThat(tooFast.status()).isEqualTo(429);
            assertThat(tooFast.body().path("code").asInt()).isEqualTo(ApiError.OPENING_DMS_TOO_FAST.code());
            assertThat(tooFast.body().path("retry_after").asDouble()).isPositive();
            assertThat(tooFast.headers().get("Retry-After")).isEqualTo("600");
            assertThat(limited.owners.askedInPrivate).hasSize(2);
            assertThat(open(limited, 12).status())
                    .as("one that is there already")
                    .isEqualTo(200);
        }
    }

    private static Rest.Got open(Rest rest, int other) {
        return rest.send("POST", MINE, rest.person, "{\"recipient_id\":\"" + other + "\"}");
    }

    @Test
    void whoIsInTenGroupsOpensNoOther(@TempDir Path folder) {
        try (Rest full = Rest.unlimited(folder.resolve("store"))) {
            String body = "{\"recipients\":[\"13\",\"14\"]}";
            for (long id = 401; id <= 410; id++) {
                full.send("POST", MINE, full.person, body);
                ChannelId group = new ChannelId(id);
                full.commit(
                        new OwnerId.OfPrivateChannel(group),
                        new Change.PutPrivateChannel(new PrivateChannel(
                                group, ChannelType.GROUP_DM, List.of(Samples.PERSON, STRANGER), STRANGER, null)),
                        new Change.PutRecipient(group, Samples.PERSON, false));
            }
            assertThat(full.owners.askedInPrivate).hasSize(10);
            Rest.Got refused = full.send("POST", MINE, full.person, body);

            assertThat(refused.body().path("code").asInt()).isEqualTo(ApiError.MAX_GROUPS.code());
            assertThat(full.owners.askedInPrivate).hasSize(10);
        }
    }

    @Test
    void aGuildsChannelHasNoRecipients() {
        Rest.Got got = rest.send("PUT", "/channels/" + Samples.OPEN + "/recipients/14", rest.person, null);

        assertThat(got.body().path("code").asInt()).isEqualTo(ApiError.WRONG_CHANNEL_TYPE.code());
    }

    @Test
    void messagesIntoAllPrivateChannelsShareOneLimit(@TempDir Path folder) {
        try (Rest limited =
                new Rest(folder.resolve("store"), "guildhall.ratelimit.direct-messages { permits = 2, per = 1 m }")) {
            for (long id = 301; id <= 303; id++) {
                ChannelId channelId = new ChannelId(id);
                limited.commit(
                        new OwnerId.OfPrivateChannel(channelId),
                        new Change.PutPrivateChannel(PrivateChannel.direct(channelId, Samples.BOT, new UserId(id))));
                Rest.Got got =
                        limited.send("POST", "/channels/" + id + "/messages", limited.bot, "{\"content\":\"hi\"}");
                assertThat(got.status()).as("%s", id).isEqualTo(id < 303 ? 200 : 429);
            }
            assertThat(limited.send(
                                    "POST",
                                    "/channels/" + Samples.OPEN + "/messages",
                                    limited.bot,
                                    "{\"content\":\"hi\"}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
