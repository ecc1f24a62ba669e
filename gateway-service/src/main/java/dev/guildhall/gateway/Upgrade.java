package dev.guildhall.gateway;

import dev.guildhall.common.protocol.Limits;
import dev.guildhall.gateway.socket.GatewayAddress;
import dev.guildhall.gateway.socket.SocketContext;
import dev.guildhall.gateway.socket.SocketHandler;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// One WebSocket handshake (RFC 6455 4.2). After it the connection's pipeline is the frame decoder and the
/// socket, and nothing else: an idle session pays for every handler it has.
final class Upgrade {
    private static final String VERSION = "13";
    private static final String KEY_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private static final WebSocketDecoderConfig DECODER = WebSocketDecoderConfig.newBuilder()
            .maxFramePayloadLength(Limits.GATEWAY_FRAME_BYTES_MAX)
            .allowMaskMismatch(false)
            .expectMaskedFrames(true)
            .allowExtensions(false)
            .closeOnProtocolViolation(false)
            .withUTF8Validator(false)
            .build();

    private final GatewayAddress address;
    private final @Nullable String host;
    private final @Nullable String key;
    private final boolean wellFormed;

    private Upgrade(GatewayAddress address, @Nullable String host, @Nullable String key, boolean wellFormed) {
        this.address = address;
        this.host = host;
        this.key = key;
        this.wellFormed = wellFormed;
    }

    static Upgrade of(FullHttpRequest request) {
        return new Upgrade(
                GatewayAddress.of(request.uri()),
                request.headers().get(HttpHeaderNames.HOST),
                request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY),
                request.method().equals(HttpMethod.GET)
                        && VERSION.equals(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION)));
    }

    void perform(ChannelHandlerContext context, SocketContext sockets) {
        String refusal = address.refusal();
        if (!wellFormed) {
            FullHttpResponse answer = PlainAnswers.refusal(HttpResponseStatus.UPGRADE_REQUIRED, "Upgrade required");
            answer.headers().set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        } else if (key == null || refusal != null) {
            String text = refusal == null ? "no Sec-WebSocket-Key" : refusal;
            context.writeAndFlush(PlainAnswers.refusal(HttpResponseStatus.BAD_REQUEST, text))
                    .addListener(ChannelFutureListener.CLOSE);
        } else {
            switchProtocols(context.pipeline(), key, sockets);
        }
    }

    /// The answer goes past the HTTP codec, which leaves at once; what the client may have sent behind its
    /// request goes on to the frame decoder, the codec's next.
    private void switchProtocols(ChannelPipeline pipeline, String sentKey, SocketContext sockets) {
        ChannelHandlerContext codec = pipeline.context(HttpServerCodec.class);
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(sentKey) + "\r\n\r\n";
        codec.writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII), codec.voidPromise());
        for (String name : pipeline.names()) {
            if (pipeline.get(name) != null && !name.equals(codec.name())) pipeline.remove(name);
        }
        pipeline.addLast(new WebSocket13FrameDecoder(DECODER));
        // Before the socket comes: its HELLO, written as it is added, must not meet an HTTP encoder.
        pipeline.remove(codec.name());
        pipeline.addLast(new SocketHandler(address.version(), host, sockets));
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] digest = sha1.digest((key + KEY_SUFFIX).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
