package dev.guildhall.acceptance.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The ledger, indexed for the checks. Knows no rule.
final class Book {
    private final List<Entry> inOrder;
    private final Map<String, Entry.Sent> firstSendByNonce = new LinkedHashMap<>();
    private final Map<String, Entry.Sent> firstSendBySha256 = new HashMap<>();
    private final Map<String, List<Entry.Stored>> rowsBySha256 = new HashMap<>();
    private final Map<String, List<Entry.Stored>> rowsByChannel = new LinkedHashMap<>();
    private final Map<String, Entry.Stored> rowById = new HashMap<>();

    Book(List<Entry> entries) {
        this.inOrder =
                entries.stream().sorted(Comparator.comparingLong(Entry::tick)).toList();
        all(Entry.Sent.class).forEach(this::index);
        all(Entry.Stored.class).forEach(this::index);
    }

    /// The entries of one kind, by tick.
    <E extends Entry> List<E> all(Class<E> kind) {
        return inOrder.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Entry> inOrder() {
        return inOrder;
    }

    /// The first attempt of each message, by tick.
    Iterable<Entry.Sent> sends() {
        return firstSendByNonce.values();
    }

    Optional<Entry.Sent> sendOf(String sha256) {
        return Optional.ofNullable(firstSendBySha256.get(sha256));
    }

    List<Entry.Stored> rowsOf(String sha256) {
        return rowsBySha256.getOrDefault(sha256, List.of());
    }

    /// History by channel, each in the order in which the server listed it.
    Map<String, List<Entry.Stored>> history() {
        return rowsByChannel;
    }

    Optional<Entry.Stored> row(String id) {
        return Optional.ofNullable(rowById.get(id));
    }

    /// The history rows whose first attempt came after `tick`: what somebody who was there at `tick` has to have seen.
    List<Entry.Stored> rowsSentAfter(long tick) {
        return all(Entry.Stored.class).stream()
                .filter(row ->
                        sendOf(row.sha256()).map(sent -> sent.tick() > tick).orElse(false))
                .toList();
    }

    private void index(Entry.Sent sent) {
        firstSendByNonce.putIfAbsent(sent.nonce(), sent);
        firstSendBySha256.putIfAbsent(sent.sha256(), sent);
    }

    private void index(Entry.Stored row) {
        rowsBySha256.computeIfAbsent(row.sha256(), sha256 -> new ArrayList<>()).add(row);
        rowsByChannel
                .computeIfAbsent(row.channel(), channel -> new ArrayList<>())
                .add(row);
        rowById.putIfAbsent(row.id(), row);
    }
}
