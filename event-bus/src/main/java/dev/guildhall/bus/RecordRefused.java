package dev.guildhall.bus;

import java.util.List;

/// The bus will never take these records as they are: too large, above all. All others of the same hand-over are kept,
/// so who hands the rest over again only repeats it.
public final class RecordRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// Not with a serialised form: nobody sends this exception anywhere.
    private final transient List<BusRecord> records;

    /// @param records never empty, in the order in which they were handed over
    public RecordRefused(List<BusRecord> records, Throwable cause) {
        super(message(records, cause), cause);
        this.records = List.copyOf(records);
    }

    public List<BusRecord> records() {
        return records;
    }

    private static String message(List<BusRecord> records, Throwable cause) {
        BusRecord first = records.getFirst();
        return records.size() + " records will never be taken, the first of them of topic "
                + first.topic().topicName() + ", key " + Long.toUnsignedString(first.key()) + ", "
                + first.value().length() + " bytes: " + cause.getMessage();
    }
}
