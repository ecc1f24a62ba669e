package dev.guildhall.gateway.upload;

import com.typesafe.config.Config;
import dev.guildhall.common.protocol.Limits;
import java.nio.file.Path;
import java.time.Duration;

/// What `guildhall.uploads` says.
///
/// @param directory where files lie while their request is under way; emptied at the start
/// @param fileBytesMax one file
/// @param requestBytesMax one request with all its files
/// @param uploadsMax requests with files at a time; more get 503
/// @param threads that write what arrives, measure and hash
/// @param timeout from a request's first byte to its last
/// @param stallTimeout between two arrivals of bytes
public record UploadConfig(
        Path directory,
        long fileBytesMax,
        long requestBytesMax,
        int uploadsMax,
        int threads,
        Duration timeout,
        Duration stallTimeout) {
    public UploadConfig {
        positive("file-bytes-max", fileBytesMax > 0, fileBytesMax);
        if (requestBytesMax < fileBytesMax) {
            throw new IllegalArgumentException("guildhall.uploads.request-bytes-max must have room for a file of "
                    + fileBytesMax + " bytes, was " + requestBytesMax);
        }
        positive("uploads-max", uploadsMax > 0, uploadsMax);
        positive("threads", threads > 0, threads);
        positive("timeout", timeout.isPositive(), timeout);
        positive("stall-timeout", stallTimeout.isPositive(), stallTimeout);
    }

    private static void positive(String key, boolean positive, Object value) {
        if (!positive) {
            throw new IllegalArgumentException("guildhall.uploads." + key + " must be more than 0, was " + value);
        }
    }

    public static UploadConfig from(Config root) {
        Config config = root.getConfig("guildhall.uploads");
        return new UploadConfig(
                Path.of(config.getString("directory")),
                config.getBytes("file-bytes-max"),
                config.getBytes("request-bytes-max"),
                config.getInt("uploads-max"),
                config.getInt("threads"),
                config.getDuration("timeout"),
                config.getDuration("stall-timeout"));
    }

    /// The same bounds in another folder.
    public UploadConfig withDirectory(Path other) {
        return new UploadConfig(other, fileBytesMax, requestBytesMax, uploadsMax, threads, timeout, stallTimeout);
    }

    /// Files of one request.
    int filesMax() {
        return Limits.ATTACHMENTS_PER_MESSAGE_MAX;
    }
}
