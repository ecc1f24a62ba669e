/// `demo`: a short conversation on a running node, by clients that know nothing but the protocol.
@NullMarked
package dev.guildhall.node.demo;

import org.jspecify.annotations.NullMarked;
