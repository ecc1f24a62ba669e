package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What does a session cost that says nothing? The difference of the live heap, and of the resident set,
/// between few and many identified sessions of one guild. Anchor: the 1,840 bytes of a bare Netty channel with
/// a WebSocket pipeline.
final class IdleSessionBenchmark implements Question {
    private static final int FEW = 500;
    private static final int MANY = 5000;

    @Override
    public void ask(Workshop workshop) throws IOException, InterruptedException {
        Path sink = workshop.compile("wssink");
        try (BusyGuild guild = BusyGuild.open(workshop.folder().resolve("idle"))) {
            try (GatewayLoad _ = guild.listen(sink, FEW)) {
                long heapBefore = liveHeapBytes(guild.pid());
                long residentBefore = residentBytes(guild.pid());
                try (GatewayLoad _ = guild.listen(sink, MANY)) {
                    print(liveHeapBytes(guild.pid()) - heapBefore, residentBytes(guild.pid()) - residentBefore);
                }
            }
        }
    }

    private static void print(long heap, long resident) {
        System.out.println(String.format(
                Locale.ROOT,
                "idle session: %,d bytes of live heap, %,d bytes of resident set (%,d sessions)",
                heap / MANY,
                resident / MANY,
                MANY));
    }

    /// The sum of a class histogram, which collects garbage first and counts what is reachable.
    private static long liveHeapBytes(long pid) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process =
                new ProcessBuilder(List.of(jcmd.toString(), Long.toString(pid), "GC.class_histogram")).start();
        String last = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.startsWith("Total") ? line : last;
            }
        }
        process.waitFor();
        String[] fields = last.trim().split("\\s+");
        return Long.parseLong(fields[2]);
    }

    private static long residentBytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
            }
        }
        throw new IOException("no resident set size for process " + pid);
    }
}
