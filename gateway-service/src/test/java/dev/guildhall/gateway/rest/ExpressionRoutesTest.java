package dev.guildhall.gateway.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ExpressionCommand;
import dev.guildhall.common.guild.ExpressionCommand.CreateEmoji;
import dev.guildhall.common.guild.ExpressionCommand.CreateSticker;
import dev.guildhall.common.guild.GuildArt;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.StickerFormat;
import dev.guildhall.gateway.image.Pictures;
import dev.guildhall.gateway.upload.UploadedFile;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.OwnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Emojis, stickers, icons and vanity codes: what the routes ask of the guild, and what they refuse by themselves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ExpressionRoutesTest {
    private static final String GUILD = "/guilds/" + Samples.GUILD;
    private static final String EMOJIS = GUILD + "/emojis";
    private static final String STICKERS = GUILD + "/stickers";
    private static final String VANITY = GUILD + "/vanity-url";

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Rest rest;

    @BeforeAll
    void open(@TempDir Path temporary) {
        folder = temporary;
        rest = Rest.unlimited(folder.resolve("store"));
        OwnerId guild = new OwnerId.OfGuild(Samples.GUILD);
        rest.commit(
                guild,
                new Change.PutSticker(Samples.GUILD, Samples.STICKER),
                new Change.HoldClaim(new Claim(Claim.Kind.INVITE_CODE, "the-garden", guild)));
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @BeforeEach
    void forget() {
        rest.owners.asked.clear();
    }

    private static String uri(byte[] picture) {
        // What the client says of the type is not believed.
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(picture);
    }

    private GuildCommand asked() {
        return Objects.requireNonNull(rest.owners.asked.poll(), "nothing was asked")
                .command();
    }

    private ExpressionCommand expression() {
        return ((GuildCommand.ChangeExpressions) asked()).what();
    }

    private Rest.Got send(String method, String path, String json) {
        return rest.send(method, path, rest.person, json);
    }

    private void assertRefused(Rest.Got got, ApiError error) {
        assertThat(got.status()).as("%s", got.body()).isEqualTo(error.httpStatus());
        assertThat(got.body().path("code").asInt()).isEqualTo(error.code());
        assertThat(rest.owners.asked).isEmpty();
    }

    private static String emoji(String name, byte[] picture) {
        return "{\"name\":\"" + name + "\",\"image\":\"" + uri(picture) + "\",\"roles\":[\"77\"]}";
    }

    @Test
    void anEmojiIsMadeOfItsPicturesContent() {
        Rest.Got got = send("POST", EMOJIS, emoji("party", Pictures.gif(3, 2, 2)));

        assertThat(got.status()).isEqualTo(201);
        assertThat(got.body().path("user").path("id").asText()).isEqualTo(Samples.PERSON.toString());
        CreateEmoji create = (CreateEmoji) expression();
        assertThat(create.name()).isEqualTo("party");
        assertThat(create.animated()).isTrue();
        assertThat(create.roles()).containsExactly(new RoleId(77));
        assertThat(rest.attachments.open(create.image()).toCompletableFuture().join())
                .hasValueSatisfying(content -> {
                    assertThat(content.sizeBytes()).isEqualTo(Pictures.gif(3, 2, 2).length);
                    content.close();
                });
        send("POST", EMOJIS, emoji("still", Pictures.png(3, 2)));
        assertThat(((CreateEmoji) expression()).animated()).isFalse();
    }

    @Test
    void whatIsNoEmojiIsRefusedByItsForm() {
        for (String name : List.of("x", "a-b", "with space", "ünd", "x".repeat(33))) {
            assertRefused(send("POST", EMOJIS, emoji(name, Pictures.png(1, 1))), ApiError.INVALID_FORM_BODY);
        }
        assertRefused(send("POST", EMOJIS, "{\"name\":\"party\"}"), ApiError.INVALID_FORM_BODY);
        assertRefused(send("POST", EMOJIS, emoji("party", Rest.utf8("<svg/>"))), ApiError.INVALID_FORM_BODY);
        byte[] large = Arrays.copyOf(Pictures.png(1, 1), Limits.EMOJI_BYTES_MAX + 1);
        assertRefused(send("POST", EMOJIS, emoji("party", large)), ApiError.ASSET_TOO_LARGE);
    }

    @Test
    void emojisAreListedReadChangedAndDeleted() {
        String one = EMOJIS + "/" + Samples.EMOJI.id();
        for (Rest.Got got : List.of(rest.get(EMOJIS, rest.bot), rest.get(one, rest.bot))) {
            assertThat(got.body().findValuesAsText("name")).contains("party");
            assertThat(got.body().findValue("user").path("id").asText()).isEqualTo(Samples.PERSON.toString());
        }
        assertRefused(rest.get(EMOJIS + "/5", rest.bot), ApiError.UNKNOWN_EMOJI);
        assertThat(send("PATCH", one, "{\"name\":\"fest\",\"roles\":null}").status())
                .isEqualTo(200);
        assertThat(expression())
                .isEqualTo(new ExpressionCommand.ModifyEmoji(Samples.EMOJI.id(), Patch.set("fest"), Patch.clear()));
        assertThat(rest.send("DELETE", EMOJIS + "/7", rest.person, null).status())
                .isEqualTo(204);
        assertThat(expression()).isEqualTo(new ExpressionCommand.DeleteEmoji(new EmojiId(7)));
    }

    private UploadedFile file(byte[] bytes) throws IOException {
        Path path = Files.write(Files.createTempFile(folder, "upload", ""), bytes);
        return new UploadedFile(0, "../../wave.json", "application/json", path, bytes.length);
    }

    private Rest.Got uploaded(byte[] bytes) throws IOException {
        String json = "{\"name\":\"wave\",\"description\":\"\",\"tags\":\"wave\"}";
        return rest.upload("POST", STICKERS, rest.person, json, file(bytes));
    }

    @Test
    void aStickerIsMadeOfItsFilesContent() throws IOException {
        Rest.Got got = uploaded(Pictures.apng());

        assertThat(got.status()).isEqualTo(201);
        assertThat(got.body().path("guild_id").asText()).isEqualTo(Samples.GUILD.toString());
        CreateSticker create = (CreateSticker) expression();
        assertThat(create.format()).isEqualTo(StickerFormat.APNG);
        assertThat(create.description()).isNull();
        uploaded(Pictures.png(320, 320));
        assertThat(((CreateSticker) expression()).format()).isEqualTo(StickerFormat.PNG);
        uploaded(Pictures.gif(3, 2, 1));
        assertThat(((CreateSticker) expression()).format()).isEqualTo(StickerFormat.GIF);
    }

    @Test
    void aFileThatIsNoStickerIsRefused() throws IOException {
        assertRefused(uploaded(Rest.utf8("{\"v\":\"5.5.7\",\"layers\":[]}")), ApiError.INVALID_FILE_TYPE);
        assertRefused(uploaded(Pictures.png(321, 320)), ApiError.INVALID_FILE);
        assertRefused(
                uploaded(Arrays.copyOf(Pictures.png(1, 1), Limits.STICKER_BYTES_MAX + 1)), ApiError.FILE_TOO_LARGE);
        String wordless = "{\"name\":\"w\",\"description\":\"d\",\"tags\":\"\"}";
        Rest.Got got = rest.upload("POST", STICKERS, rest.person, wordless);
        assertRefused(got, ApiError.INVALID_FORM_BODY);
        assertThat(got.body().path("errors").properties()).hasSize(4);
    }

    @Test
    void stickersAreListedReadChangedAndDeleted() {
        String one = STICKERS + "/" + Samples.STICKER.id();
        for (String path : List.of(STICKERS, one, "/stickers/" + Samples.STICKER.id())) {
            assertThat(rest.get(path, rest.bot).body().findValuesAsText("name")).contains("wave");
        }
        assertThat(rest.get("/stickers/" + Samples.STICKER.id(), rest.bot)
                        .body()
                        .has("user"))
                .isFalse();
        assertRefused(rest.get("/stickers/5", rest.bot), ApiError.UNKNOWN_STICKER);
        assertRefused(rest.get(STICKERS + "/5", rest.bot), ApiError.UNKNOWN_STICKER);
        assertThat(send("PATCH", one, "{\"description\":null,\"tags\":\"hi\"}").status())
                .isEqualTo(200);
        assertThat(expression())
                .isEqualTo(new ExpressionCommand.ModifySticker(
                        Samples.STICKER.id(), Patch.keep(), Patch.clear(), Patch.set("hi")));
        assertThat(rest.send("DELETE", STICKERS + "/7", rest.person, null).status())
                .isEqualTo(204);
        assertThat(expression()).isEqualTo(new ExpressionCommand.DeleteSticker(new StickerId(7)));
    }

    @Test
    void messagesNameUpToThreeStickers() {
        String messages = "/channels/" + Samples.OPEN + "/messages";
        assertThat(send("POST", messages, "{\"sticker_ids\":[\"601\"]}").status())
                .isEqualTo(200);
        assertThat(((GuildCommand.SendMessage) asked()).stickers()).containsExactly(Samples.STICKER.id());
        assertRefused(
                send("POST", messages, "{\"sticker_ids\":[\"1\",\"2\",\"3\",\"4\"]}"), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void aGuildsIconIsSetAndCleared() {
        send("PATCH", GUILD, "{\"icon\":\"" + uri(Pictures.gif(3, 2, 2)) + "\"}");
        Patch<String> icon = ((GuildCommand.ModifyGuild) asked()).icon();
        assertThat(icon.over(null)).matches("a_[0-9a-f]{64}");
        send("PATCH", GUILD, "{\"icon\":null}");
        assertThat(((GuildCommand.ModifyGuild) asked()).icon()).isEqualTo(Patch.clear());
        send("PATCH", GUILD, "{\"name\":\"Other\"}");
        assertThat(((GuildCommand.ModifyGuild) asked()).icon()).isEqualTo(Patch.keep());
        send("POST", "/guilds", "{\"name\":\"New\",\"icon\":\"" + uri(Pictures.png(3, 2)) + "\"}");
        assertThat(((GuildCommand.CreateGuild) asked()).icon()).matches("[0-9a-f]{64}");
        // The bot does not manage the guild: nothing is stored for it.
        Rest.Got got = rest.send("PATCH", GUILD, rest.bot, "{\"icon\":\"" + uri(Pictures.png(9, 9)) + "\"}");
        assertRefused(got, ApiError.MISSING_PERMISSIONS);
    }

    @Test
    void aGuildsOtherPicturesAreSetTogetherOrLeftAsTheyAre() {
        String banner = uri(Pictures.gif(3, 2, 2));
        send("PATCH", GUILD, "{\"banner\":\"" + banner + "\",\"splash\":\"" + uri(Pictures.png(3, 2)) + "\"}");
        GuildArt art = ((GuildCommand.ModifyGuild) asked()).art().over(GuildArt.NONE);
        assertThat(art.banner()).matches("a_[0-9a-f]{64}");
        assertThat(art.splash()).matches("[0-9a-f]{64}");
        send("PATCH", GUILD, "{\"banner\":null}");
        assertThat(((GuildCommand.ModifyGuild) asked()).art())
                .isEqualTo(new GuildArt.Change(Patch.keep(), Patch.clear()));
        assertRefused(
                rest.send("PATCH", GUILD, rest.bot, "{\"banner\":\"" + banner + "\"}"), ApiError.MISSING_PERMISSIONS);
        assertRefused(send("PATCH", GUILD, "{\"discovery_splash\":\"" + banner + "\"}"), ApiError.INVALID_FORM_BODY);
    }

    @Test
    void theVanityCodeIsReadAndChosen() {
        assertThat(rest.get(VANITY, rest.person).body().path("uses").asInt()).isEqualTo(7);
        assertRefused(rest.get(VANITY, rest.bot), ApiError.MISSING_PERMISSIONS);
        send("PATCH", VANITY, "{\"code\":\"The-Yard\"}");
        assertThat(asked()).isEqualTo(new GuildCommand.SetVanity("the-yard"));
        send("PATCH", VANITY, "{\"code\":null}");
        assertThat(asked()).isEqualTo(new GuildCommand.SetVanity(null));
        for (String code : List.of("a", "-a", "a b", "ünd", "a".repeat(26))) {
            assertRefused(send("PATCH", VANITY, "{\"code\":\"" + code + "\"}"), ApiError.INVITE_CODE_TAKEN);
        }
    }

    @Test
    void aVanityCodeIsAnInviteInWhateverCase() {
        Rest.Got shown = rest.get("/invites/The-Garden?with_counts=true", null);
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body().path("code").asText()).isEqualTo("the-garden");
        assertThat(shown.body().path("guild").path("vanity_url_code").asText()).isEqualTo("the-garden");
        assertThat(shown.body().path("channel").path("id").asText()).isNotEmpty();
        assertThat(shown.body().has("inviter")).isFalse();
        assertThat(rest.send("POST", "/invites/the-garden", rest.person, null).status())
                .isEqualTo(200);
        assertThat(asked()).isEqualTo(new GuildCommand.JoinByInvite("the-garden"));
        assertRefused(rest.get("/invites/the-yard", null), ApiError.UNKNOWN_INVITE);
    }
}
