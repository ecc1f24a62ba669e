package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// Sends one message after another until told that it is enough. What has no answer is sent again with the same
/// nonce; now and then it is given up instead, so that messages of unknown outcome stay in the ledger.
final class Sender {
    private static final int ATTEMPTS_MAX = 50;
    private static final int GIVE_UP_ONE_IN = 4;
    private static final Duration BACK_OFF_MIN = Duration.ofMillis(50);
    /// 50 ms, 100, … 800.
    private static final int BACK_OFF_DOUBLINGS_MAX = 4;

    private final String name;
    private final ThinClient client;
    private final List<String> channels;
    private final ActorLog log;
    private final RandomGenerator random;
    private final Progress progress;
    private final Gate gate;
    private final Answers answers;
    private int sent;
    private int refusedInARow;

    Sender(
            String name,
            ThinClient client,
            List<String> channels,
            ActorLog log,
            RandomGenerator random,
            Progress progress,
            Gate gate,
            Answers answers) {
        this.name = name;
        this.client = client;
        this.channels = channels;
        this.log = log;
        this.random = random;
        this.progress = progress;
        this.gate = gate;
        this.answers = answers;
    }

    void run() throws IOException, InterruptedException {
        while (!progress.over()) {
            String nonce = name + "-" + ++sent;
            String channel = channels.get(random.nextInt(channels.size()));
            send(nonce, channel, Text.of(nonce, random), random.nextInt(GIVE_UP_ONE_IN) == 0);
        }
    }

    /// Sends until there is an answer. With `givesUp` the first attempt without an answer is the last.
    void send(String nonce, String channel, String text, boolean givesUp) throws IOException, InterruptedException {
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            if (attempt(nonce, channel, text)) return;
            backOff();
            if (givesUp) return;
            gate.await();
        }
        throw new AssertionError("no answer to " + nonce + " after " + ATTEMPTS_MAX + " attempts");
    }

    /// As clients do that a server asked to come back later. Not after the run: what is still to be sent is sent.
    private void backOff() throws InterruptedException {
        if (refusedInARow == 0) return;
        Duration pause = BACK_OFF_MIN.multipliedBy(1L << Math.min(refusedInARow - 1, BACK_OFF_DOUBLINGS_MAX));
        progress.overWithin(pause);
    }

    private boolean attempt(String nonce, String channel, String text) throws IOException, InterruptedException {
        log.write(tick -> new Entry.Sent(tick, name, nonce, channel, Text.sha256(text)));
        progress.step();
        Reply reply;
        try {
            JsonNode body = Wire.object("content", text, "nonce", nonce, "enforce_nonce", true);
            reply = answers.measured(() -> client.post("/channels/" + channel + "/messages", body));
        } catch (IOException noAnswer) {
            log.write(tick -> new Entry.Unknown(tick, name, nonce, noAnswer.toString()));
            return false;
        }
        boolean settled = record(nonce, reply);
        progress.step();
        return settled;
    }

    private boolean record(String nonce, Reply reply) throws IOException {
        refusedInARow = reply.status() >= 500 ? refusedInARow + 1 : 0;
        if (reply.status() >= 500) {
            log.write(tick -> new Entry.Unknown(tick, name, nonce, reply.toString()));
            return false;
        }
        if (reply.status() != 200) {
            log.write(tick -> new Entry.Rejected(tick, name, nonce, reply.status(), reply.text()));
            return true;
        }
        JsonNode message = reply.json();
        String sha256 = Text.sha256(message.path("content").asText());
        log.write(tick -> new Entry.Acked(tick, name, nonce, message.path("id").asText(), sha256));
        return true;
    }
}
