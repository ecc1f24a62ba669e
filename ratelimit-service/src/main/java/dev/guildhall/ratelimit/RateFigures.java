package dev.guildhall.ratelimit;

import java.time.Duration;
import java.time.Instant;

/// The state of one route bucket after a decision, as the X-RateLimit headers tell it.
///
/// The reset is the moment when the next permit comes back, not the moment when all have: until then
/// `remaining` can only fall, and from then on a caller that waited is served. Libraries wait for it only when
/// `remaining` is 0, and a bot that sends steadily at its limit would lose almost half of its calls if it had
/// to wait for the whole bucket (1 message a second under 5 per 5 s: the fifth leaves 0, the next is legal 1 s
/// later, the whole bucket 5 s later).
///
/// @param limit bucket size
/// @param remaining calls left now
/// @param resetAt wall time of the reset, `now` when nothing is taken
/// @param resetAfter time until the reset, zero when nothing is taken
/// @param bucket [RouteBucket#id]
public record RateFigures(int limit, int remaining, Instant resetAt, Duration resetAfter, String bucket) {}
