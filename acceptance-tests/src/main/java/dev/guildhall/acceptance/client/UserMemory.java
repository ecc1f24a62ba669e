package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.common.protocol.EventType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a client of a user account knows, from READY and the events since: the guilds with their channels, the private
/// channels, how far was read, whom one knows, the settings. What it keeps is what its server said, by its id.
///
/// Two of the same person are equal when they know the same: one that listened all day, and one that was told by a
/// fresh READY.
public final class UserMemory {
    private static final Map<String, EventType> EVENTS =
            Arrays.stream(EventType.values()).collect(Collectors.toMap(EventType::name, Function.identity()));

    private static final String NEVER_READ = "0";

    private final Map<String, String> guildNames = new TreeMap<>();
    private final Map<String, JsonNode> channels = new TreeMap<>();
    private final Map<String, JsonNode> privateChannels = new TreeMap<>();
    private final Map<String, String> lastMessages = new TreeMap<>();
    private final Map<String, String> lastRead = new TreeMap<>();
    private final Map<String, Integer> relationships = new TreeMap<>();
    private final Map<String, Boolean> mutedGuilds = new TreeMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private String settings = "";
    private JsonNode self = Wire.object();

    /// Takes one frame in; frames that are no dispatch, or tell of nothing that is kept, change nothing.
    public void hear(Heard.Frame frame) {
        EventType type = EVENTS.get(frame.type());
        if (type == null) return;
        JsonNode data = frame.data();
        switch (type) {
            case READY -> ready(data);
            case READY_SUPPLEMENTAL -> supplemental(data);
            case GUILD_CREATE, GUILD_UPDATE -> guild(data);
            case GUILD_DELETE -> forgetGuild(data.path("id").asText());
            case CHANNEL_CREATE, CHANNEL_UPDATE -> channel(data);
            case CHANNEL_DELETE -> forgetChannel(data.path("id").asText());
            case MESSAGE_CREATE ->
                lastMessages.put(
                        data.path("channel_id").asText(), data.path("id").asText());
            case MESSAGE_ACK ->
                lastRead.put(
                        data.path("channel_id").asText(),
                        data.path("message_id").asText());
            case RELATIONSHIP_ADD -> relationship(data);
            case RELATIONSHIP_REMOVE -> relationships.remove(data.path("id").asText());
            case USER_SETTINGS_PROTO_UPDATE ->
                settings = data.path("settings").path("proto").asText();
            case USER_GUILD_SETTINGS_UPDATE -> guildSettings(data);
            case USER_UPDATE -> self = data;
            case PRESENCE_UPDATE -> presence(data);
            default -> {}
        }
    }

    private void ready(JsonNode ready) {
        self = ready.path("user");
        ready.path("guilds").forEach(this::guild);
        ready.path("private_channels").forEach(this::channel);
        ready.path("relationships").forEach(this::relationship);
        for (JsonNode entry : ready.path("read_state").path("entries")) {
            // An entry of a channel that was never read is there for its mentions alone.
            String last = entry.path("last_message_id").asText();
            if (!last.equals(NEVER_READ)) lastRead.put(entry.path("id").asText(), last);
        }
        ready.path("user_guild_settings").path("entries").forEach(this::guildSettings);
        settings = ready.path("user_settings_proto").asText();
    }

    private void supplemental(JsonNode supplemental) {
        JsonNode presences = supplemental.path("merged_presences");
        presences.path("friends").forEach(this::presence);
        presences.path("guilds").forEach(guild -> guild.forEach(this::presence));
    }

    /// Clients with capabilities find the guild's own fields under `properties`.
    private void guild(JsonNode guild) {
        JsonNode fields = guild.has("properties") ? guild.path("properties") : guild;
        String id = guild.path("id").asText();
        guildNames.put(id, fields.path("name").asText());
        for (JsonNode channel : guild.path("channels")) {
            ((ObjectNode) channel).put("guild_id", id);
            channel(channel);
        }
    }

    private void forgetGuild(String guildId) {
        guildNames.remove(guildId);
        channels.values().removeIf(channel -> channel.path("guild_id").asText().equals(guildId));
    }

    private void channel(JsonNode channel) {
        String id = channel.path("id").asText();
        (channel.has("guild_id") ? channels : privateChannels).put(id, channel);
        JsonNode last = channel.path("last_message_id");
        if (last.isTextual()) lastMessages.put(id, last.asText());
    }

    private void forgetChannel(String channelId) {
        channels.remove(channelId);
        privateChannels.remove(channelId);
    }

    private void relationship(JsonNode relationship) {
        relationships.put(
                relationship.path("id").asText(), relationship.path("type").asInt());
    }

    private void guildSettings(JsonNode entry) {
        mutedGuilds.put(entry.path("guild_id").asText(), entry.path("muted").asBoolean());
    }

    private void presence(JsonNode presence) {
        String user =
                presence.path("user_id").asText(presence.path("user").path("id").asText());
        statuses.put(user, presence.path("status").asText());
    }

    public JsonNode self() {
        return self;
    }

    /// Names by id.
    public Map<String, String> guilds() {
        return Map.copyOf(guildNames);
    }

    public Optional<JsonNode> channel(String channelId) {
        return Optional.ofNullable(channels.get(channelId))
                .or(() -> Optional.ofNullable(privateChannels.get(channelId)));
    }

    public List<JsonNode> channelsOf(String guildId) {
        return channels.values().stream()
                .filter(channel -> channel.path("guild_id").asText().equals(guildId))
                .toList();
    }

    public Map<String, JsonNode> privateChannels() {
        return Map.copyOf(privateChannels);
    }

    /// Types by the other's id.
    public Map<String, Integer> relationships() {
        return Map.copyOf(relationships);
    }

    public boolean hasMuted(String guildId) {
        return mutedGuilds.getOrDefault(guildId, false);
    }

    /// The last that was heard of somebody, `offline` where nothing was.
    public String statusOf(String userId) {
        return statuses.getOrDefault(userId, "offline");
    }

    /// In base64.
    public String settings() {
        return settings;
    }

    /// Whether there is something that was not read: what clients show in bold.
    public boolean unread(String channelId) {
        String last = lastMessages.getOrDefault(channelId, "0");
        return Long.compareUnsigned(Long.parseUnsignedLong(last), Long.parseUnsignedLong(read(channelId))) > 0;
    }

    private String read(String channelId) {
        return lastRead.getOrDefault(channelId, NEVER_READ);
    }

    /// All of it that does not depend on who was connected when, for comparing.
    public Map<String, Object> known() {
        Map<String, String> names = new TreeMap<>();
        channels.forEach((id, channel) -> names.put(id, channel.path("name").asText()));
        Map<String, String> last = new TreeMap<>(lastMessages);
        last.keySet().removeIf(id -> channel(id).isEmpty());
        return Map.of(
                "self",
                self.path("id").asText() + self.path("global_name").asText(),
                "guilds",
                guilds(),
                "channels",
                names,
                "private channels",
                privateChannels.keySet(),
                "last messages",
                last,
                "last read",
                Map.copyOf(lastRead),
                "relationships",
                relationships(),
                "muted guilds",
                Map.copyOf(mutedGuilds),
                "settings",
                settings);
    }
}
