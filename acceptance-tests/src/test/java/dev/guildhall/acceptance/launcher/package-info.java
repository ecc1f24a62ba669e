/// What the command line says and how the process ends.
@NullMarked
package dev.guildhall.acceptance.launcher;

import org.jspecify.annotations.NullMarked;
