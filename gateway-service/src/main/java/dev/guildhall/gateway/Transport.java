package dev.guildhall.gateway;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import java.util.Arrays;
import java.util.Locale;

/// How event loops talk to the kernel, the best first.
public enum Transport {
    /// Sends of a whole loop go to the kernel in one call: a single event to 1,000 sockets costs seven
    /// tenths of what `epoll` costs (docs/benchmarks.md). Needs Linux 5.15 or so, and a container whose
    /// profile allows it.
    IO_URING {
        @Override
        boolean available() {
            return IoUring.isAvailable();
        }

        // The default ring is too small for a crowd: its completions overflow, which costs more than it saves.
        @Override
        IoHandlerFactory handlers() {
            return IoUringIoHandler.newFactory(
                    new IoUringIoHandlerConfig().setRingSize(SUBMISSIONS_MAX).setCqSize(4 * SUBMISSIONS_MAX));
        }

        @Override
        Class<? extends ServerChannel> listener() {
            return IoUringServerSocketChannel.class;
        }
    },
    EPOLL {
        @Override
        boolean available() {
            return Epoll.isAvailable();
        }

        @Override
        IoHandlerFactory handlers() {
            return EpollIoHandler.newFactory();
        }

        @Override
        Class<? extends ServerChannel> listener() {
            return EpollServerSocketChannel.class;
        }
    },
    NIO {
        @Override
        boolean available() {
            return true;
        }

        @Override
        IoHandlerFactory handlers() {
            return NioIoHandler.newFactory();
        }

        @Override
        Class<? extends ServerChannel> listener() {
            return NioServerSocketChannel.class;
        }
    };

    private static final int SUBMISSIONS_MAX = 4096;
    private static final String BEST = "auto";

    abstract boolean available();

    abstract IoHandlerFactory handlers();

    /// The channel type of a listening socket.
    abstract Class<? extends ServerChannel> listener();

    EventLoopGroup loops(int threads) {
        return new MultiThreadIoEventLoopGroup(threads, handlers());
    }

    /// @param name `auto` for the best that this machine has, or one of them
    /// @throws IllegalArgumentException with one clear line when there is no such, or this machine lacks it
    static Transport of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.is(name) && each.available())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("guildhall.gateway.transport is " + name
                        + ", this machine has "
                        + Arrays.stream(values()).filter(Transport::available).toList()
                        + " and auto"));
    }

    private boolean is(String name) {
        return name.equals(BEST) || name.equals(toString());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
