/// The operator's private door to a running node: a loopback HTTP channel whose port and secret lie in the run file.
@NullMarked
package dev.guildhall.node.admin;

import org.jspecify.annotations.NullMarked;
