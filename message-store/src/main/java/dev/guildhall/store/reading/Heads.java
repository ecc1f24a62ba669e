package dev.guildhall.store.reading;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.store.Change;
import dev.guildhall.store.CommitWeight;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The newest pages of channels, that a channel has no message among them. Holds about `bytesMax`; past it, what was
/// not
/// asked for longest goes. One that is older than a change of its channel is of no use, and never answered.
final class Heads {
    private record Head(long version, int limit, List<Message> page, long bytes) {
        /// Whether it has the newest `wanted` messages, or all that there are.
        boolean has(int wanted) {
            return wanted <= limit || page.size() < limit;
        }
    }

    private final long bytesMax;
    private final Map<ChannelId, Head> heads = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;
    private long answered;
    private long forgotten;

    Heads(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// @param version of the channel, now
    synchronized Optional<List<Message>> newest(ChannelId channel, long version, int limit) {
        Head head = heads.get(channel);
        if (head == null || head.version() != version || !head.has(limit)) return Optional.empty();
        answered++;
        return Optional.of(
                head.page().size() <= limit ? head.page() : head.page().subList(0, limit));
    }

    /// @param version of the channel, before the page was read
    synchronized void read(ChannelId channel, long version, int limit, List<Message> page) {
        long weight = weight(page);
        if (weight > bytesMax) return;
        Head before = heads.put(channel, new Head(version, limit, List.copyOf(page), weight));
        bytes += weight - (before == null ? 0 : before.bytes());
        Iterator<Head> oldest = heads.values().iterator();
        while (bytes > bytesMax) {
            bytes -= oldest.next().bytes();
            oldest.remove();
            forgotten++;
        }
    }

    private static long weight(List<Message> page) {
        long weight = CommitWeight.ROW_BYTES;
        for (Message message : page) {
            weight += CommitWeight.of(new Change.PutMessage(message)) * 2;
        }
        return weight;
    }

    synchronized int count() {
        return heads.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    synchronized long answered() {
        return answered;
    }

    synchronized long forgotten() {
        return forgotten;
    }
}
