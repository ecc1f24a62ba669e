/// The ledger's checker against runs that are known to be broken, and the ledger against the built node.
@NullMarked
package dev.guildhall.acceptance.ledger;

import org.jspecify.annotations.NullMarked;
