/// Black-box tests: the built node as a process, driven by stock clients.
@NullMarked
package dev.guildhall.acceptance;

import org.jspecify.annotations.NullMarked;
