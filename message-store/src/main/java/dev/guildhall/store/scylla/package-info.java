/// The store of a cluster, on ScyllaDB or whatever else speaks CQL. Only this package sees the driver.
@NullMarked
package dev.guildhall.store.scylla;

import org.jspecify.annotations.NullMarked;
