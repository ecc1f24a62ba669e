package dev.guildhall.acceptance.bus;

import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Reply;
import dev.guildhall.acceptance.client.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Sends messages into several channels at once, one after the other in each.
record Senders(Place place, List<String> channels) {
    /// The ids by channel, in the order in which they were acknowledged. Every send has to be.
    List<List<String>> send(int ofEach) throws InterruptedException {
        List<List<String>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> all = channels.stream()
                    .<Callable<List<String>>>map(channel -> () -> send(channel, ofEach))
                    .toList();
            for (Future<List<String>> each : senders.invokeAll(all)) {
                sent.add(each.get());
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        return sent;
    }

    private List<String> send(String channel, int count) throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Reply reply =
                    place.asOwner().post("/channels/" + channel + "/messages", Wire.object("content", "message " + i));
            ids.add(reply.expect(200).path("id").asText());
        }
        return ids;
    }
}
