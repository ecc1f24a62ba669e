package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.ThinClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A channel's whole history, page by page, in the order in which the server lists it: newest first.
final class HistoryReader {
    private static final int PAGE = 100;

    private HistoryReader() {}

    static List<JsonNode> read(ThinClient client, String channel) throws IOException, InterruptedException {
        List<JsonNode> messages = new ArrayList<>();
        String before = "";
        while (true) {
            String path = "/channels/%s/messages?limit=%d%s".formatted(channel, PAGE, before);
            JsonNode page = client.get(path).expect(200);
            page.forEach(messages::add);
            if (page.size() < PAGE) return messages;
            before = "&before=" + messages.getLast().path("id").asText();
        }
    }
}
