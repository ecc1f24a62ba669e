/// The owners: guilds, users; permissions, fan-out, ring and shards.
@NullMarked
package dev.guildhall.guild;

import org.jspecify.annotations.NullMarked;
