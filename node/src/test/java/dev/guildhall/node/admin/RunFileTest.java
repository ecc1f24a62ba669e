package dev.guildhall.node.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.node.config.OperatorError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunFileTest {
    @TempDir
    Path data = Path.of("");

    @Test
    void runningNodeIsFoundByItsFolder() throws IOException {
        var mine = RunFile.ofThisProcess(8080, 9090, "secret", 9464);
        mine.write(data);
        assertThat(RunFile.ofRunningNode(data)).contains(mine);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        RunFile.ofThisProcess(8080, 9090, "secret", 9464).write(data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("node.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void secondWriteReplacesTheFirstAndLeavesNothingElse() throws IOException {
        RunFile.ofThisProcess(1, 2, "old", 9464).write(data);
        RunFile.ofThisProcess(3, 4, "new", 9464).write(data);
        assertThat(RunFile.ofRunningNode(data)).map(RunFile::adminSecret).contains("new");
        assertThat(data).isDirectoryContaining("glob:**/node.json");
        try (var files = Files.list(data)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void fileLeftByCrashedNodeIsNotBelieved() throws IOException {
        var mine = RunFile.ofThisProcess(8080, 9090, "secret", 9464);
        var reusedPid = new RunFile(mine.pid(), mine.startedAtMs() - 60_000, 8080, 9090, "secret", 9464);
        reusedPid.write(data);
        assertThat(RunFile.ofRunningNode(data)).isEmpty();
    }

    @Test
    void folderWithoutFileHasNoNode() {
        assertThat(RunFile.ofRunningNode(data)).isEmpty();
    }

    @Test
    void damagedFileIsNamed() throws IOException {
        Files.writeString(data.resolve("node.json"), "{");
        assertThatThrownBy(() -> RunFile.ofRunningNode(data))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("node.json");
    }
}
