package dev.guildhall.gateway.session;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.UserJson;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.gateway.socket.Identify;
import java.io.IOException;
import java.util.Collection;

/// READY as bots get it: guilds by id only. Source: docs, "Gateway Events", ready; JDA also reads
/// `private_channels` and throws when it is missing. `presences`, `relationships` and the rest of that row are
/// empty for every bot.
final class ReadyBody {
    private ReadyBody() {}

    static EncodedEvent forBot(SessionSpec spec, Account account, Application application, Collection<GuildId> guilds) {
        return new EncodedEvent(EventType.READY, Json.encode(out -> {
            out.writeStartObject();
            common(out, spec, account);
            out.writeArrayFieldStart("guilds");
            for (GuildId guildId : guilds) {
                unavailable(out, guildId);
            }
            out.writeEndArray();
            shard(out, spec);
            application(out, application);
            Fields.emptyArray(out, "relationships");
            Fields.emptyArray(out, "private_channels");
            Fields.emptyArray(out, "presences");
            Fields.emptyArray(out, "guild_join_requests");
            out.writeObjectFieldStart("user_settings");
            out.writeEndObject();
            out.writeEndObject();
        }));
    }

    /// What READY holds for bots and user accounts alike.
    static void common(JsonGenerator out, SessionSpec spec, Account account) throws IOException {
        out.writeNumberField("v", spec.identify().version().number());
        out.writeFieldName("user");
        UserJson.writeOwn(out, account);
        out.writeStringField("session_id", spec.id().value());
        out.writeStringField("session_type", "normal");
        out.writeStringField("resume_gateway_url", spec.resumeUrl());
        Fields.emptyArray(out, "geo_ordered_rtc_regions");
        Fields.emptyArray(out, "_trace");
    }

    static void unavailable(JsonGenerator out, GuildId guildId) throws IOException {
        out.writeStartObject();
        Fields.id(out, "id", guildId.value());
        out.writeBooleanField("unavailable", true);
        out.writeEndObject();
    }

    private static void shard(JsonGenerator out, SessionSpec spec) throws IOException {
        Identify.ShardClaim shard = spec.identify().shard();
        if (shard == null) return;
        out.writeArrayFieldStart("shard");
        out.writeNumber(shard.id());
        out.writeNumber(shard.count());
        out.writeEndArray();
    }

    private static void application(JsonGenerator out, Application application) throws IOException {
        out.writeObjectFieldStart("application");
        Fields.id(out, "id", application.id().value());
        out.writeNumberField("flags", application.flags());
        out.writeEndObject();
    }
}
