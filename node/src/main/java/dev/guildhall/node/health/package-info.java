/// Whether the node can serve, part by part.
@NullMarked
package dev.guildhall.node.health;

import org.jspecify.annotations.NullMarked;
