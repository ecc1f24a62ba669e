package dev.guildhall.common.presence;

import dev.guildhall.common.bytes.Bytes;

/// What somebody does: an activity object without `created_at`, checked and bounded by the gateway that
/// took it. `createdAtMs` is unix time, 0 until the user's owner gives it.
public record Activity(Bytes json, long createdAtMs) {
    public static Activity of(Bytes json) {
        return new Activity(json, 0);
    }

    /// The same thing is done, whenever it began.
    public boolean sameAs(Activity other) {
        return json.equals(other.json);
    }
}
