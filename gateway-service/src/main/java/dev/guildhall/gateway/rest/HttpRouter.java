package dev.guildhall.gateway.rest;

import dev.guildhall.common.protocol.ApiVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds the route of a path. A fixed segment wins over a parameter in its place (`/users/@me` over
/// `/users/{user_id}`) unless only the parameter's branch knows the method.
final class HttpRouter {
    private static final Pattern VERSION = Pattern.compile("v\\d{1,4}");
    private static final String API = "api";

    /// What a path leads to.
    sealed interface Found {
        /// `values` are the parameters in the order of the template.
        record Matched(Route route, ApiVersion version, List<String> values) implements Found {
            public Matched {
                values = List.copyOf(values);
            }
        }

        record NoRoute() implements Found {}

        record NoMethod() implements Found {}

        record NoVersion() implements Found {}
    }

    private static final class Node {
        final Map<String, Node> fixed = new HashMap<>();
        final Map<String, Route> routes = new HashMap<>();

        @Nullable
        Node parameter;
    }

    private final Node root = new Node();

    HttpRouter(List<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        Node node = root;
        for (String segment : route.segments()) {
            if (!Route.isParameter(segment)) {
                node = node.fixed.computeIfAbsent(segment, any -> new Node());
                continue;
            }
            Node below = node.parameter == null ? new Node() : node.parameter;
            node.parameter = below;
            node = below;
        }
        if (node.routes.put(route.method(), route) != null) {
            throw new IllegalArgumentException("two routes for " + route.name());
        }
    }

    /// @param path as it came, encoded, without the query
    Found find(String method, String path) {
        List<String> segments = decode(path);
        if (segments.isEmpty() || !segments.get(0).equals(API)) {
            return new Found.NoRoute();
        }
        boolean versioned =
                segments.size() > 1 && VERSION.matcher(segments.get(1)).matches();
        Optional<ApiVersion> version =
                versioned ? ApiVersion.of(segments.get(1).substring(1)) : Optional.of(ApiVersion.unversioned());
        if (version.isEmpty()) {
            return new Found.NoVersion();
        }
        List<Node> ends = new ArrayList<>(2);
        List<List<String>> values = new ArrayList<>(2);
        walk(root, segments, versioned ? 2 : 1, List.of(), ends, values);
        for (int i = 0; i < ends.size(); i++) {
            Route route = ends.get(i).routes.get(method);
            if (route != null) {
                return new Found.Matched(route, version.get(), values.get(i));
            }
        }
        return ends.isEmpty() ? new Found.NoRoute() : new Found.NoMethod();
    }

    /// Every node with routes that the path ends at, fixed segments first. No deeper than the deepest template.
    private static void walk(
            Node node, List<String> segments, int at, List<String> met, List<Node> ends, List<List<String>> values) {
        if (at == segments.size()) {
            if (!node.routes.isEmpty()) {
                ends.add(node);
                values.add(met);
            }
            return;
        }
        Node fixed = node.fixed.get(segments.get(at));
        if (fixed != null) {
            walk(fixed, segments, at + 1, met, ends, values);
        }
        if (node.parameter != null && !segments.get(at).isEmpty()) {
            List<String> more = new ArrayList<>(met);
            more.add(segments.get(at));
            walk(node.parameter, segments, at + 1, more, ends, values);
        }
    }

    /// Empty when it is no path.
    private static List<String> decode(String path) {
        if (!path.startsWith("/")) {
            return List.of();
        }
        List<String> segments = new ArrayList<>();
        try {
            for (String segment : path.substring(1).split("/", -1)) {
                segments.add(QueryStringDecoder.decodeComponent(segment.replace("+", "%2B")));
            }
        } catch (IllegalArgumentException badEscape) {
            return List.of();
        }
        return segments;
    }
}
