package dev.guildhall.benchmarks;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long from the command to a product that serves? `./guildhall start` on unchanged sources and a folder that
/// holds data, until `/health/ready` answers 200, and until an existing guild has answered its owner. Anchor:
/// [Skeleton], until it answers, with a recorded start like the product's.
///
/// The goal is 1.5 × the anchor and the time to open the store, which a process of its own measures.
final class StartBenchmark implements Question {
    private static final int ROUNDS = 5;
    private static final double GOAL = 1.5;

    private final Path launcher = Path.of(System.getProperty("guildhall.home", "."), "guildhall");

    @Override
    public void ask(Workshop workshop) throws IOException, InterruptedException {
        Path data = workshop.folder().resolve("start");
        int port = freePort();
        Awaiting ready = new Awaiting(port, "/health/ready", "");
        Awaiting guild = furnish(product(data, port), ready, port);
        JavaProcess skeleton = JavaProcess.recorded(Skeleton.class, workshop, Integer.toString(port), "once");
        JavaProcess opening = JavaProcess.recorded(
                StoreOpening.class, workshop, data.resolve("store").toString());

        Paired paired = new Paired();
        List<Double> toGuild = new ArrayList<>();
        List<Double> toOpen = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            long anchorNs = System.nanoTime();
            Process anchor = skeleton.start(Integer.toString(port));
            ready.await(anchor);
            paired.anchor(msSince(anchorNs));
            end(anchor);
            if (round == ROUNDS) break;

            long subjectNs = System.nanoTime();
            Process subject = product(data, port);
            ready.await(subject);
            paired.subject(msSince(subjectNs));
            guild.await(subject);
            toGuild.add(msSince(subjectNs));
            end(subject);
            toOpen.add(
                    Double.parseDouble(opening.firstLine(data.resolve("store").toString())));
        }
        System.out.println(paired.report("start to ready", "bare skeleton to its first sharded reply", "ms"));
        report(paired, Paired.median(toGuild), Paired.median(toOpen));
    }

    private static void report(Paired paired, double toGuildMs, double toOpenMs) {
        double goalMs = GOAL * paired.anchorMedian() + toOpenMs;
        System.out.printf(
                Locale.ROOT,
                "opening the store alone: %.0f ms; goal %.1f × skeleton + store: %.0f ms; start to a guild's answer: %.0f ms (%.2f of the goal)%n",
                toOpenMs,
                GOAL,
                goalMs,
                toGuildMs,
                toGuildMs / goalMs);
    }

    /// The first start builds and records what is missing, and makes the guild that later starts find.
    private static Awaiting furnish(Process first, Awaiting ready, int port) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            ready.await(first);
            Portal portal = new Portal(http, URI.create("http://127.0.0.1:" + port));
            Account owner = portal.register("starter");
            Place place = Place.open(portal, owner, "Early");
            return new Awaiting(port, "/api/v10" + place.guild(""), owner.authorization());
        } finally {
            end(first);
        }
    }

    private Process product(Path data, int port) throws IOException {
        return new ProcessBuilder(
                        launcher.toString(),
                        "start",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static double msSince(long startNs) {
        return (System.nanoTime() - startNs) / 1e6;
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
