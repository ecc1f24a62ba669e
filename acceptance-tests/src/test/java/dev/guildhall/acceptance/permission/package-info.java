/// Who may do what: every served route as everybody, everywhere, against a small model of permissions; and the ways
/// to more power than one was given.
@NullMarked
package dev.guildhall.acceptance.permission;

import org.jspecify.annotations.NullMarked;
