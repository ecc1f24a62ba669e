package dev.guildhall.benchmarks;

/// Something that measures and prints its own result.
interface Question {
    /// Called once a run; whatever it starts ends with it.
    void ask(Workshop workshop) throws Exception;
}
