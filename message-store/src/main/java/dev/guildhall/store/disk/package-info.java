/// Attachments in a folder of this machine.
@NullMarked
package dev.guildhall.store.disk;

import org.jspecify.annotations.NullMarked;
