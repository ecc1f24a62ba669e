package dev.guildhall.node.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Stacks the places where a setting can come from: option over environment over configuration file over
/// `reference.conf`.
///
/// Each `reference.conf` names its environment variable on the line after the default, so by itself HOCON would
/// let the file win over the environment. The layers below repeat the environment's values on top of the file.
public final class ConfigLayers {
    private static final ConfigResolveOptions GIVEN_ENVIRONMENT_ONLY =
            ConfigResolveOptions.defaults().setUseSystemEnvironment(false);
    /// Appended to every variable to find out which settings are made of variables; no value holds it by chance.
    private static final String MARK = "\u0000from-environment";

    /// Its keys are the names of routes, which the defaults need not list.
    private static final String FREELY_NAMED = "guildhall.ratelimit.routes.";

    private final Map<String, String> environment;

    /// The environment is that of the process, except in tests.
    public ConfigLayers(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// The settings in force. `options` maps paths such as `guildhall.node.port` to what the command line gave.
    /// Fails with [OperatorError] if the file cannot be read or names a setting that does not exist (a typing
    /// error must not pass in silence).
    public Config load(Map<String, ?> options, Optional<Path> file) {
        try {
            var reference = ConfigFactory.defaultReferenceUnresolved();
            var fromFile = file.map(path -> parse(path, reference)).orElseGet(ConfigFactory::empty);
            return ConfigFactory.parseMap(options, "command line")
                    .withFallback(fromEnvironment(reference))
                    .withFallback(fromFile)
                    .withFallback(reference)
                    .withFallback(ConfigValueFactory.fromMap(environment, "environment"))
                    .resolve(GIVEN_ENVIRONMENT_ONLY);
        } catch (ConfigException e) {
            throw OperatorError.misuse("Configuration: " + e.getMessage());
        }
    }

    private static Config parse(Path path, Config reference) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw OperatorError.failure("Cannot read the configuration file " + path.toAbsolutePath());
        }
        var parsed = ConfigFactory.parseFile(
                path.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        if (parsed.hasPath("guildhall")) refuseUnknownSettings(parsed, reference);
        return parsed;
    }

    private static void refuseUnknownSettings(Config parsed, Config reference) {
        var known = reference.resolve(GIVEN_ENVIRONMENT_ONLY);
        var given = parsed.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true));
        for (var setting : given.getConfig("guildhall").entrySet()) {
            var path = "guildhall." + setting.getKey();
            if (!path.startsWith(FREELY_NAMED) && !known.hasPathOrNull(path)) {
                throw OperatorError.misuse(setting.getValue().origin().description() + ": there is no setting " + path);
            }
        }
    }

    private Config fromEnvironment(Config reference) {
        var marked = new HashMap<String, String>();
        environment.forEach((name, value) -> marked.put(name, value + MARK));
        var probe = resolvedWith(reference, marked);
        var actual = resolvedWith(reference, environment);
        var layer = ConfigFactory.empty();
        for (var setting : probe.entrySet()) {
            if (setting.getValue().unwrapped().toString().contains(MARK)) {
                var value = actual.getValue(setting.getKey());
                layer = layer.withValue("guildhall." + setting.getKey(), value);
            }
        }
        return layer;
    }

    private static Config resolvedWith(Config reference, Map<String, String> variables) {
        return reference
                .withFallback(ConfigValueFactory.fromMap(variables, "environment"))
                .resolve(GIVEN_ENVIRONMENT_ONLY)
                .getConfig("guildhall");
    }
}
