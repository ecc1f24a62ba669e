/// How tests get a running node: one process for each way of starting it, shared by all test classes of the run.
@NullMarked
package dev.guildhall.acceptance.node;

import org.jspecify.annotations.NullMarked;
