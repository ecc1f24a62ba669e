package dev.guildhall.ratelimit;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Counts the invalid answers (401, 403, and 429 unless its scope is shared) that an address got, and bans it
/// while it got too many: 10,000 in 10 minutes. Source: Discord's rate limit docs, invalid request limit.
///
/// Exactness: an address is never banned for fewer answers than the limit in the last `per`; it may get what
/// the first twentieth of the window held on top (a list of 10,000 times would cost 80 kB an address).
///
/// Bounded: at `addressesMax` the address with the fewest counted answers is forgotten, which is counted. A
/// flood from many addresses so evicts its own, and a ban holds.
public final class InvalidRequests {

    private final Striped<InvalidCounts> counts;

    public InvalidRequests(RateLimit limit, int addressesMax, LongSupplier nowNs) {
        int parts = Striped.partsFor(addressesMax);
        counts = Striped.of(parts, () -> new InvalidCounts(limit, addressesMax / parts, nowNs));
    }

    /// Called by the gateway after it answered 401, 403 or a 429 that is not shared. Refusals of a banned
    /// address are not to be counted: the ban would last for as long as a broken client retries.
    public void count(Caller.Address address) {
        counts.of(address).count(address);
    }

    /// Asked by the gateway for every request, first of all.
    public boolean banned(Caller.Address address) {
        return bannedFor(address).isPositive();
    }

    /// How long the ban lasts if nothing more is counted, zero when there is none: the Retry-After of the refusal.
    public Duration bannedFor(Caller.Address address) {
        return Duration.ofNanos(counts.of(address).bannedForNs(address));
    }

    public int addresses() {
        return counts.parts().stream().mapToInt(InvalidCounts::addresses).sum();
    }

    /// Addresses that were forgotten at the bound although their answers still counted.
    public long evictedAddresses() {
        return counts.parts().stream().mapToLong(InvalidCounts::evicted).sum();
    }
}
