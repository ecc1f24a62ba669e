package dev.guildhall.bus;

import dev.guildhall.common.bytes.Bytes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Records whose value says which they are.
public final class Records {
    private Records() {}

    public static BusRecord record(Topic topic, long key, long number) {
        return new BusRecord(topic, key, Bytes.utf8(Long.toString(number)));
    }

    /// Messages numbered `from` to `to`, that one left out, all of one channel.
    public static List<BusRecord> messages(long key, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(number -> record(Topic.MESSAGES, key, number))
                .toList();
    }

    /// One message each of so many channels.
    public static List<BusRecord> ofChannels(int channels) {
        return IntStream.range(0, channels)
                .mapToObj(channel -> record(Topic.MESSAGES, channel, channel))
                .toList();
    }

    public static BusRecord large(Topic topic, long key, int bytes) {
        return new BusRecord(topic, key, Bytes.owning(new byte[bytes]));
    }

    public static long number(BusRecord record) {
        return Long.parseLong(record.value().toString());
    }
}
