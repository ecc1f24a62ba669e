package dev.guildhall.acceptance.discordjs;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Place;
import dev.guildhall.acceptance.client.Portal;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// Who acts in the scenarios: an owner, a person in the guild, a stranger outside it, a bot with every intent
/// and one with none. Each scenario gets a guild of its own.
record Cast(Portal portal, Account owner, Account person, Account stranger, Account bot, Account plainBot) {
    static Cast hire(Portal portal) throws IOException, InterruptedException {
        Account owner = portal.register("owner");
        return new Cast(
                portal,
                owner,
                portal.register("person"),
                portal.register("stranger"),
                portal.createBot(owner, "butler"),
                portal.createPlainBot(owner, "gardener"));
    }

    /// A guild with the person and one of the bots in it.
    Place open(String name, Account guest, long permissions) throws IOException, InterruptedException {
        Place place = Place.open(portal, owner, name);
        place.welcome(person);
        portal.addBot(owner, guest, place.guildId(), permissions);
        return place;
    }

    /// What every scenario may read from its environment.
    Map<String, String> environment(Place place) {
        Map<String, String> environment = new HashMap<>();
        environment.put("API", portal.origin() + "/api");
        environment.put("BOT_TOKEN", bot.token());
        environment.put("BOT_ID", bot.id());
        environment.put("PLAIN_TOKEN", plainBot.token());
        environment.put("PLAIN_ID", plainBot.id());
        environment.put("GUILD_ID", place.guildId());
        environment.put("GUILD_NAME", place.name());
        environment.put("TEXT_ID", place.textId());
        environment.put("VOICE_ID", place.voiceId());
        person("OWNER", owner, environment);
        person("PERSON", person, environment);
        person("STRANGER", stranger, environment);
        return environment;
    }

    private static void person(String prefix, Account account, Map<String, String> environment) {
        environment.put(prefix + "_ID", account.id());
        environment.put(prefix + "_NAME", account.name());
        environment.put(prefix + "_TOKEN", account.token());
    }
}
