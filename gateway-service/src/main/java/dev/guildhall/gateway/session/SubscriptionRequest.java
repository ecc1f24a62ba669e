package dev.guildhall.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.GuildSubscription;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.common.protocol.Opcode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Ops 14 and 37, their shape checked before. What a payload leaves out stays as it was; `channels` that are
/// named are all of the guild's from then on, as are `members`. What is no range or no id is passed over, and so
/// is what goes beyond the bounds. Typing, activities and threads need no asking: sessions hear of them anyway.
/// Source: community docs, guild subscriptions.
final class SubscriptionRequest {
    /// Far beyond any list; a row's number must stay one.
    private static final int ROW_MAX = 10_000_000;

    private SubscriptionRequest() {}

    /// What is said of each guild.
    static Map<GuildId, JsonNode> byGuild(Opcode opcode, JsonNode data) {
        Map<GuildId, JsonNode> said = new LinkedHashMap<>();
        if (opcode == Opcode.GUILD_SUBSCRIPTIONS) {
            Snowflake.parse(data.path("guild_id").asText("")).ifPresent(id -> said.put(new GuildId(id), data));
        } else {
            data.path("subscriptions")
                    .properties()
                    .forEach(each ->
                            Snowflake.parse(each.getKey()).ifPresent(id -> said.put(new GuildId(id), each.getValue())));
        }
        return said;
    }

    static GuildSubscription after(GuildSubscription before, JsonNode said) {
        return new GuildSubscription(
                said.hasNonNull("channels") ? channels(said.path("channels")) : before.channels(),
                said.hasNonNull("members") ? members(said.path("members")) : before.members());
    }

    private static Map<ChannelId, RowBlocks> channels(JsonNode said) {
        Map<ChannelId, RowBlocks> channels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : said.properties()) {
            OptionalLong id = Snowflake.parse(each.getKey());
            RowBlocks blocks = blocks(each.getValue());
            if (id.isPresent() && !blocks.isEmpty() && channels.size() < Limits.MEMBER_LIST_CHANNELS_MAX) {
                channels.put(new ChannelId(id.getAsLong()), blocks);
            }
        }
        return channels;
    }

    private static RowBlocks blocks(JsonNode ranges) {
        Set<Integer> blocks = new TreeSet<>();
        for (JsonNode range : ranges) {
            int from = row(range.path(0));
            int to = row(range.path(1));
            for (int row = from; row >= 0 && row <= to && blocks.size() < Limits.MEMBER_LIST_RANGES_MAX; ) {
                blocks.add(row / Limits.MEMBER_LIST_BLOCK_ROWS);
                row += Limits.MEMBER_LIST_BLOCK_ROWS - row % Limits.MEMBER_LIST_BLOCK_ROWS;
            }
        }
        return RowBlocks.of(blocks);
    }

    private static int row(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToInt() && number.intValue() <= ROW_MAX
                ? number.intValue()
                : -1;
    }

    private static Set<UserId> members(JsonNode said) {
        Set<UserId> members = new LinkedHashSet<>();
        for (JsonNode each : said) {
            OptionalLong id = Snowflake.parse(each.asText(""));
            if (id.isPresent() && members.size() < Limits.SUBSCRIBED_MEMBERS_MAX) {
                members.add(new UserId(id.getAsLong()));
            }
        }
        return members;
    }
}
