package dev.guildhall.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void missingFolderIsMadeWithItsParents() {
        DataFolder.prepare(folder.resolve("a/b"));
        assertThat(folder.resolve("a/b")).isDirectory();
    }

    @Test
    void fileInItsPlaceIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.prepare(file))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("is a file, not a folder");
    }

    @Test
    void fileAmongItsParentsIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.prepare(file.resolve("inside"))).isInstanceOf(OperatorError.class);
    }
}
