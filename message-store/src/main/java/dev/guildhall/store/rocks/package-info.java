/// The embedded store: RocksDB inside the process. The only package that sees its driver.
///
/// One thread writes ([dev.guildhall.store.rocks.GroupCommit]), a few read, the folder's lock file is the lease.
@NullMarked
package dev.guildhall.store.rocks;

import org.jspecify.annotations.NullMarked;
