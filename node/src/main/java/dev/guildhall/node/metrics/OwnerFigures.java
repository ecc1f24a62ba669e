package dev.guildhall.node.metrics;

import dev.guildhall.guild.GuildModule;
import dev.guildhall.owner.OwnerCounters;
import dev.guildhall.owner.OwnerStats;
import java.util.Locale;

/// Guilds, private channels and users on this node.
public record OwnerFigures(GuildModule guilds) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        for (OwnerCounters.Kind each : OwnerCounters.Kind.values()) {
            String kind = each.name().toLowerCase(Locale.ROOT);
            OwnerStats stats = guilds.stats(each);
            figures.gauge(Metric.OWNERS, stats.alive(), kind);
            figures.count(Metric.OWNERS_STARTED, stats.started(), kind);
            figures.count(Metric.OWNER_RESTARTS, stats.restarts(), kind);
            figures.count(Metric.OWNERS_GIVEN_UP, stats.givenUp(), kind);
            figures.count(Metric.OWNER_COMMITS, stats.commits(), kind);
            figures.count(Metric.OWNER_COMMITS_UNKNOWN, stats.unknownCommits(), kind);
            figures.count(Metric.OWNER_LEASES_LOST, stats.leasesLost(), kind);
        }
    }
}
