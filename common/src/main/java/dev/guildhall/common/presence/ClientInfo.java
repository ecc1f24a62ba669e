package dev.guildhall.common.presence;

import dev.guildhall.common.protocol.ClientPlatform;

/// What a session's client is: `client` and `os` as it says, cut to a bounded length.
public record ClientInfo(String client, String os, ClientPlatform platform, boolean bot) {
    private static final int TEXT_MAX = 64;

    public ClientInfo {
        client = client.substring(0, Math.min(client.length(), TEXT_MAX));
        os = os.substring(0, Math.min(os.length(), TEXT_MAX));
    }

    public static ClientInfo ofPerson(String browser, String os) {
        return new ClientInfo(browser, os, ClientPlatform.ofBrowser(browser), false);
    }

    public static ClientInfo ofBot(String browser, String os) {
        return new ClientInfo(browser, os, ClientPlatform.ofBrowser(browser), true);
    }
}
