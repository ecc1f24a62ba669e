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
    /// Where all settings of ours are. They refer to each other and to variables, and to nothing outside.
    private static final String OWN = "guildhall";

    /// Appended to every variable to find out which settings are made of variables; no value holds it by chance.
    private static final String MARK = "\u0000from-environment";

    /// Its keys are the names of routes, which the defaults need not list.
    private static final String FREELY_NAMED = OWN + ".ratelimit.routes.";

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
            // By far the most of the reference is Pekko's, and resolving that is a good part of a start: once will do.
            var own = reference.withOnlyPath(OWN);
            var fromFile = file.map(path -> parse(path, own)).orElseGet(ConfigFactory::empty);
            return ConfigFactory.parseMap(options, "command line")
                    .withFallback(fromEnvironment(own))
                    .withFallback(fromFile)
                    .withFallback(reference)
                    .withFallback(ConfigValueFactory.fromMap(environment, "environment"))
                    .resolve(GIVEN_ENVIRONMENT_ONLY);
        } catch (ConfigException e) {
            throw OperatorError.misuse("Configuration: " + e.getMessage());
        }
    }

    private static Config parse(Path path, Config own) {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw OperatorError.failure("Cannot read the configuration file " + path.toAbsolutePath());
        }
        var parsed = ConfigFactory.parseFile(
                path.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
        if (parsed.hasPath(OWN)) refuseUnknownSettings(parsed, own);
        return parsed;
    }

    private static void refuseUnknownSettings(Config parsed, Config own) {
        var known = own.resolve(GIVEN_ENVIRONMENT_ONLY);
        var given = parsed.resolve(ConfigResolveOptions.defaults().setAllowUnresolved(true));
        for (var setting : given.getConfig(OWN).entrySet()) {
            var path = OWN + "." + setting.getKey();
            if (!path.startsWith(FREELY_NAMED) && !known.hasPathOrNull(path)) {
                throw OperatorError.misuse(setting.getValue().origin().description() + ": there is no setting " + path);
            }
        }
    }

    private Config fromEnvironment(Config own) {
        var marked = new HashMap<String, String>();
        environment.forEach((name, value) -> marked.put(name, value + MARK));
        var probe = resolvedWith(own, marked);
        var actual = resolvedWith(own, environment);
        var layer = ConfigFactory.empty();
        for (var setting : probe.entrySet()) {
            if (setting.getValue().unwrapped().toString().contains(MARK)) {
                var value = actual.getValue(setting.getKey());
                layer = layer.withValue(OWN + "." + setting.getKey(), value);
            }
        }
        return layer;
    }

    private static Config resolvedWith(Config own, Map<String, String> variables) {
        return own.withFallback(ConfigValueFactory.fromMap(variables, "environment"))
                .resolve(GIVEN_ENVIRONMENT_ONLY)
                .getConfig(OWN);
    }
}
