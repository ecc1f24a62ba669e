/// Tests of downloads.
@NullMarked
package dev.guildhall.gateway.attachment;

import org.jspecify.annotations.NullMarked;
