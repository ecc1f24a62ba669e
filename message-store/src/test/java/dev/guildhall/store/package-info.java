/// The contract suites of the ports: one abstract class a port, run against each adapter by a subclass.
@NullMarked
package dev.guildhall.store;

import org.jspecify.annotations.NullMarked;
