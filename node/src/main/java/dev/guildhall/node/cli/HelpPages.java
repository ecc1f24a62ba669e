package dev.guildhall.node.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of plain text for each command, beside this class in the jar. The launcher shows the same files
/// before anything is built.
final class HelpPages {
    private static final List<String> ASKING = List.of("--help", "-h", "help");

    private HelpPages() {}

    static boolean isAskedFor(String... arguments) {
        return ASKING.contains(arguments[0])
                || Arrays.stream(arguments).anyMatch(argument -> argument.equals("--help") || argument.equals("-h"));
    }

    /// The page of the first command that is named, else the page that lists the commands.
    static String pageFor(String... arguments) {
        return Arrays.stream(arguments)
                .map(HelpPages::page)
                .filter(page -> page != null)
                .findFirst()
                .orElseGet(() -> String.valueOf(page("guildhall")));
    }

    static @Nullable String page(String command) {
        if (!command.matches("[a-z-]+")) return null;
        try (InputStream page = HelpPages.class.getResourceAsStream("help/" + command + ".txt")) {
            return page == null ? null : new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
