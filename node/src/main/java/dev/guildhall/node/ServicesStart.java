package dev.guildhall.node;

import com.typesafe.config.Config;
import dev.guildhall.node.config.NodeConfig;

/// Starts the services that the configuration's roles name. The product's own way is the only one outside of tests.
@FunctionalInterface
interface ServicesStart {
    /// Everything listens when it returns. Fails with [OperatorError] on a taken port or a locked data folder.
    Services start(NodeConfig config, Config settings);
}
