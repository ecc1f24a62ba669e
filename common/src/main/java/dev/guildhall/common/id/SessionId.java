package dev.guildhall.common.id;

/// A gateway session: survives its sockets. 32 hexadecimal digits, chosen at random, so that nobody can guess
/// another's.
public record SessionId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
