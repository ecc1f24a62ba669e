package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages for people name things that exist.
final class DocsTest {
    private static final Pattern CLASS_NAME = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)`");
    private static final Pattern TEST_NAME = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");

    @Test
    void everyClassOfTheHopTableExists() {
        var rows = Repository.read(Repository.ROOT.resolve("docs/architecture.md"))
                .lines()
                .filter(line -> line.startsWith("| "))
                .toList();
        assertThat(matches(CLASS_NAME, rows)).hasSizeGreaterThanOrEqualTo(8).allSatisfy(DocsTest::exists);
    }

    private static void exists(String name) {
        var file = "src/main/java/dev/guildhall/" + name.replace('.', '/') + ".java";
        assertThat(Repository.sources()).as(name).anyMatch(source -> source.endsWith(file));
    }

    /// Maven, told to run a test that is not there, runs nothing and is content.
    @Test
    void everyTestThatAPageRunsExists() {
        var pages = Repository.pages().stream().map(Repository::read).toList();
        assertThat(matches(TEST_NAME, pages))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Repository.sources()).as(name).anyMatch(source -> source.endsWith(name + ".java")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        var folder = Path.of("/").resolve(page).resolveSibling("");
        assertThat(matches(LINK, List.of(Repository.read(page))))
                .allSatisfy(link ->
                        assertThat(Files.exists(folder.resolve(link))).as(link).isTrue());
    }

    static Stream<Path> pages() {
        return Repository.pages().stream();
    }

    private static List<String> matches(Pattern pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text -> pattern.matcher(text).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
