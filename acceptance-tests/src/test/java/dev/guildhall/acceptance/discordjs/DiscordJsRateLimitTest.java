package dev.guildhall.acceptance.discordjs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.acceptance.client.Portal;
import dev.guildhall.acceptance.node.OnNode;
import dev.guildhall.acceptance.process.CommandOutcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The stock library meets the real limits.
@OnNode(rateLimits = true)
final class DiscordJsRateLimitTest {
    @Test
    void waitsOutARealRefusalByRateAndSendsEachMessageOnce(Portal portal) throws IOException, InterruptedException {
        Cast cast = Cast.hire(portal);
        var environment = cast.environment(cast.open("busy", cast.bot(), 0));

        CommandOutcome outcome = NodeProject.install().scenario("rate-limit", environment);

        assertThat(outcome.exitCode()).as(outcome.output() + outcome.errors()).isZero();
        assertThat(outcome.lastOutputLine()).contains("passed");
    }
}
