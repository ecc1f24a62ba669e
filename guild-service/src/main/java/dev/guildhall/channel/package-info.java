/// The owners of private channels: direct messages and groups.
@NullMarked
package dev.guildhall.channel;

import org.jspecify.annotations.NullMarked;
