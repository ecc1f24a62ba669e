package dev.guildhall.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.common.json.Json;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A WebSocket client on a plain blocking socket, so that a test decides when it reads. Text frames only.
final class WireClient implements AutoCloseable {
    private static final int TIMEOUT_MS = 20_000;
    private static final int RECEIVE_BUFFER_BYTES = 16 * 1024;

    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final OutputStream out;
    final String handshake;

    /// @param address path and query
    WireClient(int port, String address) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(TIMEOUT_MS);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        send("GET " + address + " HTTP/1.1\r\nHost: chat.test:99\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
        handshake = head.toString();
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Sends one masked frame (with a mask of zeros, which is a mask).
    WireClient say(String json) throws IOException {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        out.write(0x81);
        if (payload.length < 126) {
            out.write(0x80 | payload.length);
        } else {
            out.write(new byte[] {(byte) (0x80 | 126), (byte) (payload.length >> 8), (byte) payload.length});
        }
        out.write(new byte[4]);
        out.write(payload);
        out.flush();
        return this;
    }

    WireClient identify(String token, long intents) throws IOException {
        return say("{\"op\":2,\"d\":{\"token\":\"" + token + "\",\"intents\":" + intents
                + ",\"properties\":{\"os\":\"linux\",\"browser\":\"test\",\"device\":\"test\"}}}");
    }

    WireClient resume(String token, String sessionId, long sequence) throws IOException {
        return say("{\"op\":6,\"d\":{\"token\":\"" + token + "\",\"session_id\":\"" + sessionId + "\",\"seq\":"
                + sequence + "}}");
    }

    /// The next text frame.
    JsonNode next() throws IOException {
        byte[] payload = frame(1);
        return Json.parse(payload);
    }

    /// Skips to the close frame.
    int closeCode() throws IOException {
        while (true) {
            int opcode = in.readUnsignedByte() & 0x0F;
            byte[] payload = payload();
            if (opcode == 8) return ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        }
    }

    private byte[] frame(int expected) throws IOException {
        int opcode = in.readUnsignedByte() & 0x0F;
        byte[] payload = payload();
        if (opcode != expected) {
            throw new AssertionError("frame " + opcode + " " + new String(payload, StandardCharsets.ISO_8859_1));
        }
        return payload;
    }

    private byte[] payload() throws IOException {
        long length = in.readUnsignedByte();
        if (length == 126) length = in.readUnsignedShort();
        if (length == 127) length = in.readLong();
        return in.readNBytes((int) length);
    }

    /// Everything until the server ends the connection.
    long drainToEnd() throws IOException {
        long bytes = 0;
        byte[] buffer = new byte[64 * 1024];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes += read;
        }
        return bytes;
    }

    /// The connection breaks without a close frame.
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
