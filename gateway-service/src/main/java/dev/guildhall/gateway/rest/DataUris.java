package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.FormError;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads of pictures that come inside of JSON: `data:image/png;base64,AAAA`. Source: API reference, "Image Data".
final class DataUris {
    /// The type is read from the content; what the client says of it is not believed.
    private static final Pattern FORM = Pattern.compile("data:image/[a-z+.-]{1,20};base64,([A-Za-z0-9+/=\\s]*)");

    private DataUris() {}

    static Read<Picture> picture() {
        return (value, at) -> {
            Matcher form = FORM.matcher(value.isTextual() ? value.textValue() : "");
            if (!form.matches()) {
                return at.wrong(FormError.CUSTOM_VALIDATION, "Must be a data URI of an image in base64.");
            }
            try {
                Optional<Picture> picture = Picture.of(Base64.getMimeDecoder().decode(form.group(1)));
                return picture.isPresent()
                        ? picture.get()
                        : at.wrong(FormError.CUSTOM_VALIDATION, "Unsupported image type given.");
            } catch (IllegalArgumentException noBase64) {
                return at.wrong(FormError.CUSTOM_VALIDATION, "Must be a data URI of an image in base64.");
            }
        };
    }
}
