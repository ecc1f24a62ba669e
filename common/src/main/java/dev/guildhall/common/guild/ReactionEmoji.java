package dev.guildhall.common.guild;

import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.Snowflake;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a reaction shows: an emoji of Unicode or one of a guild's own.
public sealed interface ReactionEmoji {
    /// As a path names a guild's emoji: `name:id`, animated ones with `a:` before it.
    Pattern CUSTOM = Pattern.compile("(?:(?<animated>a):)?(?<name>\\w{1,32}):(?<id>[0-9]{1,20})");

    /// `text` is a well-formed sequence (see [EmojiSequence]).
    record Unicode(String text) implements ReactionEmoji {}

    /// Two of them are the same when their ids are: the name is only what it was called.
    record Custom(EmojiId id, String name, boolean animated) implements ReactionEmoji {}

    /// What a path's segment names, its escapes decoded; empty when that is no emoji. Whether a guild's emoji
    /// exists is the guild's to say. Source: message resource, "Create Reaction".
    static Optional<ReactionEmoji> parse(String segment) {
        Matcher custom = CUSTOM.matcher(segment);
        if (custom.matches()) {
            OptionalLong id = Snowflake.parse(custom.group("id"));
            return id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Custom(
                            new EmojiId(id.getAsLong()), custom.group("name"), custom.group("animated") != null));
        }
        return EmojiSequence.wellFormed(segment) ? Optional.of(new Unicode(segment)) : Optional.empty();
    }

    /// A form that is equal for all that are [#same].
    default ReactionEmoji unnamed() {
        return switch (this) {
            case Unicode unicode -> unicode;
            case Custom custom -> new Custom(custom.id(), "", false);
        };
    }

    default boolean same(ReactionEmoji other) {
        return unnamed().equals(other.unnamed());
    }
}
