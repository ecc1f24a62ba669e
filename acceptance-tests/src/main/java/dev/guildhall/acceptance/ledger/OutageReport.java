package dev.guildhall.acceptance.ledger;

/// What a run through an outage gave.
///
/// @param recoveredMs from the outage's end to the first sends and reads that succeeded
public record OutageReport(Verdict verdict, Answers.Figures sends, Answers.Figures reads, long recoveredMs) {
    public String report() {
        return "%s%nsends: %s%nreads: %s%nrecovered in %d ms"
                .formatted(verdict.report(), sends.report(), reads.report(), recoveredMs);
    }
}
