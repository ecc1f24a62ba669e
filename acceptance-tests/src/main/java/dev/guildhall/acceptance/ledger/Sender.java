package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import dev.guildhall.acceptance.client.Wire;
import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

/// Sends one message after another until told that it is enough. What has no answer is sent again with the same
/// nonce; now and then it is given up instead, so that messages of unknown outcome stay in the ledger.
final class Sender {
    private static final int ATTEMPTS_MAX = 50;
    private static final int GIVE_UP_ONE_IN = 4;

    private final String name;
    private final ThinClient client;
    private final List<String> channels;
    private final ActorLog log;
    private final RandomGenerator random;
    private final Progress progress;
    private final Gate gate;
    private int sent;

    Sender(
            String name,
            ThinClient client,
            List<String> channels,
            ActorLog log,
            RandomGenerator random,
            Progress progress,
            Gate gate) {
        this.name = name;
        this.client = client;
        this.channels = channels;
        this.log = log;
        this.random = random;
        this.progress = progress;
        this.gate = gate;
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
            if (givesUp) return;
            gate.await();
        }
        throw new AssertionError("no answer to " + nonce + " after " + ATTEMPTS_MAX + " attempts");
    }

    private boolean attempt(String nonce, String channel, String text) throws IOException, InterruptedException {
        log.write(tick -> new Entry.Sent(tick, name, nonce, channel, Text.sha256(text)));
        progress.step();
        Reply reply;
        try {
            JsonNode body = Wire.object("content", text, "nonce", nonce, "enforce_nonce", true);
            reply = client.post("/channels/" + channel + "/messages", body);
        } catch (IOException noAnswer) {
            log.write(tick -> new Entry.Unknown(tick, name, nonce, noAnswer.toString()));
            return false;
        }
        boolean settled = record(nonce, reply);
        progress.step();
        return settled;
    }

    private boolean record(String nonce, Reply reply) throws IOException {
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
