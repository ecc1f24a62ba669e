package dev.guildhall.gateway.rest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of files, made safe for an address and for a header. They never become paths of this machine: on
/// disk a file is called by the hash of its content.
final class Filenames {
    /// Of the whole name; the extension keeps its place.
    private static final int LENGTH_MAX = 200;

    private static final int EXTENSION_MAX = 16;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_.-]");
    private static final Pattern DOTS = Pattern.compile("^[.]+|[.]{2,}");
    private static final String NAMELESS = "unknown";

    private Filenames() {}

    static String safe(String given) {
        String last = lastPart(given);
        String plain =
                UNSAFE.matcher(SPACES.matcher(last.strip()).replaceAll("_")).replaceAll("");
        String safe = shortened(DOTS.matcher(plain).replaceAll(""));
        return safe.isEmpty() ? NAMELESS : safe;
    }

    /// The name as it was given, without its extension, when the safe one lost something; else null.
    static @Nullable String title(String given, String safe) {
        String last = lastPart(given).strip();
        if (last.equals(safe)) {
            return null;
        }
        int dot = last.lastIndexOf('.');
        String title = dot > 0 ? last.substring(0, dot) : last;
        return title.isEmpty() ? null : title.substring(0, Math.min(title.length(), LENGTH_MAX));
    }

    /// Some clients send whole paths.
    private static String lastPart(String given) {
        return given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    }

    private static String shortened(String name) {
        if (name.length() <= LENGTH_MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= EXTENSION_MAX ? name.substring(dot) : "";
        return name.substring(0, LENGTH_MAX - extension.length()) + extension;
    }
}
