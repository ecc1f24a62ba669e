package dev.guildhall.servers;

import java.nio.file.Path;
import java.time.Instant;

/// One run of the build: the process whose end ends it. Maven starts a JVM for the tests of each module; the
/// nearest ancestor that is Maven is the run, and where there is none, as in an IDE, this JVM is.
record Run(ProcessHandle process) {
    static Run current() {
        ProcessHandle here = ProcessHandle.current();
        for (ProcessHandle process = here; ; ) {
            if (isMaven(process)) return new Run(process);
            if (process.parent().isEmpty()) return new Run(here);
            process = process.parent().get();
        }
    }

    private static boolean isMaven(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("org.codehaus.plexus.classworlds.launcher.Launcher");
    }

    /// A folder of the run's own. A process id comes again, its moment of birth does not.
    Path folder(Artifacts artifacts) {
        long born = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return artifacts.module().resolve("target").resolve("run-" + process.pid() + "-" + born);
    }
}
