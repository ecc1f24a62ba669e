package dev.guildhall.servers;

/// A server that answers on loopback.
public interface RunningServer extends AutoCloseable {
    /// Where its clients connect.
    int port();

    /// Gives the server up; whether it stops then is its starter's business.
    @Override
    void close();
}
