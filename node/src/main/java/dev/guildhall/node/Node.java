package dev.guildhall.node;

import com.typesafe.config.Config;
import dev.guildhall.node.admin.AdminServer;
import dev.guildhall.node.admin.MetricsServer;
import dev.guildhall.node.admin.RunFile;
import dev.guildhall.node.config.DataFolder;
import dev.guildhall.node.config.NodeConfig;
import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One running node: its services, the operator's channel to them, and the run file by which commands find it.
final class Node implements AutoCloseable {
    /// 128 bits: not to be guessed by another user of the machine.
    private static final int SECRET_BYTES = 16;

    private final NodeConfig config;
    private final Services services;
    private final AdminServer admin;
    private final @Nullable MetricsServer metrics;

    private Node(NodeConfig config, Services services, AdminServer admin, @Nullable MetricsServer metrics) {
        this.config = config;
        this.services = services;
        this.admin = admin;
        this.metrics = metrics;
    }

    /// Serves when it returns. Fails with [OperatorError] if another node runs on the same data folder.
    static Node start(NodeConfig config, Config settings, ServicesStart servicesStart) throws IOException {
        DataFolder.prepare(config.dataFolder());
        RunFile.ofRunningNode(config.dataFolder()).ifPresent(other -> {
            throw OperatorError.failure(
                    "A node already runs on " + config.dataFolder() + " (process " + other.pid() + ", http://localhost:"
                            + other.port() + "); ./guildhall stop ends it, --data DIR starts another one");
        });
        var services = servicesStart.start(config, settings);
        try {
            return announced(config, services);
        } catch (IOException | RuntimeException e) {
            services.closing().run();
            throw e;
        }
    }

    private static Node announced(NodeConfig config, Services services) throws IOException {
        var secret = secret();
        var metrics = config.metrics().enabled() ? MetricsServer.start(config.metrics(), services.metrics()) : null;
        var admin = AdminServer.start(services.adminActions(), secret);
        RunFile.ofThisProcess(services.port(), admin.port(), secret, metrics == null ? 0 : metrics.port())
                .write(config.dataFolder());
        return new Node(config, services, admin, metrics);
    }

    int port() {
        return services.port();
    }

    /// The run file goes first, so that no command finds a node that is about to end.
    @Override
    public void close() throws IOException {
        RunFile.remove(config.dataFolder());
        admin.close();
        if (metrics != null) metrics.close();
        services.closing().run();
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
