package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.ThinClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Looks at the newest messages of one channel after another until told that it is enough. What it saw has to be there
/// in the end.
final class Reader {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String name;
    private final ThinClient client;
    private final List<String> channels;
    private final ActorLog log;
    private final RandomGenerator random;
    private final Progress progress;
    private final Answers answers;

    Reader(
            String name,
            ThinClient client,
            List<String> channels,
            ActorLog log,
            RandomGenerator random,
            Progress progress,
            Answers answers) {
        this.name = name;
        this.client = client;
        this.channels = channels;
        this.log = log;
        this.random = random;
        this.progress = progress;
        this.answers = answers;
    }

    void run() throws IOException, InterruptedException {
        while (!progress.overWithin(PAUSE)) {
            look(channels.get(random.nextInt(channels.size())));
        }
    }

    private void look(String channel) throws IOException, InterruptedException {
        Reply reply;
        try {
            reply = answers.measured(() -> client.get("/channels/" + channel + "/messages?limit=20"));
        } catch (IOException noAnswer) {
            // Noted as such.
            return;
        }
        if (reply.status() != 200) return;
        List<String> ids = new ArrayList<>();
        for (JsonNode message : reply.json()) ids.add(message.path("id").asText());
        log.write(tick -> new Entry.CaughtUp(tick, name, channel, ids));
    }
}
