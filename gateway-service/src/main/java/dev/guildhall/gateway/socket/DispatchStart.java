package dev.guildhall.gateway.socket;

import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.protocol.Opcode;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// The bytes of a dispatch up to its number, made once for each event name.
final class DispatchStart {
    private static final Map<EventType, byte[]> BY_TYPE = new EnumMap<>(EventType.class);

    static {
        for (EventType type : EventType.values()) {
            String start = "{\"op\":" + Opcode.DISPATCH.code() + ",\"t\":\"" + type.name() + "\",\"s\":";
            BY_TYPE.put(type, start.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private DispatchStart() {}

    static byte[] of(EventType type) {
        return Objects.requireNonNull(BY_TYPE.get(type));
    }
}
