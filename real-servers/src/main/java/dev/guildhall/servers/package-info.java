/// Starts the real servers behind Guildhall's ports: for its tests, and for whoever wants to see a node on them.
@NullMarked
package dev.guildhall.servers;

import org.jspecify.annotations.NullMarked;
