package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.gateway.socket.GatewayCounter;
import dev.guildhall.gateway.socket.GatewayCounters;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class HttpTurnsTest {
    private static final HttpBounds BOUNDS =
            new HttpBounds(100, 100, 100, Duration.ofSeconds(15), Duration.ofSeconds(75), 2);

    private final GatewayCounters counters = new GatewayCounters();
    private final List<String> arrived = new ArrayList<>();
    private final EmbeddedChannel channel = new EmbeddedChannel();

    HttpTurnsTest() {
        channel.freezeTime();
        channel.pipeline().addLast(new HttpTurns(BOUNDS, counters), new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                FullHttpRequest request = (FullHttpRequest) message;
                arrived.add(request.uri());
                request.release();
            }
        });
    }

    private void asks(String uri) {
        channel.writeInbound(new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, uri));
    }

    private void answer() {
        channel.writeOutbound(
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER));
        channel.runPendingTasks();
        FullHttpResponse sent = channel.readOutbound();
        assertThat(sent).isNotNull();
    }

    private void passes(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void pipelinedRequestWaitsForTheAnswerBefore() {
        asks("/1");
        asks("/2");
        assertThat(arrived).containsExactly("/1");
        answer();
        assertThat(arrived).containsExactly("/1", "/2");
        answer();
        asks("/3");
        assertThat(arrived).containsExactly("/1", "/2", "/3");
    }

    @Test
    void readingStopsWhenEnoughWait() {
        asks("/1");
        asks("/2");
        assertThat(channel.config().isAutoRead()).isTrue();
        asks("/3");
        assertThat(channel.config().isAutoRead()).isFalse();
        answer();
        assertThat(channel.config().isAutoRead()).isTrue();
    }

    @Test
    void requestThatTricklesIsCut() {
        channel.pipeline().fireChannelReadComplete();
        for (int second = 0; second < 14; second++) {
            passes(Duration.ofSeconds(1));
            channel.pipeline().fireChannelReadComplete();
        }
        assertThat(channel.isOpen()).isTrue();
        passes(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
        assertThat(counters.value(GatewayCounter.SLOW_REQUESTS_CLOSED)).isEqualTo(1);
    }

    @Test
    void idleConnectionIsClosedAndAnAnsweringOneIsNot() {
        asks("/1");
        passes(Duration.ofMinutes(10));
        assertThat(channel.isOpen()).isTrue();
        answer();
        passes(Duration.ofSeconds(74));
        assertThat(channel.isOpen()).isTrue();
        passes(Duration.ofSeconds(1));
        assertThat(channel.isOpen()).isFalse();
        assertThat(counters.value(GatewayCounter.SLOW_REQUESTS_CLOSED)).isZero();
    }
}
