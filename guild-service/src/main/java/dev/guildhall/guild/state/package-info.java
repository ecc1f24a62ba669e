/// The pure core of a guild: what is decided, from which view, with which events. No actor, no I/O, no clock.
@NullMarked
package dev.guildhall.guild.state;

import org.jspecify.annotations.NullMarked;
