/// What owners say to the actor of one gateway session.
@NullMarked
package dev.guildhall.common.session;

import org.jspecify.annotations.NullMarked;
