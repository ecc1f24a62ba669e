/// The built product as an operating-system process: start, wait until it serves, kill, stop, start again on
/// the same data.
@NullMarked
package dev.guildhall.acceptance.process;

import org.jspecify.annotations.NullMarked;
