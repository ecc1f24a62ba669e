package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.RouteRow.account;
import static dev.guildhall.acceptance.permission.RouteRow.channel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import java.util.List;
import java.util.Set;

/// Channels themselves: read, changed, deleted, opened to some and not to others, joined.
final class ChannelRows {
    private static final String CHANNEL = "/channels/{channel_id}";
    private static final String OVERWRITE = CHANNEL + "/permissions/{overwrite_id}";
    private static final String INVITES = CHANNEL + "/invites";
    private static final String RECIPIENT = CHANNEL + "/recipients/{user_id}";

    private static final RouteRow.Rule NO_GROUP = (actor, place) -> ApiError.WRONG_CHANNEL_TYPE;

    private ChannelRows() {}

    static List<RouteRow> all() {
        JsonNode overwrite =
                Wire.object("type", OverwriteType.MEMBER.code(), "allow", mask(Permission.VIEW_CHANNEL), "deny", "0");
        return List.of(
                channel("GET", CHANNEL),
                channel("PATCH", CHANNEL)
                        .needs(Permission.MANAGE_CHANNELS)
                        .inDirect(ApiError.WRONG_CHANNEL_TYPE)
                        .sends(Wire.object()),
                channel("DELETE", CHANNEL)
                        .in(PlaceKind.OF_GUILD)
                        .needs(Permission.MANAGE_CHANNELS)
                        .given((scenery, cell, ids) ->
                                ids.put("channel_id", scenery.freshChannel(cell, ChannelType.GUILD_TEXT))),
                channel("DELETE", CHANNEL).when("off the list").in(Set.of(PlaceKind.DIRECT, PlaceKind.FOREIGN_DIRECT)),
                channel("PUT", OVERWRITE)
                        .needs(Permission.MANAGE_ROLES)
                        .sends(overwrite)
                        .done(204),
                channel("DELETE", OVERWRITE)
                        .needs(Permission.MANAGE_ROLES)
                        .given((scenery, cell, ids) -> {
                            if (!cell.place().direct())
                                scenery.asHelper()
                                        .put(ids.path(OVERWRITE), overwrite)
                                        .expect(204);
                        })
                        .done(204),
                channel("POST", CHANNEL + "/typing")
                        .needs(Permission.SEND_MESSAGES)
                        .done(204),
                channel("POST", INVITES).needs(Permission.CREATE_INSTANT_INVITE).sends(Wire.object()),
                channel("GET", INVITES).needs(Permission.MANAGE_CHANNELS),
                channel("PUT", RECIPIENT).when("no group").unless(NO_GROUP),
                channel("DELETE", RECIPIENT).when("no group").unless(NO_GROUP),
                channel("POST", CHANNEL + "/pins/ack").people().done(204),
                account("POST", CHANNEL + "/messages/{message_id}/ack")
                        .in(PlaceKind.CHANNELS)
                        .people()
                        .sends(Wire.object()),
                account("DELETE", CHANNEL + "/messages/ack")
                        .in(PlaceKind.CHANNELS)
                        .people()
                        .done(204));
    }

    private static String mask(Permission permission) {
        return Long.toString(permission.mask());
    }
}
