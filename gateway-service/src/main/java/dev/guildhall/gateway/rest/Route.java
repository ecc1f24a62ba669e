package dev.guildhall.gateway.rest;

import dev.guildhall.ratelimit.RouteBucket;
import java.util.List;
import java.util.Set;

/// One line of the route table.
///
/// @param template the path below `/api/v10`, parameters in braces; those that end in `_id` are snowflakes
/// @param takesFiles a multipart body is received with files, within the bounds of uploads
record Route(String method, String template, Access access, RouteBucket bucket, Handler handler, boolean takesFiles) {
    private static final Set<String> MAJOR = Set.of("channels", "guilds", "webhooks");

    Route(String method, String template, Access access, RouteBucket bucket, Handler handler) {
        this(method, template, access, bucket, handler, false);
    }

    List<String> segments() {
        return List.of(template.substring(1).split("/"));
    }

    /// Whether the first parameter is the one that limits are kept for apart. Source: docs, "Rate Limits".
    boolean hasMajor() {
        List<String> segments = segments();
        return segments.size() > 1 && MAJOR.contains(segments.get(0)) && isParameter(segments.get(1));
    }

    static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    /// For logs: never with the values of a request, which may be secret.
    String name() {
        return method + " " + template;
    }
}
