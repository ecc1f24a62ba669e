/// Who a token belongs to, and how passwords are kept.
@NullMarked
package dev.guildhall.gateway.auth;

import org.jspecify.annotations.NullMarked;
