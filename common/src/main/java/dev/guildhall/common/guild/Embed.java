package dev.guildhall.common.guild;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A card in a message, of the type `rich`. Addresses are `http`, `https`, or for pictures
/// `attachment://FILENAME` of the same message. Source: message resource, "Embed Object".
public record Embed(
        @Nullable String title,
        @Nullable String description,
        @Nullable String url,
        @Nullable Instant timestamp,
        @Nullable Integer color,
        @Nullable Footer footer,
        @Nullable String imageUrl,
        @Nullable String thumbnailUrl,
        @Nullable Author author,
        List<Field> fields) {
    /// How a picture's address names a file of the same message.
    public static final String ATTACHED = "attachment://";

    public Embed {
        fields = List.copyOf(fields);
    }

    public record Footer(String text, @Nullable String iconUrl) {}

    public record Author(
            String name, @Nullable String url, @Nullable String iconUrl) {}

    public record Field(String name, String value, boolean inline) {}

    /// Nothing to see: such a card is refused.
    public boolean empty() {
        return title == null
                && description == null
                && url == null
                && timestamp == null
                && color == null
                && footer == null
                && imageUrl == null
                && thumbnailUrl == null
                && author == null
                && fields.isEmpty();
    }

    /// Code points of all its texts, for the limit over all cards of a message.
    public int textLength() {
        int length = length(title) + length(description);
        length += footer == null ? 0 : length(footer.text());
        length += author == null ? 0 : length(author.name());
        for (Field field : fields) {
            length += length(field.name()) + length(field.value());
        }
        return length;
    }

    /// The names of the files that its pictures are.
    public List<String> attachedFiles() {
        return Stream.of(imageUrl, thumbnailUrl, icon(footer), icon(author))
                .flatMap(url -> url != null && url.startsWith(ATTACHED)
                        ? Stream.of(url.substring(ATTACHED.length()))
                        : Stream.empty())
                .toList();
    }

    private static @Nullable String icon(@Nullable Footer footer) {
        return footer == null ? null : footer.iconUrl();
    }

    private static @Nullable String icon(@Nullable Author author) {
        return author == null ? null : author.iconUrl();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.codePointCount(0, text.length());
    }
}
