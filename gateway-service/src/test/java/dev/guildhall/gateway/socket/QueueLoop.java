package dev.guildhall.gateway.socket;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// An event loop that runs when the test says so, counts what it is given, and can fail to take a task.
public final class QueueLoop implements Executor {
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    public final SocketLoop loop = new SocketLoop(this);
    private int failuresDue;
    private int taken;

    @Override
    public void execute(Runnable task) {
        if (failuresDue > 0) {
            failuresDue--;
            throw new IllegalStateException("injected: the loop does not take this");
        }
        taken++;
        tasks.add(task);
    }

    public void failNext(int times) {
        failuresDue = times;
    }

    /// Tasks handed over since the last call.
    public int takenSince() {
        int count = taken;
        taken = 0;
        return count;
    }

    /// What a channel's handler does when its client reads again.
    public void writabilityChanged(SocketWriter socket) {
        socket.writabilityChanged();
    }

    public void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /// A socket on this loop whose frames the channel keeps.
    public SocketWriter socket(EmbeddedChannel channel, GatewayCounters counters) {
        Holder holder = new Holder();
        channel.pipeline().addLast(holder);
        return new SocketWriter(holder.context(), loop, TestSocket.BOUNDS, counters);
    }

    private static final class Holder extends ChannelInboundHandlerAdapter {
        private final java.util.List<ChannelHandlerContext> held = new java.util.ArrayList<>(1);

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            held.add(context);
        }

        ChannelHandlerContext context() {
            return held.getFirst();
        }
    }
}
