package dev.guildhall.common.guild;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// SHA-256 of a file's bytes, in lower-case hex: the only name under which content is kept, so that nothing
/// a client says ever becomes a path.
public record ContentHash(@JsonValue String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    @JsonCreator
    public ContentHash {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("no SHA-256 in lower-case hex");
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
