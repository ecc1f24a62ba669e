package dev.guildhall.node.metrics;

import dev.guildhall.gateway.rest.RestApi;
import dev.guildhall.gateway.rest.RestServices;
import dev.guildhall.gateway.rest.RestStats;
import dev.guildhall.ratelimit.InvalidRequests;

/// What REST did, and what it keeps for that.
public record RestFigures(RestApi rest, RestServices services, InvalidRequests invalid) implements FigureSource {
    @Override
    public void readInto(Figures figures) {
        RestStats stats = rest.stats();
        stats.requests()
                .forEach(each -> figures.summary(
                        Metric.HTTP_REQUESTS,
                        each.count(),
                        each.totalNs(),
                        each.method(),
                        each.route(),
                        each.statusClass() + "xx"));
        stats.limited().forEach(each -> figures.count(Metric.HTTP_LIMITED, each.count(), each.scope()));
        figures.gauge(Metric.UPLOADS, services.uploads().underWay());
        figures.gauge(Metric.PASSWORDS_WAITING, services.passwords().waiting());
        figures.count(Metric.PASSWORDS_REFUSED, services.passwords().refused());
        figures.gauge(Metric.CACHE_ENTRIES, services.channels().entries(), "channels");
        figures.gauge(Metric.CACHE_ENTRIES, services.users().entries(), "users");
        figures.gauge(Metric.CACHE_ENTRIES, services.authenticator().entries(), "logins");
        figures.count(Metric.IDENTIFIES_REFUSED, services.identifies().refused());
        figures.count(Metric.IDENTIFY_BOTS_EVICTED, services.identifies().evicted());
        figures.gauge(Metric.INVALID_ADDRESSES, invalid.addresses());
        figures.count(Metric.INVALID_ADDRESSES_EVICTED, invalid.evictedAddresses());
    }
}
