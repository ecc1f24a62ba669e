package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Op 8 for one guild, its shape checked before. `userIds` is null when members are asked for by `query`;
/// `notIds` are those of the asked ids that cannot be ids, and go to `not_found` as they came.
record MemberRequest(
        GuildId guildId,
        @Nullable List<UserId> userIds,
        List<JsonNode> notIds,
        String query,
        int limit,
        boolean presences,
        @Nullable String nonce) {

    /// One for each guild that is named: user accounts may send several.
    static List<MemberRequest> read(JsonNode data) {
        List<MemberRequest> requests = new ArrayList<>(1);
        for (JsonNode guildId : list(data.path("guild_id"))) {
            OptionalLong id = snowflake(guildId);
            if (id.isPresent()) requests.add(of(new GuildId(id.getAsLong()), data));
        }
        return requests;
    }

    /// Everybody: an empty query without a limit.
    boolean all() {
        return userIds == null && query.isEmpty() && limit == 0;
    }

    private static MemberRequest of(GuildId guildId, JsonNode data) {
        List<JsonNode> notIds = new ArrayList<>(0);
        List<UserId> userIds = data.hasNonNull("user_ids") ? userIds(data.path("user_ids"), notIds) : null;
        return new MemberRequest(
                guildId,
                userIds,
                notIds,
                data.path("query").asText(""),
                Math.clamp(data.path("limit").asLong(0), 0, Limits.MEMBER_QUERY_MAX),
                data.path("presences").asBoolean(false),
                nonce(data.path("nonce")));
    }

    private static List<UserId> userIds(JsonNode asked, List<JsonNode> notIds) {
        List<UserId> ids = new ArrayList<>();
        for (JsonNode node : list(asked)) {
            OptionalLong id = snowflake(node);
            if (id.isEmpty()) {
                notIds.add(node);
            } else if (ids.size() < Limits.MEMBER_QUERY_MAX) {
                ids.add(new UserId(id.getAsLong()));
            }
        }
        return ids;
    }

    private static List<JsonNode> list(JsonNode oneOrMany) {
        if (!oneOrMany.isArray()) return List.of(oneOrMany);
        List<JsonNode> nodes = new ArrayList<>(oneOrMany.size());
        oneOrMany.forEach(nodes::add);
        return nodes;
    }

    private static OptionalLong snowflake(JsonNode node) {
        return Snowflake.parse(node.asText(""));
    }

    private static @Nullable String nonce(JsonNode nonce) {
        String text = nonce.asText("");
        boolean kept =
                nonce.isTextual() && text.getBytes(StandardCharsets.UTF_8).length <= Limits.MEMBER_NONCE_BYTES_MAX;
        return kept ? text : null;
    }
}
