/// What a file's first bytes say about it. Nothing here decodes a picture.
@NullMarked
package dev.guildhall.gateway.image;

import org.jspecify.annotations.NullMarked;
