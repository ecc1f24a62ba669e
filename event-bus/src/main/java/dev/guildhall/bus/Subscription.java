package dev.guildhall.bus;

/// One member of a group, reading.
public interface Subscription extends AutoCloseable {
    /// Reads no more, and returns once what is being read has been, or a bounded wait for it is over. Offsets of
    /// what was read are kept.
    @Override
    void close();
}
