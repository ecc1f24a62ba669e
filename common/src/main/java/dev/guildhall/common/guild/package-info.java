/// What a guild is made of, what it can be asked, and what it answers: all that a gateway and a guild say to
/// each other.
@NullMarked
package dev.guildhall.common.guild;

import org.jspecify.annotations.NullMarked;
