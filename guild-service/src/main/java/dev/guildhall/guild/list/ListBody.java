package dev.guildhall.guild.list;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import java.io.IOException;
import java.util.List;

/// The body of GUILD_MEMBER_LIST_UPDATE. Source: community docs, guild subscriptions.
final class ListBody {
    private final ListKey key;
    private final Groups groups;
    private final int[] counts;

    /// `counts` are members by group.
    ListBody(ListKey key, Groups groups, int[] counts) {
        this.key = key;
        this.groups = groups;
        this.counts = counts;
    }

    EncodedEvent of(Totals totals, List<Op> ops) {
        return new EncodedEvent(EventType.GUILD_MEMBER_LIST_UPDATE, Json.encode(out -> {
            out.writeStartObject();
            Fields.id(out, "guild_id", totals.guildId().value());
            out.writeStringField("id", key.id());
            out.writeNumberField("member_count", totals.members());
            out.writeNumberField("online_count", totals.online());
            out.writeArrayFieldStart("groups");
            for (int group = 0; group < counts.length; group++) {
                if (counts[group] > 0) {
                    group(out, group);
                }
            }
            out.writeEndArray();
            out.writeArrayFieldStart("ops");
            for (Op op : ops) {
                op(out, op);
            }
            out.writeEndArray();
            out.writeEndObject();
        }));
    }

    private void group(JsonGenerator out, int group) throws IOException {
        out.writeStartObject();
        out.writeStringField("id", groups.id(group));
        out.writeNumberField("count", counts[group]);
        out.writeEndObject();
    }

    private void op(JsonGenerator out, Op op) throws IOException {
        out.writeStartObject();
        switch (op) {
            case Op.Sync sync -> {
                out.writeStringField("op", "SYNC");
                range(out, sync.from(), sync.to());
                out.writeArrayFieldStart("items");
                for (Row row : sync.rows()) {
                    item(out, row);
                }
                out.writeEndArray();
            }
            case Op.Insert insert -> at(out, "INSERT", insert.index(), insert.row());
            case Op.Update update -> at(out, "UPDATE", update.index(), update.row());
            case Op.Delete delete -> {
                out.writeStringField("op", "DELETE");
                out.writeNumberField("index", delete.index());
            }
            case Op.Invalidate invalidate -> {
                out.writeStringField("op", "INVALIDATE");
                range(out, invalidate.from(), invalidate.to());
            }
        }
        out.writeEndObject();
    }

    private void at(JsonGenerator out, String op, int index, Row row) throws IOException {
        out.writeStringField("op", op);
        out.writeNumberField("index", index);
        out.writeFieldName("item");
        item(out, row);
    }

    private static void range(JsonGenerator out, int from, int to) throws IOException {
        out.writeArrayFieldStart("range");
        out.writeNumber(from);
        out.writeNumber(to);
        out.writeEndArray();
    }

    private void item(JsonGenerator out, Row row) throws IOException {
        MemberProfile profile = row.profile();
        out.writeStartObject();
        if (profile == null) {
            out.writeFieldName("group");
            group(out, row.group());
        } else {
            out.writeFieldName("member");
            MemberJson.writeListed(out, profile, row.presence());
        }
        out.writeEndObject();
    }
}
