/// What the owner of a private channel can be asked.
@NullMarked
package dev.guildhall.common.channel;

import org.jspecify.annotations.NullMarked;
