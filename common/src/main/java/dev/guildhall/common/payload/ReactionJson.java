package dev.guildhall.common.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.guild.ReactionEmoji;
import java.io.IOException;
import java.util.List;

/// Reactions as message objects and events carry them. Source: message resource, "Reaction Object"; emoji
/// resource, "Emoji Object" (partial).
///
/// Nobody pays for super reactions here: what tells of them is there, and empty.
public final class ReactionJson {
    private ReactionJson() {}

    /// The `reactions` of a message; absent when there are none.
    static void writeAll(JsonGenerator out, List<Reaction> reactions) throws IOException {
        if (reactions.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("reactions");
        for (Reaction reaction : reactions) {
            write(out, reaction);
        }
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Reaction reaction) throws IOException {
        out.writeStartObject();
        out.writeNumberField("count", reaction.count());
        out.writeObjectFieldStart("count_details");
        out.writeNumberField("burst", 0);
        out.writeNumberField("normal", reaction.count());
        out.writeEndObject();
        out.writeBooleanField("me", reaction.me());
        out.writeBooleanField("me_burst", false);
        emoji(out, reaction.emoji());
        Fields.emptyArray(out, "burst_colors");
        out.writeEndObject();
    }

    /// `emoji`: an id is null for an emoji of Unicode, whose name is the emoji itself.
    public static void emoji(JsonGenerator out, ReactionEmoji emoji) throws IOException {
        out.writeObjectFieldStart("emoji");
        switch (emoji) {
            case ReactionEmoji.Unicode unicode -> {
                out.writeNullField("id");
                out.writeStringField("name", unicode.text());
            }
            case ReactionEmoji.Custom custom -> {
                Fields.id(out, "id", custom.id().value());
                out.writeStringField("name", custom.name());
                out.writeBooleanField("animated", custom.animated());
            }
        }
        out.writeEndObject();
    }
}
