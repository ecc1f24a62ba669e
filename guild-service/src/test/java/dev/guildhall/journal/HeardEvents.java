package dev.guildhall.journal;

import dev.guildhall.bus.BusRecord;
import dev.guildhall.bus.event.Event;
import dev.guildhall.bus.event.EventReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/// What was told to the bus, as it is read.
public final class HeardEvents {
    private final List<Event> events = new CopyOnWriteArrayList<>();

    public CompletionStage<Void> take(List<BusRecord> records) {
        records.forEach(record -> events.add(read(record)));
        return CompletableFuture.completedFuture(null);
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /// As a reader gets it; fails when it is not an event.
    public static Event read(BusRecord record) {
        return switch (EventReader.read(record.value())) {
            case EventReader.Found.Known(Event event) -> event;
            case EventReader.Found.Unknown(String type) -> throw new AssertionError("no kind " + type);
            case EventReader.Found.Broken(String why) -> throw new AssertionError(why);
        };
    }
}
