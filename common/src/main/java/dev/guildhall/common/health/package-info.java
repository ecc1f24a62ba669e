/// How the parts of a node are doing, as load balancers and operators ask.
@NullMarked
package dev.guildhall.common.health;

import org.jspecify.annotations.NullMarked;
