package dev.guildhall.acceptance.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.protocol.ChannelType;
import java.io.IOException;

/// A guild of one test's own, with the two channels that a new guild has.
public record Place(Portal portal, Account owner, String name, String guildId, String textId, String voiceId) {
    /// Makes the guild.
    public static Place open(Portal portal, Account owner, String name) throws IOException, InterruptedException {
        String guildId = portal.createGuild(owner, name).path("id").asText();
        JsonNode channels =
                portal.as(owner).get("/guilds/" + guildId + "/channels").expect(200);
        String text = firstOf(channels, ChannelType.GUILD_TEXT);
        return new Place(portal, owner, name, guildId, text, firstOf(channels, ChannelType.GUILD_VOICE));
    }

    /// The guild's and the channel's paths.
    public String guild(String rest) {
        return "/guilds/" + guildId + rest;
    }

    public String channel(String rest) {
        return "/channels/" + textId + rest;
    }

    public ThinClient asOwner() {
        return portal.as(owner);
    }

    /// Lets a person in.
    public void welcome(Account guest) throws IOException, InterruptedException {
        portal.join(owner, textId, guest);
    }

    public JsonNode say(Account who, String content) throws IOException, InterruptedException {
        return portal.as(who)
                .post(channel("/messages"), Wire.object("content", content))
                .expect(200);
    }

    /// A further channel of this guild.
    public JsonNode createChannel(JsonNode body) throws IOException, InterruptedException {
        return asOwner().post(guild("/channels"), body).expect(201);
    }

    public JsonNode createRole(JsonNode body) throws IOException, InterruptedException {
        return asOwner().post(guild("/roles"), body).expect(200);
    }

    private static String firstOf(JsonNode channels, ChannelType type) {
        for (JsonNode channel : channels) {
            if (channel.path("type").asInt() == type.code())
                return channel.path("id").asText();
        }
        throw new AssertionError("a new guild without " + type + ": " + channels);
    }
}
