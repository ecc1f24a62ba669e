/// Attachments in a bucket of a store that speaks S3.
@NullMarked
package dev.guildhall.store.s3;

import org.jspecify.annotations.NullMarked;
