package dev.guildhall.node.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder that holds everything durable. A node prepares it before any module opens a file in it.
public final class DataFolder {
    private DataFolder() {}

    /// Creates the folder if it is missing. Fails with [OperatorError] if it is a file, or may not be read or
    /// written.
    public static void prepare(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw OperatorError.failure("The data folder " + folder + " is a file, not a folder");
        } catch (IOException e) {
            throw OperatorError.failure("Cannot create the data folder " + folder + " (" + reason(e) + ")");
        }
        if (!Files.isReadable(folder) || !Files.isWritable(folder) || !Files.isExecutable(folder)) {
            throw OperatorError.failure(
                    "No permission to read and write the data folder " + folder + "; use --data DIR for another one");
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }
}
