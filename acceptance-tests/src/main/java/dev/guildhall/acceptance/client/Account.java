package dev.guildhall.acceptance.client;

/// Somebody who may act: a person or a bot, and the token that says so.
public record Account(String id, String name, String token, boolean bot) {
    /// The header's value: bots carry the prefix, people do not.
    public String authorization() {
        return bot ? "Bot " + token : token;
    }
}
