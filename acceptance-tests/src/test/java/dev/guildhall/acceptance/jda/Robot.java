package dev.guildhall.acceptance.jda;

import dev.guildhall.acceptance.client.Account;
import dev.guildhall.acceptance.client.Portal;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.cache.CacheFlag;

/// A bot that JDA runs, with everything switched on that it can keep, and its ear.
record Robot(JDA jda, Ear ear) implements AutoCloseable {
    private static final Duration END_WITHIN = Duration.ofSeconds(30);

    /// Logs in; returns when every guild of READY is there with all its members.
    static Robot logIn(Portal portal, Account bot) throws IOException, InterruptedException {
        Ear ear = new Ear();
        String gateway = portal.gateway().toString();
        JDA jda = JDABuilder.create(bot.token(), EnumSet.allOf(GatewayIntent.class))
                .setRestConfig(new RestConfig()
                        .setBaseUrl(portal.origin().resolve("/api/v10/").toString()))
                .setSessionController(new Sessions(gateway))
                // Compression is not spoken here yet.
                .setCompression(Compression.NONE)
                .enableCache(EnumSet.allOf(CacheFlag.class))
                .setMemberCachePolicy(MemberCachePolicy.ALL)
                .setChunkingFilter(ChunkingFilter.ALL)
                .setBulkDeleteSplittingEnabled(false)
                .setEnableShutdownHook(false)
                .addEventListeners(ear)
                .build();
        Robot robot = new Robot(jda, ear);
        try {
            ear.await(ReadyEvent.class);
            // JDA tells of READY a moment before it calls itself connected.
            jda.awaitReady();
            return robot;
        } catch (InterruptedException | AssertionError failure) {
            robot.close();
            throw failure;
        }
    }

    /// One bot without shards does not ask where the gateway is: JDA knows Discord's.
    private static final class Sessions extends SessionControllerAdapter {
        private final String gateway;

        Sessions(String gateway) {
            this.gateway = gateway;
        }

        @Override
        public String getGateway() {
            return gateway;
        }
    }

    @Override
    public void close() {
        jda.shutdownNow();
        try {
            if (!jda.awaitShutdown(END_WITHIN)) throw new AssertionError("JDA does not end");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
