/// Black-box acceptance: the built node as a process, driven from outside by stock and thin clients.
@NullMarked
package dev.guildhall.acceptance;

import org.jspecify.annotations.NullMarked;
