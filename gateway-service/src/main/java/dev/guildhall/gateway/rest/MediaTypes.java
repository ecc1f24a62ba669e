package dev.guildhall.gateway.rest;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The content type of a file that is no picture: by its extension, from a short list of types that no
/// browser runs. What the client says of it is not believed, and a picture's type is found in its content
/// alone.
final class MediaTypes {
    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("log", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"),
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("7z", "application/x-7z-compressed"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("opus", "audio/ogg"),
            Map.entry("wav", "audio/x-wav"),
            Map.entry("flac", "audio/flac"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("mov", "video/quicktime"));

    private MediaTypes() {}

    /// Null when it is not known.
    static @Nullable String ofName(String filename) {
        String extension = filename.substring(filename.lastIndexOf('.') + 1);
        return BY_EXTENSION.get(extension.toLowerCase(Locale.ROOT));
    }
}
