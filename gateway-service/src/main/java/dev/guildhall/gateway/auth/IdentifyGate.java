package dev.guildhall.gateway.auth;

import dev.guildhall.common.id.UserId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How often bots may IDENTIFY: a budget for a day, and a pause between two that share a rate-limit key. Over
/// either, the gateway answers op 9 and the client tries again. RESUME is free, and user accounts are not
/// counted. Source: gateway topic, "Session Start Limit" and "Rate Limiting".
///
/// The budget's period begins with a bot's first IDENTIFY and ends all at once, as `reset_after` tells it, so
/// around its end a bot may have twice the budget within less than a period. Only what is admitted counts:
/// clients that try too early are not kept out for longer.
///
/// Bounded: at `botsMax` the bot whose period began first is forgotten, which is counted; it then has a full
/// budget early. For several threads. Counts what comes to this gateway.
public final class IdentifyGate {
    private static final long NANOS_PER_MS = 1_000_000;

    private final IdentifyLimits limits;
    private final LongSupplier nowNs;
    /// In the order in which their periods began.
    private final LinkedHashMap<UserId, Usage> usages = new LinkedHashMap<>();
    private long refused;
    private long evicted;

    /// @param nowNs monotonic nanoseconds
    public IdentifyGate(IdentifyLimits limits, LongSupplier nowNs) {
        this.limits = limits;
        this.nowNs = nowNs;
    }

    /// What GET /gateway/bot tells of a bot.
    ///
    /// @param resetAfterMs until the budget is full again; 0 when it is
    public record SessionStarts(int total, int remaining, long resetAfterMs, int maxConcurrency) {}

    /// One bot's IDENTIFYs in its current period.
    private static final class Usage {
        final long begunNs;
        final boolean[] met;
        final long[] lastNs;
        int used;

        Usage(long begunNs, int keys) {
            this.begunNs = begunNs;
            this.met = new boolean[keys];
            this.lastNs = new long[keys];
        }

        /// The pause goes on over the end of a period.
        Usage(long begunNs, Usage before) {
            this.begunNs = begunNs;
            this.met = before.met;
            this.lastNs = before.lastNs;
        }
    }

    /// Called for each IDENTIFY of a bot whose token and payload are good. True: it may start a session, and is
    /// counted.
    public synchronized boolean admit(UserId bot, long shardId) {
        if (!limits.enabled()) {
            return true;
        }
        long now = nowNs.getAsLong();
        Usage usage = current(bot, now);
        int key = (int) Math.floorMod(shardId, (long) limits.maxConcurrency());
        boolean paused =
                usage.met[key] && now - usage.lastNs[key] < limits.pause().toNanos();
        if (paused || usage.used >= limits.budget()) {
            refused++;
            return false;
        }
        usage.met[key] = true;
        usage.lastNs[key] = now;
        usage.used++;
        return true;
    }

    public synchronized SessionStarts sessionStarts(UserId bot) {
        long now = nowNs.getAsLong();
        Usage usage = usages.get(bot);
        if (usage == null || over(usage, now)) {
            return new SessionStarts(limits.budget(), limits.budget(), 0, limits.maxConcurrency());
        }
        long leftNs = limits.budgetPeriod().toNanos() - (now - usage.begunNs);
        return new SessionStarts(
                limits.budget(),
                limits.budget() - usage.used,
                Math.ceilDiv(leftNs, NANOS_PER_MS),
                limits.maxConcurrency());
    }

    /// IDENTIFYs that were answered with op 9.
    public synchronized long refused() {
        return refused;
    }

    /// Bots that were forgotten at the bound although their period was not over.
    public synchronized long evicted() {
        return evicted;
    }

    synchronized int bots() {
        return usages.size();
    }

    private Usage current(UserId bot, long now) {
        Usage usage = usages.get(bot);
        if (usage != null && !over(usage, now)) {
            return usage;
        }
        usages.remove(bot);
        Usage fresh = usage == null ? new Usage(now, limits.maxConcurrency()) : new Usage(now, usage);
        makeRoom(now);
        usages.put(bot, fresh);
        return fresh;
    }

    private void makeRoom(long now) {
        Iterator<Map.Entry<UserId, Usage>> eldest = usages.entrySet().iterator();
        while (eldest.hasNext()) {
            boolean past = over(eldest.next().getValue(), now);
            if (!past && usages.size() < limits.botsMax()) {
                return;
            }
            eldest.remove();
            evicted += past ? 0 : 1;
        }
    }

    private boolean over(Usage usage, long now) {
        return now - usage.begunNs >= limits.budgetPeriod().toNanos();
    }
}
