package dev.guildhall.node.demo;

import com.fasterxml.jackson.databind.JsonNode;

/// One dispatch that a client got.
///
/// @param atNs monotonic
record Heard(String who, String event, JsonNode data, long atNs) {}
