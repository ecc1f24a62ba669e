package dev.guildhall.bus.event;

import com.typesafe.config.Config;
import dev.guildhall.bus.Topic;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `guildhall.bus.live`, read once at start. Every value and its reason stands in `reference.conf`.
///
/// @param topics that are wanted, of those that are told as it happens
/// @param bytesMax of events that may be on their way to the bus
public record LiveConfig(Set<Topic> topics, long bytesMax) {
    public LiveConfig {
        topics = Set.copyOf(topics);
        if (bytesMax < 1) {
            throw new IllegalArgumentException("guildhall.bus.live.bytes-max must be at least 1, was " + bytesMax);
        }
    }

    /// `config` is the whole configuration, resolved.
    public static LiveConfig from(Config config) {
        Config own = config.getConfig("guildhall.bus.live");
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        String names = own.getString("topics");
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> topics.add(topic(name)));
        return new LiveConfig(topics, own.getBytes("bytes-max"));
    }

    private static Topic topic(String name) {
        List<Topic> live = Arrays.stream(Topic.values()).filter(Topic::live).toList();
        return live.stream()
                .filter(topic -> topic.topicName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("guildhall.bus.live.topics has \"" + name
                        + "\": the known ones are "
                        + live.stream().map(Topic::topicName).collect(Collectors.joining(", "))));
    }
}
