package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.PrivateChannelView;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import java.io.IOException;

/// The channel object of a private channel. Source: channel resource, "Channel Object"; its examples of a DM and a
/// group.
public final class PrivateChannelJson {
    private PrivateChannelJson() {}

    /// As `reader` gets it: the recipients are the others.
    public static void write(JsonGenerator out, PrivateChannelView view, UserId reader) throws IOException {
        out.writeStartObject();
        head(out, view);
        out.writeArrayFieldStart("recipients");
        for (UserId id : view.channel().others(reader)) {
            User user = view.users().get(id);
            UserJson.write(out, user == null ? MessageJson.deleted(id) : user);
        }
        out.writeEndArray();
        ofGroup(out, view.channel());
        out.writeEndObject();
    }

    /// The same for who got the users beside it: their ids alone. Source: community docs, gateway capabilities,
    /// DEDUPE_USER_OBJECTS.
    public static void writeBare(JsonGenerator out, PrivateChannelView view, UserId reader) throws IOException {
        out.writeStartObject();
        head(out, view);
        out.writeArrayFieldStart("recipient_ids");
        for (UserId id : view.channel().others(reader)) {
            out.writeString(id.toString());
        }
        out.writeEndArray();
        ofGroup(out, view.channel());
        out.writeEndObject();
    }

    private static void head(JsonGenerator out, PrivateChannelView view) throws IOException {
        PrivateChannel channel = view.channel();
        Fields.id(out, "id", channel.id().value());
        out.writeNumberField("type", channel.type().code());
        out.writeNumberField("flags", 0);
        Fields.idOrNull(out, "last_message_id", view.last().message());
        Fields.textOrNull(
                out, "last_pin_timestamp", Timestamps.isoOrNull(view.last().pin()));
    }

    private static void ofGroup(JsonGenerator out, PrivateChannel channel) throws IOException {
        if (channel.group()) {
            Fields.textOrNull(out, "name", channel.name());
            Fields.textOrNull(out, "icon", channel.icon());
            Fields.idOrNull(out, "owner_id", channel.ownerId());
        }
    }
}
