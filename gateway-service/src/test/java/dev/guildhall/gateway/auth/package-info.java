/// Tests of tokens and passwords.
@NullMarked
package dev.guildhall.gateway.auth;

import org.jspecify.annotations.NullMarked;
