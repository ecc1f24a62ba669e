package dev.guildhall.gateway.socket;

import dev.guildhall.common.protocol.Opcode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/// WebSocket frames as a server writes them: final, unmasked. Source: RFC 6455 5.2, 5.5.
final class Frames {
    private static final int FINAL_TEXT = 0x81;
    private static final int FINAL_CLOSE = 0x88;
    private static final int FINAL_PONG = 0x8A;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int LENGTH_16_MAX = 0xFFFF;

    private Frames() {}

    static void textHeader(ByteBuf out, int payloadBytes) {
        out.writeByte(FINAL_TEXT);
        if (payloadBytes < LENGTH_16) {
            out.writeByte(payloadBytes);
        } else if (payloadBytes <= LENGTH_16_MAX) {
            out.writeByte(LENGTH_16).writeShort(payloadBytes);
        } else {
            out.writeByte(LENGTH_64).writeLong(payloadBytes);
        }
    }

    /// A frame that is no dispatch: `s` and `t` are null.
    static byte[] control(Opcode opcode, String data) {
        String json = "{\"op\":" + opcode.code() + ",\"d\":" + data + ",\"s\":null,\"t\":null}";
        return json.getBytes(StandardCharsets.US_ASCII);
    }

    static ByteBuf text(ByteBufAllocator allocator, byte[] payload) {
        ByteBuf out = allocator.directBuffer(payload.length + 10);
        textHeader(out, payload.length);
        return out.writeBytes(payload);
    }

    /// At most 123 bytes of reason; both are ours.
    static ByteBuf close(ByteBufAllocator allocator, int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        ByteBuf out = allocator.directBuffer(4 + text.length);
        return out.writeByte(FINAL_CLOSE)
                .writeByte(2 + text.length)
                .writeShort(code)
                .writeBytes(text);
    }

    /// A ping's payload is at most 125 bytes; the decoder has seen to it.
    static ByteBuf pong(ByteBufAllocator allocator, ByteBuf payload) {
        ByteBuf out = allocator.directBuffer(2 + payload.readableBytes());
        return out.writeByte(FINAL_PONG)
                .writeByte(payload.readableBytes())
                .writeBytes(payload, payload.readerIndex(), payload.readableBytes());
    }
}
