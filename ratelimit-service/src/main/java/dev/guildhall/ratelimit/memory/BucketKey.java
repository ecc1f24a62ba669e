package dev.guildhall.ratelimit.memory;

import dev.guildhall.ratelimit.Caller;
import dev.guildhall.ratelimit.RateRequest;

/// One caller's bucket: of a route and major parameter, or the one over all routes.
record BucketKey(Caller caller, String bucket, String major) {

    /// Never the id of a route, which is a hash in hexadecimal.
    private static final String GLOBAL = "global";

    static BucketKey ofRoute(RateRequest request) {
        return new BucketKey(request.caller(), request.bucket().id(), request.major());
    }

    static BucketKey ofGlobal(Caller caller) {
        return new BucketKey(caller, GLOBAL, "");
    }
}
