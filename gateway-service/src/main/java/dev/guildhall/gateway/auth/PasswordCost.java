package dev.guildhall.gateway.auth;

/// What one Argon2id hash costs. Kept in each hash, so that raising it later leaves old passwords valid.
public record PasswordCost(int memoryKib, int iterations, int lanes) {
    /// The least that OWASP's password storage sheet recommends: 19 MiB, 2 passes, 1 lane.
    public static final PasswordCost OWASP_MINIMUM = new PasswordCost(19 * 1024, 2, 1);

    /// The algorithm needs eight blocks of a KiB for each lane. Source: RFC 9106, 3.1.
    private static final int MEMORY_KIB_PER_LANE_MIN = 8;

    public PasswordCost {
        if (lanes < 1 || iterations < 1 || memoryKib < MEMORY_KIB_PER_LANE_MIN * lanes) {
            throw new IllegalArgumentException("guildhall.auth.password: Argon2id needs lanes and iterations of at"
                    + " least 1 and a memory of 8 KiB for each lane; was " + lanes + " lanes, " + iterations
                    + " iterations, " + memoryKib + " KiB");
        }
    }
}
