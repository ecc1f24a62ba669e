package dev.guildhall.common.protocol;

/// What kind of client a session is; the keys of `client_status`. Bots are web clients.
/// Source: docs, "Gateway Events", client status object.
public enum ClientPlatform {
    /// An application on a computer.
    DESKTOP("desktop"),

    /// An application on a phone.
    MOBILE("mobile"),

    /// A browser, and every bot.
    WEB("web");

    /// What first-party applications call themselves in `browser`; libraries use it to pass for a phone.
    /// Source: community docs, client properties.
    private static final String DESKTOP_CLIENT = "Discord Client";

    private static final String IOS_CLIENT = "Discord iOS";
    private static final String ANDROID_CLIENT = "Discord Android";

    private final String wireName;

    ClientPlatform(String wireName) {
        this.wireName = wireName;
    }

    /// The key in `client_status`.
    public String wireName() {
        return wireName;
    }

    /// By `browser` of the client's properties.
    public static ClientPlatform ofBrowser(String browser) {
        return switch (browser) {
            case DESKTOP_CLIENT -> DESKTOP;
            case IOS_CLIENT, ANDROID_CLIENT -> MOBILE;
            default -> WEB;
        };
    }
}
