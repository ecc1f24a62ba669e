/// Tests of attachments on S3, against a server that speaks it.
@NullMarked
package dev.guildhall.store.s3;

import org.jspecify.annotations.NullMarked;
