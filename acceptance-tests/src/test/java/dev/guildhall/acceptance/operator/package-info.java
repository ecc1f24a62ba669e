/// What operators and their programs see of a node.
@NullMarked
package dev.guildhall.acceptance.operator;

import org.jspecify.annotations.NullMarked;
