/// One class per question, each beside its anchor in the same run. Results are ratios: absolute figures move
/// with the machine's neighbours, ratios taken in the same minute do not.
@NullMarked
package dev.guildhall.benchmarks;

import org.jspecify.annotations.NullMarked;
