/// The one executable: starts the roles that its configuration names.
@NullMarked
package dev.guildhall.node;

import org.jspecify.annotations.NullMarked;
