/// Tests of uploads.
@NullMarked
package dev.guildhall.gateway.upload;

import org.jspecify.annotations.NullMarked;
