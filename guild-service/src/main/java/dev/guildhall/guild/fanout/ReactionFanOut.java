package dev.guildhall.guild.fanout;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.json.Json;
import dev.guildhall.common.payload.Fields;
import dev.guildhall.common.payload.MemberJson;
import dev.guildhall.common.payload.ReactionJson;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.guild.state.GuildEvent;
import java.io.IOException;
import java.util.List;

/// What reactions send, to all who see the channel. Source: gateway docs, the page of each event.
final class ReactionFanOut {
    private final EventBodies bodies;
    private final Delivering delivering;

    ReactionFanOut(EventBodies bodies, Delivering delivering) {
        this.bodies = bodies;
        this.delivering = delivering;
    }

    List<Outgoing> added(GuildEvent.ReactionAdded added) {
        UserId userId = added.member().user().id();
        return toChannel(EventType.MESSAGE_REACTION_ADD, added.channelId(), added.messageId(), out -> {
            one(out, userId, added.emoji());
            out.writeFieldName("member");
            MemberJson.write(out, added.member());
            Fields.id(out, "message_author_id", added.messageAuthorId().value());
        });
    }

    List<Outgoing> removed(GuildEvent.ReactionRemoved removed) {
        return toChannel(
                EventType.MESSAGE_REACTION_REMOVE,
                removed.channelId(),
                removed.messageId(),
                out -> one(out, removed.userId(), removed.emoji()));
    }

    List<Outgoing> cleared(GuildEvent.EmojiCleared cleared) {
        return toChannel(
                EventType.MESSAGE_REACTION_REMOVE_EMOJI,
                cleared.channelId(),
                cleared.messageId(),
                out -> ReactionJson.emoji(out, cleared.emoji()));
    }

    List<Outgoing> cleared(GuildEvent.ReactionsCleared cleared) {
        return toChannel(EventType.MESSAGE_REACTION_REMOVE_ALL, cleared.channelId(), cleared.messageId(), out -> {});
    }

    /// Nobody pays for super reactions here: `burst` and `type` say that it is a plain one.
    private static void one(JsonGenerator out, UserId userId, ReactionEmoji emoji) throws IOException {
        Fields.id(out, "user_id", userId.value());
        ReactionJson.emoji(out, emoji);
        out.writeBooleanField("burst", false);
        Fields.emptyArray(out, "burst_colors");
        out.writeNumberField("type", 0);
    }

    private List<Outgoing> toChannel(EventType type, ChannelId channelId, MessageId messageId, Json.Writer more) {
        return delivering.toChannel(
                bodies.inGuild(type, out -> {
                    Fields.id(out, "channel_id", channelId.value());
                    Fields.id(out, "message_id", messageId.value());
                    more.write(out);
                }),
                channelId);
    }
}
