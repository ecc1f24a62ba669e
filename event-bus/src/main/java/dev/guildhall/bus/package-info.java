/// What was committed, as other services hear of it: the port, its records, and what chooses the adapter.
@NullMarked
package dev.guildhall.bus;

import org.jspecify.annotations.NullMarked;
