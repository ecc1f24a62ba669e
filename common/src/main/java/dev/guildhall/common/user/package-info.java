/// Accounts, applications and bots, and what a user's owner can be asked.
@NullMarked
package dev.guildhall.common.user;

import org.jspecify.annotations.NullMarked;
