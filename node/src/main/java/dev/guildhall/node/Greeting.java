package dev.guildhall.node;

import java.nio.file.Path;
import java.util.List;

/// The few lines that a start prints: what a stranger needs next. The first one says that clients are served.
final class Greeting {
    private static final Path USUAL_DATA = Path.of("data").toAbsolutePath().normalize();

    private Greeting() {}

    static List<String> lines(int port, Path dataFolder, boolean background) {
        var where = dataFolder.equals(USUAL_DATA) ? "" : " --data " + dataFolder;
        return List.of(
                "Guildhall is ready on http://localhost:" + port,
                "  REST        http://localhost:" + port + "/api/v10   (discord.js: rest: { api: \"http://localhost:"
                        + port + "/api\" })",
                "  Gateway     ws://localhost:" + port,
                "  An account  ./guildhall admin create-user NAME" + where,
                "  A bot       ./guildhall admin create-bot NAME" + where + "   (its token is the last line)",
                "  Data        " + dataFolder,
                "  Documents   " + documents(),
                "  Stop        " + (background ? "./guildhall stop" + where : "Ctrl-C"));
    }

    /// The launcher says where the repository lies; without it the names inside the repository have to do.
    private static String documents() {
        var home = System.getProperty("guildhall.home");
        return home == null ? "README.md, docs/" : home + "/README.md, " + home + "/docs";
    }
}
