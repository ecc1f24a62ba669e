/// The bus on this node's disk, in a RocksDB of its own.
@NullMarked
package dev.guildhall.bus.embedded;

import org.jspecify.annotations.NullMarked;
