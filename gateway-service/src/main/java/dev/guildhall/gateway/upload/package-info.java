/// Files on their way in: received to disk while they arrive, bounded, and gone when their request is over.
@NullMarked
package dev.guildhall.gateway.upload;

import org.jspecify.annotations.NullMarked;
