package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.RouteRow.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import java.util.List;

/// What belongs to an account, and what anybody may ask.
final class AccountRows {
    private static final String ME = "/users/@me";
    private static final String RELATIONSHIP = ME + "/relationships/{user_id}";
    private static final String NOTE = ME + "/notes/{user_id}";
    private static final String APPLICATION = "/applications/{application_id}";

    private static final RouteRow.Rule NOT_THE_DEVELOPER =
            (actor, place) -> actor == Actor.OWNER ? null : ApiError.NOT_AUTHORIZED_ON_APPLICATION;

    private static final RouteRow.Rule WRONG_FORM = (actor, place) -> ApiError.INVALID_FORM_BODY;

    /// Who has nothing in common with somebody does not see the profile.
    private static final RouteRow.Rule STRANGERS = (actor, place) -> actor.member() ? null : ApiError.MISSING_ACCESS;

    private static final RouteRow.Given OWN_APPLICATION =
            (scenery, cell, ids) -> ids.put("application_id", scenery.freshApplication());

    private AccountRows() {}

    static List<RouteRow> all() {
        JsonNode nothing = Wire.object();
        return List.of(
                account("GET", "/gateway").anybody(),
                account("GET", "/gateway/bot").bots(),
                account("POST", "/auth/register")
                        .when("without a name")
                        .anybody()
                        .unless(WRONG_FORM)
                        .sends(nothing),
                account("POST", "/auth/login")
                        .when("without a name")
                        .anybody()
                        .unless(WRONG_FORM)
                        .sends(nothing),
                account("POST", "/auth/logout")
                        .people()
                        .given((scenery, cell, ids) -> {
                            if (cell.actor() != Actor.BOT && cell.actor() != Actor.NOBODY)
                                ids.callAs(scenery.portal().logIn(scenery.account(cell.actor())));
                        })
                        .sends(nothing)
                        .done(204),
                account("GET", ME),
                account("PATCH", ME).sends(nothing),
                account("GET", "/users/{user_id}"),
                account("GET", ME + "/guilds"),
                account("GET", ME + "/channels"),
                account("GET", ME + "/mentions").people(),
                account("POST", ME + "/channels")
                        .sends(ids -> Wire.object("recipients", List.of(ids.get("helper_id")))),
                account("POST", "/guilds")
                        .people()
                        .sends(Wire.object("name", "another"))
                        .done(201),
                account("GET", ME + "/relationships").people(),
                account("POST", ME + "/relationships")
                        .people()
                        .given((scenery, cell, ids) ->
                                ids.put("name", scenery.helper().name()))
                        .sends(ids -> Wire.object("username", ids.get("name")))
                        .done(204),
                account("PUT", RELATIONSHIP).people().sends(nothing).done(204),
                account("PATCH", RELATIONSHIP)
                        .when("no friend")
                        .people()
                        .unless((actor, place) -> ApiError.NOT_FRIENDS)
                        .sends(Wire.object("nickname", "you")),
                account("DELETE", RELATIONSHIP).people().done(204),
                account("GET", "/users/{user_id}/relationships").people(),
                account("GET", "/users/{user_id}/profile").people().unless(STRANGERS),
                account("PATCH", ME + "/profile").people().sends(nothing),
                account("GET", ME + "/notes").people(),
                account("PUT", NOTE)
                        .people()
                        .sends(Wire.object("note", "noted"))
                        .done(204),
                account("GET", NOTE).people(),
                account("GET", ME + "/settings-proto/{proto_type}").people(),
                account("PATCH", ME + "/settings-proto/{proto_type}").people().sends(Wire.object("settings", "")),
                account("POST", "/read-states/ack-bulk")
                        .people()
                        .sends(Wire.object("read_states", List.of()))
                        .done(204),
                account("POST", "/attachments/refresh-urls")
                        .sends(Wire.object("attachment_urls", List.of("https://example.test/a"))),
                account("GET", "/applications").people(),
                account("POST", "/applications")
                        .people()
                        .sends(Wire.object("name", "mine"))
                        .done(201),
                account("GET", "/applications/@me").bots(),
                account("PATCH", "/applications/@me").bots().sends(nothing),
                account("GET", "/oauth2/applications/@me").bots(),
                account("GET", APPLICATION).people().unless(NOT_THE_DEVELOPER),
                account("PATCH", APPLICATION).people().unless(NOT_THE_DEVELOPER).sends(nothing),
                account("POST", APPLICATION + "/bot")
                        .people()
                        .unless(NOT_THE_DEVELOPER)
                        .given(OWN_APPLICATION)
                        .sends(nothing),
                account("POST", APPLICATION + "/bot/reset")
                        .people()
                        .unless(NOT_THE_DEVELOPER)
                        .given(OWN_APPLICATION)
                        .sends(nothing));
    }
}
