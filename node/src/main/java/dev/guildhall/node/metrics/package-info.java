/// The figures of a node in Prometheus' form: one enum says what there is, sources read it when somebody scrapes.
@NullMarked
package dev.guildhall.node.metrics;

import org.jspecify.annotations.NullMarked;
