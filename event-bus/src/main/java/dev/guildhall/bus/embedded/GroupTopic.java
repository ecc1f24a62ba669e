package dev.guildhall.bus.embedded;

import dev.guildhall.bus.Topic;

/// A group and one of the topics that it reads: what has one offset.
record GroupTopic(String group, Topic topic) {}
