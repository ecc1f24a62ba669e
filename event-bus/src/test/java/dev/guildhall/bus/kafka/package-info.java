@NullMarked
package dev.guildhall.bus.kafka;

import org.jspecify.annotations.NullMarked;
