/// Tests of pictures.
@NullMarked
package dev.guildhall.gateway.image;

import org.jspecify.annotations.NullMarked;
