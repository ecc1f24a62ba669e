@NullMarked
package dev.guildhall.common.personal;

import org.jspecify.annotations.NullMarked;
