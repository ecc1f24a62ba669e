/// The contract suites on the store of a cluster, against a real server, and what is that adapter's own.
@NullMarked
package dev.guildhall.store.scylla;

import org.jspecify.annotations.NullMarked;
