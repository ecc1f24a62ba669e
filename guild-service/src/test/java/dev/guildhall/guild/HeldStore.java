package dev.guildhall.guild;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.Emoji;
import dev.guildhall.common.guild.Expressions;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.guild.Reaction;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.Sticker;
import dev.guildhall.common.health.Health;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.AuthSessionId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.EmojiId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.StickerId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.AuditRows;
import dev.guildhall.store.Change;
import dev.guildhall.store.Claim;
import dev.guildhall.store.Claims;
import dev.guildhall.store.Commit;
import dev.guildhall.store.ContentReferences;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.Lease;
import dev.guildhall.store.MentionRows;
import dev.guildhall.store.MessageHistory;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.Outbox;
import dev.guildhall.store.OutboxStats;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.OwnerStore;
import dev.guildhall.store.PersonalRows;
import dev.guildhall.store.PinRows;
import dev.guildhall.store.PrivateChannelRows;
import dev.guildhall.store.ReactionRows;
import dev.guildhall.store.StoreUnavailable;
import dev.guildhall.store.WorkerIds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A store whose time stands still until the test says otherwise: commits can be held back, made durable in any
/// order, or failed with or without having happened; reads can be made to fail. Rows live in maps.
public final class HeldStore
        implements MessageStore,
                OwnerStore,
                GuildRows,
                AccountRows,
                MessageHistory,
                Claims,
                ReactionRows,
                PinRows,
                PrivateChannelRows {
    /// A commit that the test decides about.
    public record Held(Commit commit, CompletableFuture<Void> outcome) {}

    private final Map<OwnerId, Long> lastNumbers = new HashMap<>();
    private final Map<GuildId, Guild> guilds = new HashMap<>();
    private final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
    private final Map<GuildId, Map<RoleId, Role>> roles = new HashMap<>();
    private final Map<GuildId, Expressions> expressions = new HashMap<>();
    private final Map<GuildId, TreeMap<UserId, Member>> members = new HashMap<>();
    private final Map<MessageId, Message> messages = new TreeMap<>();
    private final Map<UserId, Account> accounts = new HashMap<>();
    private final Map<UserId, Set<AuthSessionId>> logins = new HashMap<>();
    private final Map<ApplicationId, Application> applications = new HashMap<>();
    private final Map<ChannelId, PrivateChannel> privateChannels = new HashMap<>();
    private final Set<Map.Entry<ChannelId, UserId>> hidden = new HashSet<>();
    private final Map<Claim.Kind, Map<String, OwnerId>> claims = new HashMap<>();
    private final HeldPersonal personal = new HeldPersonal();
    private final List<Commit> durable = new ArrayList<>();
    private final BlockingQueue<Held> arrivals = new LinkedBlockingQueue<>();
    private boolean holding;
    private Lease lease = new Lease(1);
    private @Nullable RuntimeException readFailure;
    private int reads;

    // ---- what a test does ------------------------------------------------------------------------------------------

    public synchronized void hold() {
        holding = true;
    }

    /// Later commits are durable at once. Held ones stay held.
    public synchronized void flow() {
        holding = false;
    }

    public synchronized void failReads(@Nullable RuntimeException failure) {
        readFailure = failure;
    }

    /// Waits for the next commit that is held back.
    public Held nextHeld() {
        try {
            Held next = arrivals.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no commit came");
            }
            return next;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    /// What is granted from now on.
    public synchronized void grant(Lease next) {
        lease = next;
    }

    public synchronized int reads() {
        return reads;
    }

    /// In the order in which they became durable.
    public synchronized List<Commit> durable() {
        return List.copyOf(durable);
    }

    public void release(Held commit) {
        synchronized (this) {
            apply(commit.commit());
        }
        commit.outcome().complete(null);
    }

    /// The caller is told nothing but that the store did not answer; whether it `happened` is the test's to say.
    public void lose(Held commit, boolean happened) {
        synchronized (this) {
            if (happened) {
                apply(commit.commit());
            }
        }
        commit.outcome().completeExceptionally(new StoreUnavailable("held back"));
    }

    /// It happened, and the caller is told this.
    public void release(Held commit, RuntimeException failure) {
        synchronized (this) {
            apply(commit.commit());
        }
        commit.outcome().completeExceptionally(failure);
    }

    public void fail(Held commit, RuntimeException failure) {
        commit.outcome().completeExceptionally(failure);
    }

    public synchronized void put(Account account) {
        accounts.put(account.user().id(), account);
    }

    // ---- ports -----------------------------------------------------------------------------------------------------

    @Override
    public OwnerStore owners() {
        return this;
    }

    @Override
    public MessageHistory history() {
        return this;
    }

    @Override
    public ReactionRows reactions() {
        return this;
    }

    @Override
    public PinRows pins() {
        return this;
    }

    @Override
    public MentionRows mentions() {
        throw new IllegalStateException("owners do not count mentions");
    }

    @Override
    public GuildRows guilds() {
        return this;
    }

    @Override
    public AccountRows accounts() {
        return this;
    }

    @Override
    public PersonalRows personal() {
        return personal;
    }

    @Override
    public PrivateChannelRows privateChannels() {
        return this;
    }

    @Override
    public Claims claims() {
        return this;
    }

    @Override
    public AuditRows audits() {
        throw new IllegalStateException("owners do not read what they did");
    }

    @Override
    public ContentReferences contents() {
        throw new IllegalStateException("owners leave contents to the sweep");
    }

    @Override
    public WorkerIds workers() {
        throw new IllegalStateException("tests bring their own ids");
    }

    @Override
    public Outbox outbox() {
        throw new IllegalStateException("no bus listens to this store");
    }

    @Override
    public OutboxStats outboxStats() {
        return OutboxStats.NOTHING;
    }

    @Override
    public Health health() {
        return Health.UP;
    }

    @Override
    public void close() {}

    @Override
    public CompletionStage<Lease> lease(OwnerId owner) {
        return read(lease);
    }

    @Override
    public synchronized CompletionStage<Void> commit(Lease lease, Commit commit) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        if (holding) {
            arrivals.add(new Held(commit, outcome));
        } else {
            apply(commit);
            outcome.complete(null);
        }
        return outcome;
    }

    @Override
    public synchronized CompletionStage<Long> lastNumber(OwnerId owner) {
        return read(lastNumbers.getOrDefault(owner, 0L));
    }

    @Override
    public synchronized CompletionStage<Optional<GuildRecord>> guild(GuildId guildId) {
        Guild guild = guilds.get(guildId);
        Map<ChannelId, MessageId> heads = new HashMap<>();
        messages.values().forEach(each -> heads.put(each.channelId(), each.id()));
        return read(Optional.ofNullable(guild)
                .map(found -> new GuildRecord(
                        found,
                        channels.values().stream()
                                .filter(each -> each.guildId().equals(guildId))
                                .toList(),
                        List.copyOf(roles.getOrDefault(guildId, Map.of()).values()),
                        heads,
                        Map.of(),
                        expressions.getOrDefault(guildId, Expressions.NONE))));
    }

    @Override
    public synchronized CompletionStage<Optional<Guild>> row(GuildId guildId) {
        return read(Optional.ofNullable(guilds.get(guildId)));
    }

    @Override
    public synchronized CompletionStage<Optional<Pictured>> expression(long id) {
        return read(expressions.entrySet().stream()
                .flatMap(each -> pictured(each.getKey(), each.getValue(), id))
                .findFirst());
    }

    private static Stream<Pictured> pictured(GuildId guildId, Expressions of, long id) {
        return Stream.concat(
                        of.emoji(new EmojiId(id)).map(Emoji::image).stream(),
                        of.sticker(new StickerId(id)).map(Sticker::image).stream())
                .map(image -> new Pictured(guildId, image));
    }

    @Override
    public synchronized CompletionStage<Optional<Emoji>> emoji(GuildId guildId, EmojiId emojiId) {
        return read(expressions.getOrDefault(guildId, Expressions.NONE).emoji(emojiId));
    }

    @Override
    public synchronized CompletionStage<Optional<Sticker>> sticker(GuildId guildId, StickerId stickerId) {
        return read(expressions.getOrDefault(guildId, Expressions.NONE).sticker(stickerId));
    }

    @Override
    public synchronized CompletionStage<List<Role>> roles(GuildId guildId) {
        return read(List.copyOf(roles.getOrDefault(guildId, Map.of()).values()));
    }

    @Override
    public synchronized CompletionStage<Optional<Member>> member(GuildId guildId, UserId userId) {
        return read(Optional.ofNullable(membersOf(guildId).get(userId)));
    }

    @Override
    public synchronized CompletionStage<Map<UserId, Member>> members(GuildId guildId, Collection<UserId> userIds) {
        Map<UserId, Member> found = new HashMap<>(membersOf(guildId));
        found.keySet().retainAll(userIds);
        return read(found);
    }

    @Override
    public synchronized CompletionStage<List<Member>> membersAfter(GuildId guildId, UserId after, int limit) {
        return read(membersOf(guildId).tailMap(after, false).values().stream()
                .limit(limit)
                .toList());
    }

    @Override
    public CompletionStage<Optional<Ban>> ban(GuildId guildId, UserId userId) {
        return read(Optional.empty());
    }

    @Override
    public CompletionStage<List<Ban>> bansAfter(GuildId guildId, UserId after, int limit) {
        return read(List.of());
    }

    @Override
    public CompletionStage<Optional<Invite>> invite(String code) {
        return read(Optional.empty());
    }

    @Override
    public CompletionStage<List<Invite>> invites(GuildId guildId) {
        return read(List.of());
    }

    @Override
    public synchronized CompletionStage<Optional<OwnerId>> ownerOf(ChannelId channelId) {
        return read(Optional.ofNullable(channels.get(channelId)).map(each -> new OwnerId.OfGuild(each.guildId())));
    }

    @Override
    public synchronized CompletionStage<Optional<Account>> account(UserId userId) {
        return read(Optional.ofNullable(accounts.get(userId)));
    }

    @Override
    public synchronized CompletionStage<Map<UserId, Account>> accounts(Collection<UserId> ids) {
        Map<UserId, Account> found = new HashMap<>(accounts);
        found.keySet().retainAll(ids);
        return read(found);
    }

    @Override
    public synchronized CompletionStage<Boolean> authSessionStands(UserId userId, AuthSessionId id) {
        return read(logins.getOrDefault(userId, Set.of()).contains(id));
    }

    @Override
    public synchronized CompletionStage<List<AuthSessionId>> authSessions(UserId userId) {
        return read(List.copyOf(logins.getOrDefault(userId, Set.of())));
    }

    @Override
    public synchronized CompletionStage<List<GuildId>> guildsOf(UserId userId) {
        return read(members.entrySet().stream()
                .filter(each -> each.getValue().containsKey(userId))
                .map(Map.Entry::getKey)
                .sorted()
                .toList());
    }

    @Override
    public synchronized CompletionStage<Optional<Application>> application(ApplicationId id) {
        return read(Optional.ofNullable(applications.get(id)));
    }

    @Override
    public synchronized CompletionStage<List<Application>> applicationsOf(UserId ownerId) {
        return read(applications.values().stream()
                .filter(each -> each.ownerId().equals(ownerId))
                .toList());
    }

    @Override
    public CompletionStage<List<Message>> page(ChannelId channelId, Cursor cursor, int limit) {
        throw new IllegalStateException("owners do not page");
    }

    @Override
    public synchronized CompletionStage<Optional<Message>> message(ChannelId channelId, MessageId messageId) {
        return read(Optional.ofNullable(messages.get(messageId)));
    }

    @Override
    public CompletionStage<Map<MessageId, Message>> messages(ChannelId channelId, Collection<MessageId> ids) {
        throw new IllegalStateException("owners do not page");
    }

    @Override
    public CompletionStage<Written> writtenBy(
            Collection<UserId> authors, ChannelId channelId, MessageId since, MessageId before, int limit) {
        throw new IllegalStateException("owners do not page");
    }

    @Override
    public CompletionStage<List<ReactionCount>> counts(ChannelId channelId, MessageId messageId) {
        return read(List.of());
    }

    @Override
    public CompletionStage<OptionalLong> reacted(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId userId) {
        return read(OptionalLong.empty());
    }

    @Override
    public CompletionStage<Map<MessageId, List<Reaction>>> seenBy(
            UserId reader, ChannelId channelId, Collection<MessageId> messageIds) {
        throw new IllegalStateException("owners do not page");
    }

    @Override
    public CompletionStage<List<UserId>> usersAfter(
            ChannelId channelId, MessageId messageId, ReactionEmoji emoji, UserId after, int limit) {
        throw new IllegalStateException("owners do not page");
    }

    @Override
    public CompletionStage<List<Pin>> pins(ChannelId channelId) {
        return read(List.of());
    }

    @Override
    public CompletionStage<Optional<Message>> byNonce(ChannelId channelId, UserId authorId, Nonce nonce) {
        return read(Optional.empty());
    }

    @Override
    public CompletionStage<Optional<Attachment>> attachment(ChannelId channelId, AttachmentId attachmentId) {
        throw new IllegalStateException("owners serve no files");
    }

    @Override
    public synchronized CompletionStage<Boolean> claim(Claim claim) {
        OwnerId holder = claims.computeIfAbsent(claim.kind(), kind -> new HashMap<>())
                .computeIfAbsent(claim.name(), name -> claim.owner());
        return read(holder.equals(claim.owner()));
    }

    @Override
    public synchronized CompletionStage<Optional<OwnerId>> holder(Claim.Kind kind, String name) {
        return read(Optional.ofNullable(claims.getOrDefault(kind, Map.of()).get(name)));
    }

    @Override
    public CompletionStage<Optional<OwnerId>> claimant(Claim.Kind kind, String name) {
        return holder(kind, name);
    }

    @Override
    public synchronized CompletionStage<Optional<PrivateChannelRecord>> channel(ChannelId channelId) {
        MessageId head = messages.values().stream()
                .filter(each -> each.channelId().equals(channelId))
                .map(Message::id)
                .reduce(null, (before, id) -> id);
        return read(Optional.ofNullable(privateChannels.get(channelId))
                .map(channel -> new PrivateChannelRecord(
                        channel,
                        channel.recipients().stream()
                                .filter(each -> hidden.contains(Map.entry(channelId, each)))
                                .collect(Collectors.toSet()),
                        new ChannelLast(head, null))));
    }

    @Override
    public CompletionStage<List<PrivateChannelRecord>> channelsOf(UserId userId) {
        throw new IllegalStateException("owners do not list");
    }

    private synchronized <T> CompletionStage<T> read(T value) {
        reads++;
        RuntimeException failure = readFailure;
        return failure == null ? CompletableFuture.completedFuture(value) : CompletableFuture.failedFuture(failure);
    }

    private TreeMap<UserId, Member> membersOf(GuildId guildId) {
        return members.computeIfAbsent(guildId, id -> new TreeMap<>());
    }

    private void apply(Commit commit) {
        lastNumbers.merge(commit.owner(), commit.number(), Math::max);
        durable.add(commit);
        commit.changes().forEach(this::apply);
    }

    public synchronized void apply(Change change) {
        switch (change) {
            case Change.PutMessage put -> messages.put(put.message().id(), put.message());
            case Change.DeleteMessage delete -> messages.remove(delete.messageId());
            case Change.PutGuild put -> guilds.put(put.guild().id(), put.guild());
            case Change.DeleteGuild delete -> {
                guilds.remove(delete.guildId());
                members.remove(delete.guildId());
            }
            case Change.PutChannel put -> channels.put(put.channel().id(), put.channel());
            case Change.DeleteChannel delete -> channels.remove(delete.channelId());
            case Change.PutRole put ->
                roles.computeIfAbsent(put.guildId(), id -> new LinkedHashMap<>())
                        .put(put.role().id(), put.role());
            case Change.DeleteRole delete ->
                roles.getOrDefault(delete.guildId(), new HashMap<>()).remove(delete.roleId());
            case Change.PutEmoji put ->
                expressions.merge(
                        put.guildId(), Expressions.NONE.with(put.emoji()), (known, added) -> known.with(put.emoji()));
            case Change.DeleteEmoji delete ->
                expressions.computeIfPresent(delete.guildId(), (id, known) -> known.without(delete.emojiId()));
            case Change.PutSticker put ->
                expressions.merge(
                        put.guildId(),
                        Expressions.NONE.with(put.sticker()),
                        (known, added) -> known.with(put.sticker()));
            case Change.DeleteSticker delete ->
                expressions.computeIfPresent(delete.guildId(), (id, known) -> known.without(delete.stickerId()));
            case Change.PutMember put ->
                membersOf(put.guildId()).put(put.member().userId(), put.member());
            case Change.DeleteMember delete -> membersOf(delete.guildId()).remove(delete.userId());
            case Change.OfPerson of -> personal.apply(of);
            case Change.PutAccount put -> accounts.put(put.account().user().id(), put.account());
            case Change.PutAuthSession put ->
                logins.computeIfAbsent(put.userId(), id -> new HashSet<>()).add(put.id());
            case Change.DeleteAuthSession delete ->
                logins.getOrDefault(delete.userId(), new HashSet<>()).remove(delete.id());
            case Change.DeleteAllAuthSessions delete -> logins.remove(delete.userId());
            case Change.PutApplication put -> applications.put(put.application().id(), put.application());
            case Change.PutPrivateChannel put ->
                privateChannels.put(put.channel().id(), put.channel());
            case Change.PutRecipient put -> {
                if (put.hidden()) {
                    hidden.add(Map.entry(put.channelId(), put.userId()));
                } else {
                    hidden.remove(Map.entry(put.channelId(), put.userId()));
                }
            }
            case Change.DeleteRecipient delete -> hidden.remove(Map.entry(delete.channelId(), delete.userId()));
            case Change.ReleaseClaim release ->
                claims.getOrDefault(release.claim().kind(), new HashMap<>())
                        .remove(release.claim().name());
            case Change.HoldClaim hold -> {}
            case Change.PutReaction put -> {}
            case Change.DeleteReaction delete -> {}
            case Change.DeleteReactionsWith delete -> {}
            case Change.DeleteReactions delete -> {}
            case Change.PutReactionCounts put -> {}
            case Change.PutMention put -> {}
            case Change.DeleteMention delete -> {}
            case Change.PutPin put -> {}
            case Change.DeletePin delete -> {}
            case Change.PutLastPin put -> {}
            case Change.PutNonce put -> {}
            case Change.PutBan put -> {}
            case Change.DeleteBan delete -> {}
            case Change.PutAuditEntry put -> {}
            case Change.PutInvite put -> {}
            case Change.DeleteInvite delete -> {}
        }
    }
}
