package dev.guildhall.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// What one end of a connection says, on its way to the other. One thread reads and one writes, so that a delay makes
/// things late and not slow: what arrives during the delay is under way as well.
final class Flow {
    static final int CHUNKS_MAX = 1_024;
    private static final int CHUNK_BYTES = 16 * 1_024;

    /// @param bytes empty: nothing follows
    /// @param due completes when the delay is over
    private record Chunk(ByteBuffer bytes, CompletableFuture<Void> due) {}

    private final Socket from;
    private final Socket to;
    private final Passage passage;
    private final BlockingQueue<Chunk> underWay = new ArrayBlockingQueue<>(CHUNKS_MAX);
    private final Thread thread = Thread.ofVirtual().unstarted(this::runOrEnd);

    Flow(Socket from, Socket to, Passage passage) {
        this.from = from;
        this.to = to;
        this.passage = passage;
    }

    void start() {
        thread.start();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    /// Returns when the one end is gone and all that it said is written; then the other end is gone, too.
    void run() throws IOException, InterruptedException {
        Thread reader = Thread.ofVirtual().start(this::read);
        try {
            write();
        } finally {
            reader.interrupt();
        }
    }

    private void runOrEnd() {
        try {
            run();
        } catch (IOException gone) {
            close(from);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            try {
                readAll();
            } catch (IOException gone) {
                // A connection that breaks has an end as well. What is under way arrives all the same.
            }
            underWay.put(new Chunk(ByteBuffer.allocate(0), due()));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void readAll() throws IOException, InterruptedException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[CHUNK_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            underWay.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, read)), due()));
        }
    }

    private CompletableFuture<Void> due() {
        long delayNs = passage.delay().toNanos();
        if (delayNs == 0) return CompletableFuture.completedFuture(null);
        Executor later = CompletableFuture.delayedExecutor(delayNs, TimeUnit.NANOSECONDS);
        return CompletableFuture.runAsync(() -> {}, later);
    }

    private void write() throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        for (Chunk next = underWay.take(); next.bytes().hasRemaining(); next = underWay.take()) {
            next.due().join();
            passage.await();
            out.write(next.bytes().array());
        }
        to.close();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }
}
