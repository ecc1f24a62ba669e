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
        PrivateChannel channel = view.channel();
        out.writeStartObject();
        Fields.id(out, "id", channel.id().value());
        out.writeNumberField("type", channel.type().code());
        out.writeNumberField("flags", 0);
        Fields.idOrNull(out, "last_message_id", view.last().message());
        Fields.textOrNull(
                out, "last_pin_timestamp", Timestamps.isoOrNull(view.last().pin()));
        out.writeArrayFieldStart("recipients");
        for (UserId id : channel.others(reader)) {
            User user = view.users().get(id);
            UserJson.write(out, user == null ? MessageJson.deleted(id) : user);
        }
        out.writeEndArray();
        if (channel.group()) {
            Fields.textOrNull(out, "name", channel.name());
            out.writeNullField("icon");
            Fields.idOrNull(out, "owner_id", channel.ownerId());
        }
        out.writeEndObject();
    }
}
