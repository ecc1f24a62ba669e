package dev.guildhall.acceptance.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/// One actor's file: JSON lines, each on disk before the actor goes on. Used by that actor's thread alone.
final class ActorLog implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";

    private final FileChannel file;
    private final Ticks ticks;

    ActorLog(Path folder, String actor, Ticks ticks) throws IOException {
        this.file = FileChannel.open(
                folder.resolve(actor + SUFFIX), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.ticks = ticks;
    }

    /// Appends the entry that `make` builds for the next tick, and syncs.
    <E extends Entry> E write(LongFunction<E> make) throws IOException {
        E entry = make.apply(ticks.next());
        ByteBuffer line =
                ByteBuffer.wrap((MAPPER.writerFor(Entry.class).writeValueAsString(entry) + "\n").getBytes(UTF_8));
        while (line.hasRemaining()) file.write(line);
        file.force(false);
        return entry;
    }

    /// Every actor's entries in `folder`, each file in its own order.
    static List<Entry> readAll(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) entries.add(MAPPER.readValue(line, Entry.class));
            }
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
