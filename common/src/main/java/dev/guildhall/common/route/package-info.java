/// How a message finds its owner.
@NullMarked
package dev.guildhall.common.route;

import org.jspecify.annotations.NullMarked;
