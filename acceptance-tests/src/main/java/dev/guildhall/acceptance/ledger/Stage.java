package dev.guildhall.acceptance.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.client.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Who takes part and where: two guilds of two channels each, everybody a member of both.
///
/// The channels are made for the run, so no notice of the guild's own ("so-and-so joined") can be in them.
record Stage(Account owner, List<Account> senders, List<Account> receivers, List<String> channels) {
    private static final int GUILDS = 2;
    private static final int CHANNELS_EACH = 2;

    static Stage set(Portal portal, int senders, int receivers) throws IOException, InterruptedException {
        Account owner = portal.register("owner");
        List<Account> sending = register(portal, "sender", senders);
        List<Account> receiving = register(portal, "receiver", receivers);
        List<Account> everybody = new ArrayList<>(sending);
        everybody.addAll(receiving);
        List<String> channels = new ArrayList<>();
        for (int guild = 1; guild <= GUILDS; guild++)
            channels.addAll(guild(portal, owner, "ledger " + guild, everybody));
        return new Stage(owner, sending, receiving, channels);
    }

    private static List<Account> register(Portal portal, String name, int count)
            throws IOException, InterruptedException {
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) accounts.add(portal.register(name));
        return accounts;
    }

    private static List<String> guild(Portal portal, Account owner, String name, List<Account> members)
            throws IOException, InterruptedException {
        String guild = portal.createGuild(owner, name).path("id").asText();
        List<String> channels = new ArrayList<>();
        for (int i = 1; i <= CHANNELS_EACH; i++) {
            JsonNode body = Wire.object("name", "ledger-" + i, "type", 0);
            channels.add(portal.as(owner)
                    .post("/guilds/" + guild + "/channels", body)
                    .expect(201)
                    .path("id")
                    .asText());
        }
        for (Account member : members) portal.join(owner, channels.getFirst(), member);
        return channels;
    }
}
