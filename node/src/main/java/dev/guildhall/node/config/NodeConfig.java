package dev.guildhall.node.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// What the process itself needs to know before any module starts. Modules have records of their own.
///
/// @param host the address to listen on; `0.0.0.0` is every address of the machine, IPv6 included
/// @param port the TCP port for REST and gateway; 0 lets the system choose a free one
/// @param dataFolder everything durable, absolute
/// @param roles what this node does for its cell, never empty
/// @param metrics where operators scrape it
public record NodeConfig(String host, int port, Path dataFolder, Set<Role> roles, MetricsConfig metrics) {
    private static final int PORT_MAX = 65_535;

    public NodeConfig {
        if (host.isBlank()) {
            throw OperatorError.misuse("guildhall.node.host is empty; use 0.0.0.0 for every address of this machine");
        }
        if (port < 0 || port > PORT_MAX) {
            throw OperatorError.misuse(
                    "guildhall.node.port (--port) is " + port + "; use 1 to 65535, or 0 for any free port");
        }
        if (roles.isEmpty()) {
            throw OperatorError.misuse("guildhall.node.roles is empty; use [all] for the whole product in one process");
        }
        roles = Set.copyOf(roles);
    }

    /// Reads `guildhall.node`; fails with [OperatorError] on a value of the wrong type or out of range.
    public static NodeConfig from(Config root) {
        try {
            var roles = EnumSet.noneOf(Role.class);
            root.getStringList("guildhall.node.roles").forEach(name -> roles.add(Role.named(name)));
            return new NodeConfig(
                    root.getString("guildhall.node.host"),
                    root.getInt("guildhall.node.port"),
                    folder(root.getString("guildhall.node.data")),
                    roles,
                    MetricsConfig.from(root));
        } catch (ConfigException e) {
            throw OperatorError.misuse("Configuration: " + e.getMessage());
        }
    }

    private static Path folder(String name) {
        return Path.of(name).toAbsolutePath().normalize();
    }
}
