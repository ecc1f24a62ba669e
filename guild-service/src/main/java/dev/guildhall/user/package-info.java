/// The owners of accounts: people, and bots with their applications.
@NullMarked
package dev.guildhall.user;

import org.jspecify.annotations.NullMarked;
