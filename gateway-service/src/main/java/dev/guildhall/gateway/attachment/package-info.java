/// Attachments on their way out: signed addresses, checked and answered with bytes.
@NullMarked
package dev.guildhall.gateway.attachment;

import org.jspecify.annotations.NullMarked;
