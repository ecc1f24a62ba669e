/// Who sees what of a guild, and how an event becomes one delivery for each gateway node.
@NullMarked
package dev.guildhall.guild.fanout;

import org.jspecify.annotations.NullMarked;
