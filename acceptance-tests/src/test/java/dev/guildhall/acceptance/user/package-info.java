/// What people do all day, with a client of a user account that is written from the protocol's tables.
@NullMarked
package dev.guildhall.acceptance.user;

import org.jspecify.annotations.NullMarked;
