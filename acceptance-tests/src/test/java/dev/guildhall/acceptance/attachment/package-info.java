/// Files as somebody sends them who means no good.
@NullMarked
package dev.guildhall.acceptance.attachment;

import org.jspecify.annotations.NullMarked;
