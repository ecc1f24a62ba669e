/// The commands that talk to a running node, and the rules that all commands share: options, help, one-line errors.
@NullMarked
package dev.guildhall.node.cli;

import org.jspecify.annotations.NullMarked;
