package dev.guildhall.gateway.upload;

import dev.guildhall.common.protocol.ApiError;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// All uploads under way on this node: how many, where, and the threads that write them.
public final class Uploads implements AutoCloseable {
    private static final long END_SECONDS_MAX = 10;

    private final UploadConfig config;
    private final Semaphore free;
    private final ThreadPoolExecutor threads;

    private Uploads(UploadConfig config) {
        this.config = config;
        this.free = new Semaphore(config.uploadsMax());
        // An upload has one piece of work at a time, and there are at most so many uploads.
        this.threads = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(2 * config.uploadsMax()),
                Thread.ofPlatform().name("upload-", 0).daemon().factory());
    }

    /// Makes the folder, or empties it of what a crash left. Throws `UncheckedIOException` when it cannot.
    public static Uploads start(UploadConfig config) {
        try {
            Files.createDirectories(config.directory());
            empty(config.directory());
        } catch (IOException refused) {
            throw new UncheckedIOException("cannot use the folder of uploads " + config.directory(), refused);
        }
        return new Uploads(config);
    }

    private static void empty(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory)) {
            for (Path file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    public UploadConfig config() {
        return config;
    }

    /// For work that waits for the disk.
    public Executor threads() {
        return threads;
    }

    /// Begins one more. Throws [Refusal] when as many as may be are under way, or when `head` has no
    /// boundary.
    public Receipt begin(HttpRequest head) throws Refusal {
        if (!HttpPostRequestDecoder.isMultipart(head)) {
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
        if (!free.tryAcquire()) {
            throw new Refusal(ApiError.SERVICE_UNAVAILABLE);
        }
        try {
            return new Receipt(head, config, this::aside, free::release);
        } catch (RuntimeException garbled) {
            free.release();
            throw new Refusal(ApiError.INVALID_FORM_BODY);
        }
    }

    /// Files are deleted here when the threads have ended.
    private void aside(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException ending) {
            work.run();
        }
    }

    /// Requests with files that are being received or answered.
    public int underWay() {
        return config.uploadsMax() - free.availablePermits();
    }

    /// A new file for an upload that is under way.
    public Path fresh() throws IOException {
        return Files.createTempFile(config.directory(), "rewritten", "");
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(END_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
