package dev.guildhall.store.scylla;

import dev.guildhall.common.guild.ReactionEmoji;

/// A reaction's emoji as a key: a guild's by its id, whatever it is called, any other by its text.
final class EmojiKey {
    private static final String UNICODE = "u";
    private static final String CUSTOM = "c";

    private EmojiKey() {}

    static String of(ReactionEmoji emoji) {
        return switch (emoji) {
            case ReactionEmoji.Unicode unicode -> UNICODE + unicode.text();
            case ReactionEmoji.Custom custom ->
                CUSTOM + Long.toUnsignedString(custom.id().value());
        };
    }
}
