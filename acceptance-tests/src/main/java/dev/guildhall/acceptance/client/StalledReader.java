package dev.guildhall.acceptance.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/// A WebSocket client that identifies and then reads nothing: on a bare socket, because every library reads ahead.
public final class StalledReader implements AutoCloseable {
    /// What [#readToTheEnd()] answers where the connection ended without a close frame.
    public static final int CUT = 1006;

    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int RECEIVE_BUFFER_BYTES = 4096;

    private final Socket socket;
    private final DataInputStream in;

    private StalledReader(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /// Shakes hands, sends IDENTIFY, and reads until READY has begun to come.
    public static StalledReader identify(Portal portal, Account person) throws IOException, InterruptedException {
        URI gateway = portal.gateway();
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        StalledReader reader = new StalledReader(socket);
        reader.upgrade(gateway);
        reader.send(GatewayFrames.identifyPerson(person).toString());
        String frame = reader.frame();
        while (!frame.contains("\"READY\"")) frame = reader.frame();
        return reader;
    }

    /// Whether the server has ended the connection: seen by writing, because this client does not read.
    public boolean lost() {
        try {
            send(GatewayFrames.heartbeat().toString());
            return false;
        } catch (IOException gone) {
            return true;
        }
    }

    /// Reads what the server still had to say, and answers the code of its close frame.
    public int readToTheEnd() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0f;
                byte[] payload = in.readNBytes(length());
                if (opcode == CLOSE) return ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
            }
        } catch (EOFException | SocketException cut) {
            return CUT;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void upgrade(URI gateway) throws IOException {
        String request = "GET /?v=10&encoding=json HTTP/1.1\r\nHost: " + gateway.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        String status = line();
        if (!status.contains(" 101 ")) throw new IOException("no upgrade: " + status);
        String header = line();
        while (!header.isEmpty()) header = line();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) if (c != '\r') line.write(c);
        return line.toString(UTF_8);
    }

    private String frame() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        String payload = new String(in.readNBytes(length()), UTF_8);
        if (opcode == CLOSE) throw new IOException("closed before READY: " + payload);
        return payload;
    }

    /// RFC 6455, 5.2: 7 bits, or 126 and 16 bits, or 127 and 64 bits; a server never masks.
    private int length() throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) return in.readUnsignedShort();
        return length == 127 ? Math.toIntExact(in.readLong()) : length;
    }

    /// One masked text frame; the mask is zero, which leaves the bytes as they are.
    private void send(String text) throws IOException {
        byte[] payload = text.getBytes(UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x80 | TEXT);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        OutputStream out = socket.getOutputStream();
        out.write(frame.toByteArray());
        out.flush();
    }
}
