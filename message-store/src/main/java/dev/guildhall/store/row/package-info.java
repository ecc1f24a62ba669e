/// Rows as bytes: what both adapters keep, so that a store can be carried from one to the other. What a row's key says
/// is
/// not in the row.
@NullMarked
package dev.guildhall.store.row;

import org.jspecify.annotations.NullMarked;
