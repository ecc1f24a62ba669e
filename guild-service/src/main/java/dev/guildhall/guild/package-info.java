/// The owners' module: what the node starts, and the actor that is a guild.
@NullMarked
package dev.guildhall.guild;

import org.jspecify.annotations.NullMarked;
