package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.RouteRow.account;
import static dev.guildhall.acceptance.permission.RouteRow.guild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.Set;

/// Guilds: themselves, their roles, their members, their bans, and the ways in and out.
final class GuildRows {
    private static final String GUILD = "/guilds/{guild_id}";
    private static final String ROLES = GUILD + "/roles";
    private static final String ROLE = ROLES + "/{role_id}";
    private static final String MEMBERS = GUILD + "/members";
    private static final String MEMBER = MEMBERS + "/{user_id}";
    private static final String BANS = GUILD + "/bans";
    private static final String BAN = BANS + "/{user_id}";
    private static final String PRUNE = GUILD + "/prune";
    private static final String INVITE = "/invites/{invite_code}";

    private static final RouteRow.Rule OWNERS_ALONE =
            (actor, place) -> actor == Actor.OWNER ? null : ApiError.OWNER_ONLY;

    private static final RouteRow.Rule NOT_THE_OWNER =
            (actor, place) -> actor == Actor.OWNER ? ApiError.INVALID_GUILD : null;

    private static final RouteRow.Rule THE_BANNED =
            (actor, place) -> actor == Actor.BANNED ? ApiError.BANNED_FROM_GUILD : null;

    /// Settings of a guild are one's own: whoever is not in it gets told that it does not exist.
    private static final RouteRow.Rule NO_GUILD_OF_THEIRS =
            (actor, place) -> actor.member() ? null : ApiError.UNKNOWN_GUILD;

    private static final RouteRow.Rule WITHOUT_INTENT =
            (actor, place) -> actor == Actor.BOT ? ApiError.MISSING_ACCESS : null;

    /// The guild's managers, and who manages the channel.
    private static final RouteRow.Rule NO_REVOKER = (actor, place) -> {
        boolean may = PermissionModel.inGuild(actor).contains(Permission.MANAGE_GUILD)
                || PermissionModel.in(place, actor).contains(Permission.MANAGE_CHANNELS);
        return may ? null : ApiError.MISSING_PERMISSIONS;
    };

    private static final RouteRow.Rule NOT_IN_VOICE = (actor, place) -> ApiError.TARGET_NOT_IN_VOICE;

    /// An outsider would be one no longer.
    private static final Set<Actor> MEMBERS_AND_BANNED = Set.of(
            Actor.OWNER,
            Actor.ADMINISTRATOR,
            Actor.MODERATOR,
            Actor.MEMBER,
            Actor.TIMED_OUT,
            Actor.BANNED,
            Actor.BOT,
            Actor.NOBODY);

    private GuildRows() {}

    static List<RouteRow> all() {
        return List.of(
                guild("GET", GUILD),
                guild("PATCH", GUILD).needs(Permission.MANAGE_GUILD).sends(Wire.object("description", "of a matrix")),
                guild("DELETE", GUILD)
                        .unless(OWNERS_ALONE)
                        .given((scenery, cell, ids) -> ids.put("guild_id", scenery.freshGuild(cell)))
                        .done(204),
                guild("DELETE", "/users/@me/guilds/{guild_id}")
                        .unless(NOT_THE_OWNER)
                        .given((scenery, cell, ids) -> ids.put("guild_id", scenery.freshGuild(cell)))
                        .done(204),
                guild("GET", GUILD + "/channels"),
                guild("POST", GUILD + "/channels")
                        .needs(Permission.MANAGE_CHANNELS)
                        .sends(Wire.object("name", "made", "type", 0))
                        .done(201),
                guild("PATCH", GUILD + "/channels")
                        .needs(Permission.MANAGE_CHANNELS)
                        .sends(ids -> listOf(Wire.object("id", ids.get("text_id"))))
                        .given((scenery, cell, ids) ->
                                ids.put("text_id", scenery.guild().textId()))
                        .done(204),
                guild("GET", ROLES),
                guild("GET", ROLE),
                guild("POST", ROLES).needs(Permission.MANAGE_ROLES).sends(Wire.object("name", "made")),
                guild("PATCH", ROLES)
                        .needs(Permission.MANAGE_ROLES)
                        .sends(ids -> listOf(Wire.object("id", ids.get("role_id")))),
                guild("PATCH", ROLE).needs(Permission.MANAGE_ROLES).sends(Wire.object("hoist", false)),
                guild("DELETE", ROLE)
                        .needs(Permission.MANAGE_ROLES)
                        .given((scenery, cell, ids) -> ids.put("role_id", scenery.freshRole()))
                        .done(204),
                guild("GET", MEMBERS).unless(WITHOUT_INTENT),
                guild("GET", MEMBERS + "/search?query=s1"),
                guild("GET", MEMBER),
                guild("PATCH", MEMBERS + "/@me")
                        .needs(Permission.CHANGE_NICKNAME)
                        .sends(Wire.object("nick", "me")),
                guild("PATCH", MEMBERS + "/@me/nick")
                        .needs(Permission.CHANGE_NICKNAME)
                        .sends(Wire.object("nick", "me")),
                guild("PATCH", MEMBER)
                        .when("a name")
                        .needs(Permission.MANAGE_NICKNAMES)
                        .sends(Wire.object("nick", "you")),
                guild("PATCH", MEMBER)
                        .when("roles")
                        .needs(Permission.MANAGE_ROLES)
                        .sends(Wire.object("roles", List.of())),
                guild("PATCH", MEMBER)
                        .when("a timeout")
                        .needs(Permission.MODERATE_MEMBERS)
                        .sends(Wire.object("communication_disabled_until", null)),
                guild("PATCH", MEMBER)
                        .when("a mute")
                        .needs(Permission.MUTE_MEMBERS)
                        .unless(NOT_IN_VOICE)
                        .sends(Wire.object("mute", true)),
                guild("PATCH", MEMBER)
                        .when("deafness")
                        .needs(Permission.DEAFEN_MEMBERS)
                        .unless(NOT_IN_VOICE)
                        .sends(Wire.object("deaf", true)),
                guild("DELETE", MEMBER)
                        .needs(Permission.KICK_MEMBERS)
                        .given((scenery, cell, ids) -> {
                            scenery.portal()
                                    .addBot(
                                            scenery.guild().owner(),
                                            scenery.guest(),
                                            scenery.guild().guildId(),
                                            0);
                            ids.put("user_id", scenery.guest().id());
                        })
                        .done(204),
                guild("PUT", MEMBER + "/roles/{role_id}")
                        .needs(Permission.MANAGE_ROLES)
                        .done(204),
                guild("DELETE", MEMBER + "/roles/{role_id}")
                        .needs(Permission.MANAGE_ROLES)
                        .done(204),
                guild("GET", PRUNE).needs(Permission.KICK_MEMBERS, Permission.MANAGE_GUILD),
                guild("POST", PRUNE)
                        .needs(Permission.KICK_MEMBERS, Permission.MANAGE_GUILD)
                        .sends(Wire.object("days", 30)),
                guild("GET", BANS).needs(Permission.BAN_MEMBERS),
                guild("GET", BAN)
                        .needs(Permission.BAN_MEMBERS)
                        .given((scenery, cell, ids) ->
                                ids.put("user_id", scenery.account(Actor.BANNED).id())),
                guild("PUT", BAN)
                        .needs(Permission.BAN_MEMBERS)
                        .given((scenery, cell, ids) ->
                                ids.put("user_id", scenery.stray().id()))
                        .sends(Wire.object())
                        .done(204),
                guild("DELETE", BAN)
                        .needs(Permission.BAN_MEMBERS)
                        .given((scenery, cell, ids) -> {
                            ids.put("user_id", scenery.stray().id());
                            scenery.asHelper().put(ids.path(BAN), Wire.object()).expect(204);
                        })
                        .done(204),
                guild("POST", GUILD + "/bulk-ban")
                        .needs(Permission.BAN_MEMBERS, Permission.MANAGE_GUILD)
                        .given((scenery, cell, ids) -> {
                            ids.put("user_id", scenery.stray().id());
                            scenery.asHelper().delete(ids.path(BAN));
                        })
                        .sends(ids -> Wire.object("user_ids", List.of(ids.get("user_id")))),
                guild("GET", GUILD + "/invites").needs(Permission.MANAGE_GUILD),
                guild("GET", GUILD + "/audit-logs").needs(Permission.VIEW_AUDIT_LOG),
                guild("DELETE", INVITE)
                        .in(PlaceKind.OF_GUILD)
                        .unless(NO_REVOKER)
                        .given((scenery, cell, ids) ->
                                ids.put("invite_code", scenery.freshInvite(ids.get("channel_id")))),
                account("GET", INVITE).anybody(),
                account("POST", INVITE)
                        .when("in it, or banned from it")
                        .as(MEMBERS_AND_BANNED)
                        .people()
                        .unless(THE_BANNED)
                        .sends(Wire.object()),
                account("PATCH", "/users/@me/guilds/{guild_id}/settings")
                        .people()
                        .unless(NO_GUILD_OF_THEIRS)
                        .sends(Wire.object("muted", true)),
                account("PATCH", "/users/@me/guilds/settings")
                        .people()
                        .unless(NO_GUILD_OF_THEIRS)
                        .sends(ids ->
                                Wire.object("guilds", Wire.object(ids.get("guild_id"), Wire.object("muted", true)))),
                guild("POST", "/oauth2/authorize?scope=bot&client_id={application_id}")
                        .people()
                        .needs(Permission.MANAGE_GUILD)
                        .sends(ids -> Wire.object("guild_id", ids.get("guild_id"), "authorize", true)));
    }

    private static JsonNode listOf(JsonNode one) {
        return Wire.object().putArray("list").add(one);
    }
}
