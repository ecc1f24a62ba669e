package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How many deliveries does a CPU second buy over the whole path (REST, guild actor, store, relay, socket),
/// when single events go to 1,000 sessions? Anchor: the same number of bare `send` calls from C.
///
/// Each message is sent when the one before has reached every session, so nothing can coalesce.
final class FanOutBenchmark implements Question {
    private static final int SESSIONS = 1000;
    private static final int WARM_UP_MESSAGES = 6000;
    private static final int BURST_MESSAGES = 400;
    private static final int ROUNDS = 5;
    private static final String ANCHOR_SECONDS = "1.5";
    private static final String CONTENT = "x".repeat(100);

    @Override
    public void ask(Workshop workshop) throws IOException, InterruptedException {
        Path anchor = workshop.compile("tcpfan");
        try (BusyGuild guild = BusyGuild.open(workshop.folder().resolve("fan-out"));
                GatewayLoad load = guild.listen(workshop.compile("wssink"), SESSIONS)) {
            burst(guild, load, WARM_UP_MESSAGES);
            Paired paired = new Paired();
            double cpuBefore = Cores.cpuSeconds(guild.pid());
            double kernelBefore = Cores.kernelSeconds(guild.pid());
            for (int round = 0; round < ROUNDS; round++) {
                paired.anchor(perCpuSecondOf(anchor));
                paired.subject(burst(guild, load, BURST_MESSAGES));
            }
            paired.anchor(perCpuSecondOf(anchor));
            System.out.println(paired.report("single events to 1,000 sessions", "C send", "deliveries per CPU second"));
            double kernel = Cores.kernelSeconds(guild.pid()) - kernelBefore;
            System.out.printf(
                    Locale.ROOT,
                    "of the node's CPU the kernel had %.0f %%%n",
                    100 * kernel / (Cores.cpuSeconds(guild.pid()) - cpuBefore));
        }
    }

    private static double burst(BusyGuild guild, GatewayLoad load, int messages)
            throws IOException, InterruptedException {
        double before = Cores.cpuSeconds(guild.pid());
        for (int i = 0; i < messages; i++) {
            guild.say(CONTENT);
            load.awaitDelivered(1);
        }
        return messages * (double) SESSIONS / (Cores.cpuSeconds(guild.pid()) - before);
    }

    private static double perCpuSecondOf(Path anchor) throws IOException {
        List<String> line = List.of(anchor.toString(), "send", Integer.toString(SESSIONS), ANCHOR_SECONDS);
        Process process = new ProcessBuilder(line).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            String result = String.valueOf(out.readLine());
            return Double.parseDouble(result.substring(result.lastIndexOf('=') + 1));
        }
    }
}
