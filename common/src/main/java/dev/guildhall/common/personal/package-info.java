/// What belongs to one person alone: friends, notes, settings, how far they have read.
@NullMarked
package dev.guildhall.common.personal;

import org.jspecify.annotations.NullMarked;
