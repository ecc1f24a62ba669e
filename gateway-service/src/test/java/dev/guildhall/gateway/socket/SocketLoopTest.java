package dev.guildhall.gateway.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

final class SocketLoopTest {
    private static final EncodedEvent EVENT = new EncodedEvent(EventType.TYPING_START, Bytes.utf8("{}"));

    private final QueueLoop queue = new QueueLoop();
    private final Flushes flushes = new Flushes();
    private final EmbeddedChannel channel = new EmbeddedChannel(flushes);
    private final SocketWriter socket = queue.socket(channel, new GatewayCounters());

    private static final class Flushes extends ChannelOutboundHandlerAdapter {
        private int count;

        @Override
        public void flush(ChannelHandlerContext context) {
            count++;
            context.flush();
        }
    }

    @Test
    void deliveryBehindWhichNothingWaitsIsFlushedAsItIsWritten() {
        deliver(1);
        queue.runAll();
        assertThat(flushes.count).isEqualTo(1);
        assertThat(SentFrame.drain(channel)).hasSize(1);
    }

    @Test
    void deliveriesThatWaitTogetherLeaveInOneFlushAndInOrder() {
        deliver(1);
        deliver(2);
        deliver(3);
        queue.runAll();
        assertThat(SentFrame.drain(channel))
                .extracting(frame -> frame.json().get("s").asInt())
                .containsExactly(1, 2, 3);
        assertThat(flushes.count).isEqualTo(1);
    }

    private void deliver(long sequence) {
        DispatchBatch batch = new DispatchBatch(EVENT);
        batch.add(socket, sequence);
        queue.loop.run(() -> batch.run(true));
    }
}
