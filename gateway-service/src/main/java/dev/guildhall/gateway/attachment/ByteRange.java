package dev.guildhall.gateway.attachment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which part of a content a client wants. Source: RFC 9110, 14.1 and 14.2.
sealed interface ByteRange {
    /// From `start` to before `end`.
    record Part(long start, long end) implements ByteRange {
        long length() {
            return end - start;
        }
    }

    /// No, several, or malformed ranges: all of it is always a right answer.
    record Whole() implements ByteRange {}

    record Unsatisfiable() implements ByteRange {}

    Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /// @param header null when there is none
    static ByteRange of(@Nullable String header, long size) {
        Matcher form = header == null ? null : FORM.matcher(header.strip());
        if (form == null || !form.matches()) {
            return new Whole();
        }
        String first = form.group(1);
        String last = form.group(2);
        if (first.isEmpty() && last.isEmpty()) {
            return new Whole();
        }
        long start = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long end = first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        boolean backwards = !first.isEmpty() && !last.isEmpty() && Long.parseLong(last) < start;
        if (backwards) {
            return new Whole();
        }
        return start < end ? new Part(start, end) : new Unsatisfiable();
    }
}
