package dev.guildhall.gateway.rest;

import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.FormError;
import dev.guildhall.common.protocol.Limits;
import dev.guildhall.gateway.upload.UploadedFile;
import java.util.List;

/// Reads of what a sticker is called. Source: sticker resource, "Create Guild Sticker".
final class StickerForms {
    private StickerForms() {}

    static Read<String> name() {
        return Texts.trimmed(Limits.STICKER_NAME_MIN, Limits.STICKER_NAME_MAX);
    }

    /// Empty, or of a certain length.
    static Read<String> description() {
        Read<String> text = Texts.trimmed(0, Limits.STICKER_DESCRIPTION_MAX);
        return (value, at) -> {
            String read = text.read(value, at);
            boolean fits =
                    read == null || read.isEmpty() || read.codePoints().count() >= Limits.STICKER_DESCRIPTION_MIN;
            return fits
                    ? read
                    : at.wrong(
                            FormError.BASE_TYPE_BAD_LENGTH,
                            Limits.STICKER_DESCRIPTION_MIN,
                            Limits.STICKER_DESCRIPTION_MAX);
        };
    }

    /// An empty description is none.
    static Patch<String> described(Form form) {
        Patch<String> read = form.patch("description", description());
        return read instanceof Patch.Set<String> set && set.value().isEmpty() ? Patch.clear() : read;
    }

    static Read<String> tags() {
        return Texts.trimmed(1, Limits.STICKER_TAGS_MAX);
    }

    static void oneFile(Form form, List<UploadedFile> files) {
        if (files.isEmpty()) {
            form.wrong("file", FormError.BASE_TYPE_REQUIRED);
        } else if (files.size() > 1) {
            form.wrong("file", FormError.CUSTOM_VALIDATION, "A sticker is one file.");
        }
    }
}
