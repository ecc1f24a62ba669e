/// Where an owner lives: the ring, the shard allocation over it, and the way to every owner.
@NullMarked
package dev.guildhall.guild.shard;

import org.jspecify.annotations.NullMarked;
