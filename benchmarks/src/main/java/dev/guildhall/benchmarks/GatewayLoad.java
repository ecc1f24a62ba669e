package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The native sink as a process: many gateway sessions that count what they get.
final class GatewayLoad implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;
    private long delivered;

    private GatewayLoad(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /// Returns when every session is identified and has its guild.
    static GatewayLoad open(Path sink, int port, int sessions, String identify)
            throws IOException, InterruptedException {
        List<String> line = List.of(sink.toString(), Integer.toString(port), Integer.toString(sessions), identify);
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Cores.pin(process.pid(), Cores.LOAD);
        GatewayLoad load = new GatewayLoad(process);
        load.await("ready " + sessions);
        return load;
    }

    /// Returns when every session has got `messages` more than when this was called last.
    void awaitDelivered(int messages) throws IOException {
        delivered += messages;
        await("delivered " + delivered);
    }

    private void await(String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(wanted)) return;
        }
        throw new IOException("the sink ended while it was waited for: " + wanted);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
