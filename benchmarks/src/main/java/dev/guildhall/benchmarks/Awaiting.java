package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Asks one path again and again until it answers 200, over bare sockets: a client's own start must not count.
record Awaiting(int port, String path, String authorization) {
    private static final int TICK_MS = 2;
    private static final int ANSWER_MS_MAX = 10_000;

    /// Fails when the process ends first.
    void await(Process process) throws IOException, InterruptedException {
        while (!answers()) {
            if (process.waitFor(TICK_MS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the process ended with " + process.exitValue() + " before it answered " + path);
            }
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(ANSWER_MS_MAX);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n") + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return status != null && status.contains(" 200");
        } catch (IOException notListeningYet) {
            return false;
        }
    }
}
