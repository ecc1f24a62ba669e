package dev.guildhall.common.guild;

import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.patch.Patch;
import org.jspecify.annotations.Nullable;

/// A file of a message. Its bytes lie in the attachment store under `hash`.
///
/// @param filename safe in an address: ASCII letters, digits, `_`, `-` and `.` only
/// @param title the name as the sender wrote it, when `filename` could not keep it
/// @param description alternative text
/// @param contentType by content for images that browsers may show, by name for others; null when unknown
/// @param pixels of an image that was measured
public record Attachment(
        AttachmentId id,
        String filename,
        @Nullable String title,
        @Nullable String description,
        @Nullable String contentType,
        long sizeBytes,
        ContentHash hash,
        @Nullable Pixels pixels) {
    /// An image's size.
    public record Pixels(int width, int height) {}

    /// How a name says that the file is to be blurred until somebody asks to see it.
    private static final String SPOILER = "SPOILER_";

    public boolean spoiler() {
        return filename.startsWith(SPOILER);
    }

    public Attachment withId(AttachmentId other) {
        return new Attachment(other, filename, title, description, contentType, sizeBytes, hash, pixels);
    }

    public Attachment described(Patch<String> change) {
        return new Attachment(id, filename, title, change.over(description), contentType, sizeBytes, hash, pixels);
    }
}
