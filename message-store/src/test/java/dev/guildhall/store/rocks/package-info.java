/// The embedded store against the contracts, and what only it has: a folder, a log, a writer.
@NullMarked
package dev.guildhall.store.rocks;

import org.jspecify.annotations.NullMarked;
