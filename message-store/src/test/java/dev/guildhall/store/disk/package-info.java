/// Tests of the folder of attachments.
@NullMarked
package dev.guildhall.store.disk;

import org.jspecify.annotations.NullMarked;
