/// One class per question, each beside its anchor in the same run.
@NullMarked
package dev.guildhall.benchmarks;

import org.jspecify.annotations.NullMarked;
