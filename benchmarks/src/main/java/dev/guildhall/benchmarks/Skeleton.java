package dev.guildhall.benchmarks;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.guild.shard.ClusterOfOne;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/// The least that a server on Netty and Pekko's sharding has to start: the anchor of [StartBenchmark], as a process of
/// its own. It has the product's cluster settings, and listens once the first sharded entity has replied.
///
/// `Skeleton PORT` serves until the process is ended, `Skeleton PORT once` only until it is ready.
final class Skeleton {
    private static final EntityTypeKey<Greeting> KEY = EntityTypeKey.create(Greeting.class, "skeleton");
    private static final Duration REPLY_MAX = Duration.ofSeconds(60);
    private static final int CONTENT_BYTES_MAX = 1 << 20;

    private record Greeting(ActorRef<String> asker) {}

    private Skeleton() {}

    public static void main(String[] arguments) throws InterruptedException {
        Config pekko = ClusterOfOne.config().withFallback(ConfigFactory.load()).resolve();
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "skeleton", pekko);
        ClusterOfOne.join(system).toCompletableFuture().join();
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(KEY, entity -> replying()));
        sharding.entityRefFor(KEY, "1")
                .ask(Greeting::new, REPLY_MAX)
                .toCompletableFuture()
                .join();
        Channel listening = listen(Integer.parseInt(arguments[0]));
        if (arguments.length > 1) {
            // Through exit, which is when a recorded start is kept.
            System.exit(0);
        }
        listening.closeFuture().sync();
    }

    private static Behavior<Greeting> replying() {
        return Behaviors.receiveMessage(question -> {
            question.asker().tell("here");
            return Behaviors.same();
        });
    }

    private static Channel listen(int port) throws InterruptedException {
        return new ServerBootstrap()
                .group(new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory()))
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(CONTENT_BYTES_MAX))
                                .addLast(new Answering());
                    }
                })
                .bind("127.0.0.1", port)
                .sync()
                .channel();
    }

    private static final class Answering extends SimpleChannelInboundHandler<FullHttpRequest> {
        @Override
        protected void channelRead0(ChannelHandlerContext connection, FullHttpRequest request) {
            FullHttpResponse answer =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.EMPTY_BUFFER);
            answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
            connection.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
