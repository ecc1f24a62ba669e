package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.presence.Activity;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.presence.SessionPresence;
import dev.guildhall.common.protocol.PresenceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The payload of op 3, also `presence` of IDENTIFY. Source: docs, "Gateway Events", update presence and
/// activity object; community docs for what user accounts send.
///
/// A wrong type is refused (close 4002). What is only too long is cut, and what is too much left out: a
/// library would send it again after each reconnect. `since` and `afk` are checked and change nothing,
/// since nobody is sent push notifications.
public final class PresencePayload {
    /// An activity's type: playing, streaming, listening, watching, custom, competing.
    private static final int TYPE_MAX = 5;

    /// Characters of one text of an activity.
    private static final int TEXT_MAX = 128;

    /// Characters of an address.
    private static final int URL_MAX = 512;

    /// Of one encoded activity; a larger one is left out.
    private static final int ACTIVITY_BYTES_MAX = 2048;

    /// "unknown" is a first-party client before it knows its settings.
    private static final Set<String> ALSO_ONLINE = Set.of("", "unknown");

    private static final List<String> PLAIN_TEXTS = List.of("details", "application_id", "sync_id", "platform");
    private static final List<String> OBJECTS = List.of("timestamps", "assets", "party", "emoji");

    private PresencePayload() {}

    static boolean wellFormed(JsonNode data) {
        FieldReader fields = new FieldReader(data);
        fields.optionalNumber("since");
        fields.optionalArray("activities");
        String status = fields.text("status");
        fields.expect(ALSO_ONLINE.contains(status) || PresenceStatus.of(status).isPresent());
        fields.bool("afk");
        if (fields.wrong()) return false;
        for (JsonNode activity : fields.node("activities")) {
            if (!activityIsWellFormed(activity)) return false;
        }
        return true;
    }

    private static boolean activityIsWellFormed(JsonNode activity) {
        FieldReader fields = new FieldReader(activity);
        fields.requiredText("name");
        long type = fields.integer("type", 0);
        fields.expect(type >= 0 && type <= TYPE_MAX);
        fields.text("state");
        fields.text("url");
        PLAIN_TEXTS.forEach(fields::text);
        OBJECTS.forEach(fields::optionalObject);
        fields.integer("flags", 0);
        fields.bool("instance");
        fields.optionalArray("buttons");
        return !fields.wrong();
    }

    /// Of a payload that is well-formed. Bots have four fields of an activity, people all that are known.
    public static SessionPresence read(JsonNode data, boolean bot) {
        List<Activity> activities = new ArrayList<>();
        for (JsonNode activity : data.path("activities")) {
            Bytes json = encoded(bot ? ofBot(activity) : ofPerson(activity));
            if (activities.size() < Presence.ACTIVITIES_MAX && json.length() <= ACTIVITY_BYTES_MAX) {
                activities.add(Activity.of(json));
            }
        }
        return new SessionPresence(
                PresenceStatus.of(data.path("status").asText("")).orElse(PresenceStatus.ONLINE), activities);
    }

    private static ObjectNode ofBot(JsonNode activity) {
        ObjectNode kept = Json.MAPPER.createObjectNode();
        kept.put("name", cut(activity.path("name").asText(), TEXT_MAX));
        kept.put("type", activity.path("type").asInt(0));
        text(activity, "state", TEXT_MAX, kept);
        text(activity, "url", URL_MAX, kept);
        return kept;
    }

    private static ObjectNode ofPerson(JsonNode activity) {
        ObjectNode kept = ofBot(activity);
        PLAIN_TEXTS.forEach(name -> text(activity, name, TEXT_MAX, kept));
        OBJECTS.forEach(name -> known(activity, name, kept));
        known(activity, "flags", kept);
        known(activity, "instance", kept);
        known(activity, "buttons", kept);
        return kept;
    }

    private static void text(JsonNode from, String name, int max, ObjectNode into) {
        if (from.hasNonNull(name)) into.put(name, cut(from.path(name).asText(), max));
    }

    private static void known(JsonNode from, String name, ObjectNode into) {
        if (from.hasNonNull(name)) into.set(name, from.path(name));
    }

    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max ? text : text.substring(0, text.offsetByCodePoints(0, max));
    }

    private static Bytes encoded(ObjectNode activity) {
        return Json.encode(out -> out.writeTree(activity));
    }
}
