package dev.guildhall.journal;

import dev.guildhall.store.Commit;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxEntry;
import dev.guildhall.store.OutboxPart;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// An outbox of parts that the test fills.
final class ToyOutbox implements Outbox {
    private final Map<String, Part> parts = new TreeMap<>();
    private Runnable news = () -> {};

    Part part(String name) {
        return parts.computeIfAbsent(name, Part::new);
    }

    @Override
    public List<OutboxPart> waiting() {
        return List.copyOf(
                parts.values().stream().filter(part -> !part.entries.isEmpty()).toList());
    }

    @Override
    public void onNews(Runnable listener) {
        news = listener;
    }

    final class Part implements OutboxPart {
        private final String name;
        private final List<OutboxEntry> entries = new ArrayList<>();
        private @Nullable RuntimeException failure;
        private int reads;

        private Part(String name) {
            this.name = name;
        }

        void commit(Commit commit) {
            entries.add(new OutboxEntry(1, commit.number(), commit));
            news.run();
        }

        /// Reads fail like this until told otherwise by null.
        void fail(@Nullable RuntimeException with) {
            failure = with;
        }

        int left() {
            return entries.size();
        }

        int reads() {
            return reads;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public CompletionStage<List<OutboxEntry>> read(int max) {
            reads++;
            return failure == null
                    ? CompletableFuture.completedFuture(
                            entries.stream().limit(max).toList())
                    : CompletableFuture.failedFuture(failure);
        }

        @Override
        public void taken(OutboxEntry last) {
            entries.removeIf(entry -> entry.number() <= last.number());
        }
    }
}
