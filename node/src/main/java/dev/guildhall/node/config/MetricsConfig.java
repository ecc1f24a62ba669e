package dev.guildhall.node.config;

import com.typesafe.config.Config;
import java.util.Optional;

/// Where operators scrape the node: a listener of its own, since figures are not for the world that the public
/// port serves.
///
/// @param host the address to listen on; whoever reaches it may read the figures
/// @param port the TCP port, 0 for any free one; empty: [#USUAL_PORT], or any free one where another node has
///     that
public record MetricsConfig(boolean enabled, String host, Optional<Integer> port) {
    /// What exporters of programs on a JVM often use.
    public static final int USUAL_PORT = 9464;

    private static final String AUTO = "auto";
    private static final int PORT_MAX = 65_535;

    public MetricsConfig {
        if (host.isBlank()) {
            throw OperatorError.misuse("guildhall.node.metrics.host is empty; use 127.0.0.1 for this machine alone");
        }
        if (port.isPresent() && (port.get() < 0 || port.get() > PORT_MAX)) {
            throw unfit(port.get());
        }
    }

    /// Reads `guildhall.node.metrics`.
    static MetricsConfig from(Config root) {
        Config own = root.getConfig("guildhall.node.metrics");
        String port = own.getString("port");
        return new MetricsConfig(
                own.getBoolean("enabled"),
                own.getString("host"),
                port.equals(AUTO) ? Optional.empty() : Optional.of(number(port)));
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException word) {
            throw unfit(port);
        }
    }

    private static OperatorError unfit(Object port) {
        return OperatorError.misuse(
                "guildhall.node.metrics.port is " + port + "; use 1 to " + PORT_MAX + ", 0 for any free port, or auto");
    }
}
