package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.RouteRow.account;
import static dev.guildhall.acceptance.permission.RouteRow.guild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;

/// A guild's own emojis and stickers, and the code that it chooses for itself. Stickers are asked for that are gone:
/// who may do it is told so.
final class ExpressionRows {
    private static final String GUILD = "/guilds/{guild_id}";
    private static final String EMOJIS = GUILD + "/emojis";
    private static final String EMOJI = EMOJIS + "/{emoji_id}";
    private static final String STICKERS = GUILD + "/stickers";
    private static final String STICKER = STICKERS + "/{sticker_id}";
    private static final String VANITY = GUILD + "/vanity-url";

    private static final RouteRow.Rule NO_STICKER = (actor, place) -> ApiError.UNKNOWN_STICKER;
    private static final RouteRow.Rule WRONG_FORM = (actor, place) -> ApiError.INVALID_FORM_BODY;

    private static final RouteRow.Given FRESH_EMOJI = (scenery, cell, ids) -> ids.put(
            "emoji_id",
            scenery.asHelper()
                    .post(scenery.guild().guild("/emojis"), emoji())
                    .expect(201)
                    .path("id")
                    .asText());

    private static final RouteRow.Given GONE_STICKER = (scenery, cell, ids) -> ids.put("sticker_id", "1");

    private ExpressionRows() {}

    static List<RouteRow> all() {
        return List.of(
                guild("GET", EMOJIS),
                guild("POST", EMOJIS)
                        .needs(Permission.CREATE_GUILD_EXPRESSIONS)
                        .sends(emoji())
                        .done(201),
                guild("GET", EMOJI).given(FRESH_EMOJI),
                guild("PATCH", EMOJI)
                        .needs(Permission.MANAGE_GUILD_EXPRESSIONS)
                        .given(FRESH_EMOJI)
                        .sends(Wire.object("name", "renamed")),
                guild("DELETE", EMOJI)
                        .needs(Permission.MANAGE_GUILD_EXPRESSIONS)
                        .given(FRESH_EMOJI)
                        .done(204),
                guild("GET", STICKERS),
                account("POST", STICKERS)
                        .when("without a file")
                        .unless(WRONG_FORM)
                        .sends(Wire.object("name", "x")),
                guild("GET", STICKER).unless(NO_STICKER).given(GONE_STICKER),
                guild("PATCH", STICKER)
                        .needs(Permission.MANAGE_GUILD_EXPRESSIONS)
                        .unless(NO_STICKER)
                        .given(GONE_STICKER)
                        .sends(Wire.object("name", "renamed")),
                guild("DELETE", STICKER)
                        .needs(Permission.MANAGE_GUILD_EXPRESSIONS)
                        .unless(NO_STICKER)
                        .given(GONE_STICKER),
                account("GET", "/stickers/{sticker_id}").unless(NO_STICKER).given(GONE_STICKER),
                guild("GET", VANITY).needs(Permission.MANAGE_GUILD),
                guild("PATCH", VANITY).people().needs(Permission.MANAGE_GUILD).sends(Wire.object("code", "matrix")));
    }

    private static JsonNode emoji() {
        return Wire.object("name", "fresh", "image", "data:image/png;base64," + pixel());
    }

    private static String pixel() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
