/// The ledger: every act of every client on disk before and after it happens, and a checker that compares the
/// acts with the history that the product shows in the end.
@NullMarked
package dev.guildhall.acceptance.ledger;

import org.jspecify.annotations.NullMarked;
