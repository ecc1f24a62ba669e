package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.RouteRow.channel;

import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.Permission;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Messages, and what is done to them: reactions, pins.
final class MessageRows {
    private static final String MESSAGES = "/channels/{channel_id}/messages";
    private static final String MESSAGE = MESSAGES + "/{message_id}";
    private static final String REACTIONS = MESSAGE + "/reactions";
    private static final String EMOJI = REACTIONS + "/{emoji_name}";
    private static final String PINS = MESSAGES + "/pins";
    private static final String OLD_PINS = "/channels/{channel_id}/pins";

    private static final Set<Actor> AUTHORS =
            EnumSet.allOf(Actor.class).stream().filter(Actor::everMember).collect(Collectors.toSet());

    /// Who shares no guild with somebody does not write to them.
    private static final RouteRow.Rule STRANGERS =
            (actor, place) -> place.direct() && !actor.member() ? ApiError.CANNOT_MESSAGE_USER : null;

    private static final RouteRow.Rule NOT_THE_AUTHOR = (actor, place) -> ApiError.NOT_YOUR_MESSAGE;

    private static final RouteRow.Given FRESH =
            (scenery, cell, ids) -> ids.put("message_id", scenery.freshMessage(cell));

    private MessageRows() {}

    static List<RouteRow> all() {
        return List.of(
                channel("GET", MESSAGES),
                channel("POST", MESSAGES)
                        .needs(Permission.SEND_MESSAGES)
                        .unless(STRANGERS)
                        .sends(Wire.object("content", "said")),
                channel("GET", MESSAGE).needs(Permission.READ_MESSAGE_HISTORY),
                channel("PATCH", MESSAGE)
                        .when("somebody else's")
                        .awake()
                        .unless(NOT_THE_AUTHOR)
                        .sends(Wire.object("content", "edited")),
                channel("PATCH", MESSAGE)
                        .when("somebody else's flags")
                        .needs(Permission.MANAGE_MESSAGES)
                        .sends(Wire.object("flags", 0)),
                channel("PATCH", MESSAGE)
                        .when("one's own")
                        .in(PlaceKind.OF_GUILD)
                        .as(AUTHORS)
                        .awake()
                        .given((scenery, cell, ids) -> ids.put("message_id", scenery.ownMessage(cell, 0)))
                        .sends(Wire.object("content", "edited")),
                channel("DELETE", MESSAGE)
                        .when("somebody else's")
                        .needs(Permission.MANAGE_MESSAGES)
                        .given(FRESH)
                        .done(204),
                channel("DELETE", MESSAGE)
                        .when("one's own")
                        .in(PlaceKind.OF_GUILD)
                        .as(AUTHORS)
                        .awake()
                        .given((scenery, cell, ids) -> ids.put("message_id", scenery.ownMessage(cell, 1)))
                        .done(204),
                channel("POST", MESSAGES + "/bulk-delete")
                        .needs(Permission.MANAGE_MESSAGES)
                        .given((scenery, cell, ids) -> {
                            ids.put("message_id", scenery.freshMessage(cell));
                            ids.put(
                                    "another_id",
                                    cell.place().direct() ? ids.get("channel_id") : scenery.freshMessage(cell));
                        })
                        .sends(ids -> Wire.object("messages", List.of(ids.get("message_id"), ids.get("another_id"))))
                        .done(204),
                channel("POST", MESSAGE + "/crosspost")
                        .when("somebody else's")
                        .needs(Permission.SEND_MESSAGES, Permission.MANAGE_MESSAGES)
                        .inDirect(ApiError.NOT_ON_A_DM)
                        .given((scenery, cell, ids) -> {
                            if (cell.place().direct()) return;
                            String announcements = scenery.freshChannel(cell, ChannelType.GUILD_ANNOUNCEMENT);
                            ids.put("channel_id", announcements);
                            ids.put("message_id", scenery.say(scenery.helper(), announcements));
                        }),
                channel("PUT", EMOJI + "/@me")
                        .needs(Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS)
                        .given(FRESH)
                        .done(204),
                channel("PUT", EMOJI + "/@me")
                        .when("an emoji that is there")
                        .in(PlaceKind.OF_GUILD)
                        .needs(Permission.READ_MESSAGE_HISTORY)
                        .awake()
                        .given((scenery, cell, ids) -> {
                            ids.put("message_id", scenery.freshMessage(cell));
                            scenery.asHelper().put(ids.path(EMOJI + "/@me")).expect(204);
                        })
                        .done(204),
                channel("DELETE", EMOJI + "/@me")
                        .needs(Permission.READ_MESSAGE_HISTORY)
                        .awake()
                        .done(204),
                channel("DELETE", EMOJI + "/{helper_id}")
                        .needs(Permission.MANAGE_MESSAGES)
                        .done(204),
                channel("GET", EMOJI).needs(Permission.READ_MESSAGE_HISTORY),
                channel("DELETE", EMOJI).needs(Permission.MANAGE_MESSAGES).done(204),
                channel("DELETE", REACTIONS).needs(Permission.MANAGE_MESSAGES).done(204),
                channel("GET", PINS),
                channel("PUT", PINS + "/{message_id}")
                        .needs(Permission.PIN_MESSAGES)
                        .done(204),
                channel("DELETE", PINS + "/{message_id}")
                        .needs(Permission.PIN_MESSAGES)
                        .done(204),
                channel("GET", OLD_PINS),
                channel("PUT", OLD_PINS + "/{message_id}")
                        .needs(Permission.PIN_MESSAGES)
                        .done(204),
                channel("DELETE", OLD_PINS + "/{message_id}")
                        .needs(Permission.PIN_MESSAGES)
                        .done(204));
    }
}
