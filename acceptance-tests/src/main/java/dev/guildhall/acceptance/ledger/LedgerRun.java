package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.process.NodeProcess;
import dev.guildhall.acceptance.process.Scratch;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// One run: set the stage, let everybody loose, break things, wait for quiet, read the history, judge.
public final class LedgerRun {
    private static final int SUCCESSES_AFTER = 15;

    private final LedgerOptions options;
    private final NodeProcess node;
    private final Path logs;
    private final Ticks ticks = new Ticks();
    private final Progress progress = new Progress();
    private final Gate gate = new Gate();
    private final Answers sends = new Answers(System::nanoTime);
    private final Answers reads = new Answers(System::nanoTime);
    private final SplittableRandom random;
    private long recoveredMs;

    private LedgerRun(LedgerOptions options, NodeProcess node) throws IOException {
        this.options = options;
        this.node = node;
        this.random = new SplittableRandom(options.seed());
        this.logs = Files.createDirectories(options.folder().resolve("actors"));
    }

    /// Runs it all. Rate limits are off: the run measures loss, and a refusal by rate would only slow it.
    public static Verdict run(LedgerOptions options) throws IOException, InterruptedException {
        return run(options, Map.of());
    }

    /// The same with the node's environment: where its stores are, say.
    public static Verdict run(LedgerOptions options, Map<String, String> environment)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        try (NodeProcess node =
                        NodeProcess.start(Scratch.cleared(options.folder()), List.of("--no-rate-limits"), environment);
                ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().factory())) {
            LedgerRun run = new LedgerRun(options, node);
            run.playOrSayWhere(new Portal(http, node.http()), heart, run.schedule());
            return LedgerChecker.check(ActorLog.readAll(run.logs));
        } finally {
            // An orderly close would wait for sockets that nobody reads any more.
            http.shutdownNow();
        }
    }

    /// A run on a node that is there already and stays, whoever ran on it before, through an outage of what it stands
    /// on. Somebody reads all the while. `portal` is the one of all runs on that node.
    public static OutageReport through(Outage outage, LedgerOptions options, NodeProcess node, Portal portal)
            throws IOException, InterruptedException {
        Scratch.cleared(options.folder());
        try (ScheduledExecutorService heart =
                Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())) {
            LedgerRun run = new LedgerRun(options, node);
            run.playOrSayWhere(portal, heart, run.schedule().with(outage));
            Verdict verdict = LedgerChecker.check(ActorLog.readAll(run.logs));
            return new OutageReport(verdict, run.sends.figures(), run.reads.figures(), run.recoveredMs);
        }
    }

    private FaultSchedule schedule() {
        return FaultSchedule.draw(random.split(), options.kills(), options.cuts(), options.receivers());
    }

    private void playOrSayWhere(Portal portal, ScheduledExecutorService heart, FaultSchedule schedule)
            throws IOException, InterruptedException {
        try {
            play(portal, heart, schedule);
        } catch (AssertionError | IOException failure) {
            failure.addSuppressed(new AssertionError("seed " + options.seed() + "\n" + node.logTail()));
            throw failure;
        }
    }

    private void play(Portal portal, ScheduledExecutorService heart, FaultSchedule schedule)
            throws IOException, InterruptedException {
        Stage stage = Stage.set(portal, options.senders(), options.receivers());
        List<Receiver> receivers = openReceivers(stage, portal, heart);
        Crew listening = new Crew(progress::end);
        for (Receiver receiver : receivers) listening.start("receiver", receiver::run);
        Crew sending = new Crew(progress::end);
        for (int i = 0; i < options.senders(); i++) {
            Sender sender = sender("s" + i, stage.senders().get(i), stage, portal);
            sending.start("sender", sender::run);
        }
        if (schedule.reachesBeneath()) {
            Reader reader = reader("reader", stage, portal);
            sending.start("reader", reader::run);
        }
        inflict(schedule, receivers, sending);
        sending.join();
        Sender last = sender("last", stage.owner(), stage, portal);
        for (String channel : stage.channels()) last.send("end-" + channel, channel, Text.lastOf(channel), false);
        listening.join();
        readHistory(stage, portal);
    }

    private List<Receiver> openReceivers(Stage stage, Portal portal, ScheduledExecutorService heart)
            throws IOException, InterruptedException {
        List<Receiver> receivers = new ArrayList<>();
        for (int i = 0; i < options.receivers(); i++) {
            String name = "r" + i;
            Account account = stage.receivers().get(i);
            Dialer dialer = new Dialer(portal.http(), portal.gateway(), account, gate, heart);
            ActorLog log = new ActorLog(logs, name, ticks);
            Receiver receiver = new Receiver(name, dialer, portal.as(account), stage.channels(), log, progress);
            receiver.open();
            receivers.add(receiver);
        }
        return receivers;
    }

    private Sender sender(String name, Account account, Stage stage, Portal portal) throws IOException {
        ActorLog log = new ActorLog(logs, name, ticks);
        return new Sender(name, portal.as(account), stage.channels(), log, random.split(), progress, gate, sends);
    }

    private Reader reader(String name, Stage stage, Portal portal) throws IOException {
        ActorLog log = new ActorLog(logs, name, ticks);
        return new Reader(name, portal.as(stage.owner()), stage.channels(), log, random.split(), progress, reads);
    }

    private void inflict(FaultSchedule schedule, List<Receiver> receivers, Crew sending)
            throws IOException, InterruptedException {
        try {
            for (Fault fault : schedule.faults()) {
                progress.await(fault.step());
                if (sending.failed()) return;
                switch (fault) {
                    case Fault.Kill _ -> kill();
                    case Fault.Beneath beneath -> strike(beneath.outage());
                    case Fault.Cut cut -> receivers.get(cut.receiver()).cut(cut.missedSteps());
                }
            }
            progress.await(schedule.lastStep());
        } finally {
            progress.end();
        }
    }

    /// Afterwards sends and reads succeed again, or the run fails.
    private void strike(Outage outage) throws IOException, InterruptedException {
        Load load = new Load(progress, sends, reads);
        load.succeeds(1);
        outage.strike(load);
        long overNs = System.nanoTime();
        load.succeeds(1);
        recoveredMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - overNs);
        // Some of everybody's, so that what the outage left behind is met.
        load.succeeds(SUCCESSES_AFTER);
    }

    /// The gate shuts only after the kill, so that senders and receivers run into the dying node.
    private void kill() throws IOException, InterruptedException {
        node.kill9();
        gate.shut();
        try {
            node.startAgain();
        } finally {
            gate.open();
        }
    }

    private void readHistory(Stage stage, Portal portal) throws IOException, InterruptedException {
        try (ActorLog log = new ActorLog(logs, "history", ticks)) {
            for (String channel : stage.channels()) {
                for (JsonNode message : HistoryReader.read(portal.as(stage.owner()), channel)) {
                    String sha256 = Text.sha256(message.path("content").asText());
                    String id = message.path("id").asText();
                    log.write(tick -> new Entry.Stored(tick, "history", channel, id, sha256));
                }
            }
        }
    }
}
