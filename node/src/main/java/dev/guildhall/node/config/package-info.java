/// What the operator set: options, environment, configuration file and defaults, read once into records.
@NullMarked
package dev.guildhall.node.config;

import org.jspecify.annotations.NullMarked;
