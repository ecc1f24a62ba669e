package dev.guildhall.common.relay;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.protocol.EventType;

/// The body (`d`) of one dispatch, encoded once for everybody who gets this variant of it.
public record EncodedEvent(EventType type, Bytes body) {}
