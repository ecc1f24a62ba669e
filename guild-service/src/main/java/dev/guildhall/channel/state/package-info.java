/// One private channel and its rules: no actor, no I/O, no clock. Messages follow the rules of `guild.state`.
@NullMarked
package dev.guildhall.channel.state;

import org.jspecify.annotations.NullMarked;
