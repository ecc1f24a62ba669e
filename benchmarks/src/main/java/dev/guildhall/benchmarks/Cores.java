package dev.guildhall.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Which core a process may use, and how much CPU time it has used.
final class Cores {
    /// The core of the program under test, and the one of everything that loads it.
    static final int SUBJECT = 0;

    static final int LOAD = 1;

    /// Linux counts process times in hundredths of a second, whatever the kernel's own tick is.
    private static final double TICKS_PER_SECOND = 100;

    /// Fields 14 and 15 of `/proc/PID/stat`, counted after the command's closing bracket, which ends field 2.
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    private Cores() {}

    /// Moves all threads of a process, and so all that they start later, to one core.
    static void pin(long pid, int core) throws IOException, InterruptedException {
        List<String> line = List.of("taskset", "-a", "-c", "-p", Integer.toString(core), Long.toString(pid));
        Process process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) throw new IOException("taskset does not move process " + pid);
    }

    /// Seconds of CPU, user and kernel, of all threads of a process.
    static double cpuSeconds(long pid) throws IOException {
        return ticks(pid, USER_TICKS) + ticks(pid, SYSTEM_TICKS);
    }

    /// The kernel's share of it.
    static double kernelSeconds(long pid) throws IOException {
        return ticks(pid, SYSTEM_TICKS);
    }

    private static double ticks(long pid, int field) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[field]) / TICKS_PER_SECOND;
    }
}
