package dev.guildhall.guild.state;

import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.guild.state.Decision.Rejected;
import org.jspecify.annotations.Nullable;

/// What a message says: its text, or something in place of it. Its length is counted in code points: 👍 is
/// one character, not two.
final class Content {
    private Content() {}

    /// A message needs something to show: text, a card, a file or what it forwards.
    static @Nullable Rejected refusal(String content, boolean encloses) {
        if (content.codePointCount(0, content.length()) > Limits.CONTENT_MAX) {
            return Refusal.field("content", FormError.BASE_TYPE_MAX_LENGTH, Limits.CONTENT_MAX);
        }
        return content.isBlank() && !encloses ? Refusal.of(ApiError.EMPTY_MESSAGE) : null;
    }

    /// White space around the text is not kept.
    static String stored(String content) {
        return content.strip();
    }
}
