package dev.guildhall.acceptance.permission;

import static dev.guildhall.acceptance.permission.RouteRow.guild;

import dev.guildhall.acceptance.client.Wire;
import dev.guildhall.common.protocol.ApiError;
import java.util.List;

/// Who is in voice, asked where nobody is: members are told so. What those who are in a channel may do is
/// `VoiceStateTest`'s.
final class VoiceRows {
    private static final String STATES = "/guilds/{guild_id}/voice-states";

    private static final RouteRow.Rule NOBODY_THERE = (actor, place) -> ApiError.UNKNOWN_VOICE_STATE;

    private VoiceRows() {}

    static List<RouteRow> all() {
        return List.of(
                guild("GET", STATES + "/@me").unless(NOBODY_THERE),
                guild("GET", STATES + "/{user_id}").unless(NOBODY_THERE),
                guild("PATCH", STATES + "/@me").unless(NOBODY_THERE).sends(Wire.object("suppress", true)),
                guild("PATCH", STATES + "/{user_id}").unless(NOBODY_THERE).sends(Wire.object("suppress", true)));
    }
}
