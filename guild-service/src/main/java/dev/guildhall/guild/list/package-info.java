/// Member lists of a guild's channels: who stands where, who looks at which rows, and what they must hear of a
/// change. No actor, no I/O, no clock; for one thread.
@NullMarked
package dev.guildhall.guild.list;

import org.jspecify.annotations.NullMarked;
