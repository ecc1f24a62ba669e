/// Everything durable: the ports and their RocksDB adapter.
@NullMarked
package dev.guildhall.store;

import org.jspecify.annotations.NullMarked;
