package dev.guildhall.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/// A reader that keeps what it is handed, and answers as a test wants.
public final class Collector implements BusReader {
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final Function<List<Delivered>, CompletionStage<Void>> answer;
    private final List<List<Delivered>> handedOut = new ArrayList<>();

    /// Is done with everything at once.
    public Collector() {
        this(records -> DONE);
    }

    public Collector(Function<List<Delivered>, CompletionStage<Void>> answer) {
        this.answer = answer;
    }

    @Override
    public CompletionStage<Void> read(List<Delivered> records) {
        synchronized (this) {
            handedOut.add(records);
            notifyAll();
        }
        return answer.apply(records);
    }

    public synchronized List<List<Delivered>> handedOut() {
        return List.copyOf(handedOut);
    }

    public synchronized List<Delivered> delivered() {
        return handedOut.stream().flatMap(List::stream).toList();
    }

    public List<BusRecord> records() {
        return delivered().stream().map(Delivered::record).toList();
    }

    public List<BusRecord> records(long key) {
        return records().stream().filter(record -> record.key() == key).toList();
    }

    public synchronized int count() {
        return handedOut.stream().mapToInt(List::size).sum();
    }

    public synchronized int calls() {
        return handedOut.size();
    }

    public void awaitCount(int count) {
        Await.until(count + " records, of which " + this.count() + " are there", () -> count() >= count);
    }

    public void awaitCalls(int calls) {
        Await.until(calls + " calls", () -> calls() >= calls);
    }

    /// Offsets grow within each partition.
    public void assertInOrder() {
        delivered().stream()
                .map(Delivered::partition)
                .distinct()
                .forEach(partition -> assertThat(delivered().stream()
                                .filter(each -> each.partition() == partition)
                                .map(Delivered::offset))
                        .as("offsets of partition %d", partition)
                        .isSorted()
                        .doesNotHaveDuplicates());
    }
}
