package dev.guildhall.acceptance.node;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs a test class against a built node. Classes that ask for the same node share its process; each makes
/// guilds of its own in it. [dev.guildhall.acceptance.client.Portal] and
/// [dev.guildhall.acceptance.process.NodeProcess] can be parameters.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NodeExtension.class)
public @interface OnNode {
    /// With false the node refuses nobody by rate.
    boolean rateLimits() default false;

    /// `NAME=value`.
    String[] environment() default {};
}
