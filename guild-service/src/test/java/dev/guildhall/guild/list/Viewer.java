package dev.guildhall.guild.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.guild.RowBlocks;
import dev.guildhall.common.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A client that does what the operations say, and nothing else.
final class Viewer {
    /// By list id: what it knows of the rows, by index.
    private final Map<String, TreeMap<Integer, String>> lists = new HashMap<>();
    final Map<String, JsonNode> last = new HashMap<>();

    void take(ListUpdate update) {
        JsonNode body = parse(update);
        String id = body.path("id").asText();
        last.put(id, body);
        TreeMap<Integer, String> rows = lists.computeIfAbsent(id, first -> new TreeMap<>());
        body.path("ops").forEach(op -> apply(op, rows));
    }

    @Nullable
    String row(String list, int index) {
        return lists.getOrDefault(list, new TreeMap<>()).get(index);
    }

    void expect(String list, List<String> rows, RowBlocks blocks) {
        for (int index = 0; index < rows.size(); index++) {
            if (blocks.hasRow(index)) {
                assertThat(row(list, index)).as("row %d of %s", index, list).isEqualTo(rows.get(index));
            }
        }
    }

    static JsonNode parse(ListUpdate update) {
        try {
            return Json.parse(update.event().body().toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    static String text(JsonNode item) {
        if (item.has("group")) {
            return head(
                    item.path("group").path("id").asText(),
                    item.path("group").path("count").asInt());
        }
        JsonNode member = item.path("member");
        return member(
                member.path("user").path("id").asText(),
                member.path("nick").asText(),
                member.path("presence").path("status").asText(),
                member.path("roles").toString());
    }

    static String head(String group, int count) {
        return group + " — " + count;
    }

    static String member(String id, String nick, String status, String roles) {
        return id + " " + nick + " " + status + " " + roles;
    }

    private static void apply(JsonNode op, TreeMap<Integer, String> rows) {
        int index = op.path("index").asInt(-1);
        switch (op.path("op").asText()) {
            case "SYNC" -> {
                clear(op, rows);
                int at = op.path("range").path(0).asInt();
                for (JsonNode item : op.path("items")) {
                    rows.put(at++, text(item));
                }
                assertThat(at - 1).isLessThanOrEqualTo(op.path("range").path(1).asInt());
            }
            case "INVALIDATE" -> clear(op, rows);
            case "INSERT" -> {
                shift(rows, index, 1);
                rows.put(index, text(op.path("item")));
            }
            case "DELETE" -> {
                rows.remove(index);
                shift(rows, index, -1);
            }
            case "UPDATE" -> {
                assertThat(rows).containsKey(index);
                rows.put(index, text(op.path("item")));
            }
            default -> throw new IllegalArgumentException(op.toString());
        }
    }

    private static void clear(JsonNode op, TreeMap<Integer, String> rows) {
        rows.subMap(
                        op.path("range").path(0).asInt(),
                        true,
                        op.path("range").path(1).asInt(),
                        true)
                .clear();
    }

    private static void shift(TreeMap<Integer, String> rows, int from, int by) {
        Map<Integer, String> moved = new TreeMap<>(rows.tailMap(from));
        rows.tailMap(from).clear();
        moved.forEach((index, row) -> rows.put(index + by, row));
    }
}
