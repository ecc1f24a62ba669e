package dev.guildhall.gateway.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.json.Json;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One frame as a client reads it off the wire. Written apart from the code under test.
public record SentFrame(int opcode, Bytes payload) {
    private static final int CLOSE = 8;
    private static final int TEXT = 1;

    /// Everything that was flushed to the channel since the last call.
    public static List<SentFrame> drain(EmbeddedChannel channel) {
        channel.runPendingTasks();
        ByteBuf wire = Unpooled.buffer();
        for (Object out = channel.readOutbound(); out != null; out = channel.readOutbound()) {
            ByteBuf bytes = (ByteBuf) out;
            wire.writeBytes(bytes);
            bytes.release();
        }
        List<SentFrame> frames = new ArrayList<>();
        while (wire.isReadable()) {
            frames.add(next(wire));
        }
        return frames;
    }

    private static SentFrame next(ByteBuf wire) {
        int first = wire.readUnsignedByte();
        if ((first & 0xF0) != 0x80) throw new AssertionError("not a final frame: " + first);
        long length = wire.readUnsignedByte();
        if (length == 126) {
            length = wire.readUnsignedShort();
            if (length < 126) throw new AssertionError("length not minimal");
        } else if (length == 127) {
            length = wire.readLong();
            if (length <= 0xFFFF) throw new AssertionError("length not minimal");
        }
        byte[] payload = new byte[(int) length];
        wire.readBytes(payload);
        return new SentFrame(first & 0x0F, Bytes.owning(payload));
    }

    public boolean isClose() {
        return opcode == CLOSE;
    }

    public boolean isText() {
        return opcode == TEXT;
    }

    public int closeCode() {
        if (!isClose()) throw new AssertionError("not a close frame: " + this);
        return payload.view().getShort() & 0xFFFF;
    }

    public JsonNode json() {
        try {
            return Json.parse(payload.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public String toString() {
        return opcode + " " + payload;
    }
}
