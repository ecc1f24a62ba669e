package dev.guildhall.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What compilers do not see: length, forgotten notes, packages without a word about them.
final class TidyTest {
    private static final int LINES_MAX = 450;
    private static final Pattern FORGOTTEN =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|UnsupportedOperationException");

    @Test
    void sourcesAreShortEnoughToRead() {
        assertThat(mainSources())
                .filteredOn(
                        file -> !isTable(file) && Repository.read(file).lines().count() > LINES_MAX)
                .isEmpty();
    }

    @Test
    void nothingIsLeftForLater() {
        assertThat(mainSources())
                .filteredOn(file -> FORGOTTEN.matcher(Repository.read(file)).find())
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        assertThat(mainSources().stream().map(Path::getParent).distinct()).allSatisfy(folder -> {
            var info = folder.resolve("package-info.java");
            assertThat(Files.exists(info)).as("%s", info).isTrue();
            assertThat(Repository.read(info)).contains("@NullMarked").startsWith("/// ");
        });
    }

    @Test
    void nothingNamesTheFoldersOfOneMachine() {
        var elsewhere = Pattern.compile("\\.\\./shared|/home/\\w+/|/root/");
        assertThat(Stream.concat(mainSources().stream(), Repository.pages().stream()))
                .filteredOn(file -> elsewhere.matcher(Repository.read(file)).find())
                .isEmpty();
    }

    /// The protocol's enums are as long as the protocol, and that of the figures as there are figures.
    private static boolean isTable(Path file) {
        return file.toString().contains("/common/protocol/") || file.endsWith("metrics/Metric.java");
    }

    private static List<Path> mainSources() {
        return Repository.sources().stream()
                .filter(file -> file.toString().contains("/src/main/"))
                .toList();
    }
}
