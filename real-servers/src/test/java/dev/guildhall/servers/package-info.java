@NullMarked
package dev.guildhall.servers;

import org.jspecify.annotations.NullMarked;
