package dev.guildhall.gateway;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.channel.PrivateChannelMessage;
import dev.guildhall.common.guild.GuildMessage;
import dev.guildhall.common.guild.GuildQuery;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSession;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.presence.Presence;
import dev.guildhall.common.protocol.EventType;
import dev.guildhall.common.relay.EncodedEvent;
import dev.guildhall.common.relay.GuildDelivery;
import dev.guildhall.common.relay.ReadyGuild;
import dev.guildhall.common.relay.ReadySight;
import dev.guildhall.common.relay.RelayMessage;
import dev.guildhall.common.route.Owners;
import dev.guildhall.common.session.SessionMessage;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import dev.guildhall.common.user.UserMessage;
import dev.guildhall.common.user.UserReply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/// Owners as simple as can be: a user is in the guilds that the test names, and a guild answers at once.
final class FakeOwners implements Owners {
    static final int CLASS = 7;
    static final String PRESENCES = "[{\"user_id\":\"5\",\"status\":\"dnd\"}]";
    static final String VOICE = "[{\"user_id\":\"5\",\"channel_id\":\"6\"}]";

    final List<GuildId> guilds = new CopyOnWriteArrayList<>();
    final Set<GuildId> silent = ConcurrentHashMap.newKeySet();
    final Map<SessionId, ActorRef<SessionMessage>> sessions = new ConcurrentHashMap<>();
    final List<GuildMessage> toGuilds = new CopyOnWriteArrayList<>();
    final List<UserMessage> toUsers = new CopyOnWriteArrayList<>();
    final AtomicInteger crashes = new AtomicInteger();
    final Map<UserId, Presence> presences = new ConcurrentHashMap<>();
    /// Of all channels that a session sees.
    volatile Map<ChannelId, MessageId> lastMessages = Map.of();

    volatile int applicationFlags;
    /// In each guild's body.
    volatile String name = "";
    private final Map<GuildId, CountDownLatch> attached = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private volatile @Nullable ActorRef<RelayMessage> relay;

    @Override
    public void toGuild(GuildId guildId, GuildMessage message) {
        if (crashes.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("injected: the way to the guild fails");
        }
        toGuilds.add(message);
        if (message instanceof GuildQuery.PresencesOf query) {
            query.replyTo().tell(GuildReply.done(new GuildResult.OfPresences(presences)));
        }
        if (message instanceof GuildSession.Attach attach && !silent.contains(guildId)) attach(guildId, attach);
    }

    void attach(GuildId guildId, GuildSession.Attach attach) {
        relay = attach.relay();
        String self = "{\"user\":{\"id\":\"" + attach.userId() + "\"},\"roles\":[]}";
        Bytes body = Bytes.utf8("{\"id\":\"" + guildId + "\",\"name\":\"" + name + "\",\"members\":[" + self + "]}");
        EncodedEvent create = attach.withGuildCreate() ? new EncodedEvent(EventType.GUILD_CREATE, body) : null;
        ReadyGuild parts = new ReadyGuild(
                body,
                Bytes.utf8("{\"user_id\":\"" + attach.userId() + "\",\"roles\":[]}"),
                Bytes.utf8(PRESENCES),
                Bytes.utf8(VOICE),
                new ReadySight(List.of(), Instant.EPOCH, lastMessages.keySet(), lastMessages));
        attach.relay().tell(new GuildDelivery.SessionAttached(guildId, 1, attach.sessionId(), CLASS, create, parts));
        attached.computeIfAbsent(guildId, any -> new CountDownLatch(1)).countDown();
    }

    @Override
    public void toPrivateChannel(ChannelId channelId, PrivateChannelMessage message) {
        throw new AssertionError("nobody talks in private");
    }

    @Override
    public void toUser(UserId userId, UserMessage message) {
        toUsers.add(message);
        if (!(message instanceof UserMessage.OpenSession open)) return;
        sessions.put(open.sessionId(), open.session());
        boolean bot = userId.equals(FakeTokens.BOT);
        User user = new User(userId, "name", bot ? "1234" : "0", null, null, bot, 0);
        Application application = bot
                ? new Application(
                        new ApplicationId(userId.value()), "app", "", FakeTokens.PERSON, true, true, applicationFlags)
                : null;
        Account account = new Account(user, bot ? null : "a@example.org", null, "en-GB");
        open.replyTo().tell(new UserReply.SessionOpened(account, application, guilds));
    }

    /// Until the session has asked this guild to let it in.
    void awaitAttached(GuildId guildId) {
        CountDownLatch came = attached.computeIfAbsent(guildId, any -> new CountDownLatch(1));
        try {
            if (!came.await(10, TimeUnit.SECONDS)) throw new AssertionError("nobody came");
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    void removed(GuildId guildId, SessionId sessionId, @Nullable EncodedEvent farewell) {
        tell(new GuildDelivery.SessionRemoved(guildId, 1, sessionId, farewell));
    }

    void refused(GuildId guildId, SessionId sessionId) {
        tell(new GuildDelivery.SessionRefused(guildId, 1, sessionId));
    }

    /// The guild goes on elsewhere.
    void moved(GuildId guildId) {
        tell(new GuildDelivery.EpochStarted(guildId, 2, false));
    }

    private void tell(GuildDelivery delivery) {
        ActorRef<RelayMessage> to = relay;
        if (to == null) throw new AssertionError("nobody attached yet");
        to.tell(delivery);
    }

    void publish(GuildId guildId, String body) {
        publish(guildId, new EncodedEvent(EventType.MESSAGE_CREATE, Bytes.utf8(body)));
    }

    void publish(GuildId guildId, EncodedEvent event) {
        GuildDelivery.Part part = new GuildDelivery.Part(event, List.of(CLASS), List.of(), List.of());
        tell(new GuildDelivery.Publish(guildId, 1, numbers.incrementAndGet(), List.of(part)));
    }
}
