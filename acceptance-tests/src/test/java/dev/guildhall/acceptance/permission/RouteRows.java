package dev.guildhall.acceptance.permission;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// All rows, and which routes must have one: those that the page on compatibility calls served, which a test of the
/// gateway holds to the router.
final class RouteRows {
    private static final Path PAGE = Path.of("../docs/compatibility.md");
    private static final Pattern SERVED = Pattern.compile("\\| `([A-Z]+) (/\\S*)` \\|.*\\| yes \\|");

    private RouteRows() {}

    static List<RouteRow> all() {
        return Stream.of(
                        AccountRows.all(),
                        GuildRows.all(),
                        ExpressionRows.all(),
                        VoiceRows.all(),
                        ChannelRows.all(),
                        MessageRows.all())
                .flatMap(List::stream)
                .toList();
    }

    /// Folded as [RouteRow#folded] does.
    static Set<String> served() throws IOException {
        Set<String> served = new TreeSet<>();
        for (String line : Files.readAllLines(PAGE)) {
            Matcher route = SERVED.matcher(line);
            if (route.matches())
                served.add(route.group(1) + " " + route.group(2).replaceAll("\\{[^/]*}", "{}"));
        }
        return served;
    }
}
