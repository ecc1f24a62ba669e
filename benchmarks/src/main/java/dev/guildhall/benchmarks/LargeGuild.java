package dev.guildhall.benchmarks;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.user.Account;
import dev.guildhall.common.user.Application;
import dev.guildhall.common.user.User;
import dev.guildhall.store.Change;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A guild of a thousand members, fifty channels and twenty thousand messages, made by the commands that make
/// any guild; the cell's listener is a member.
final class LargeGuild {
    static final int MEMBERS = 1000;
    static final int CHANNELS = 50;
    static final int MESSAGES = 20_000;
    private static final int UNDER_WAY = 32;
    private static final long FIRST_MEMBER = 1_000;
    private static final UserId OWNER = new UserId(FIRST_MEMBER);
    private static final String CONTENT = "x".repeat(100);

    private final CrashingCell cell;
    private final GuildId guildId;
    private final List<ChannelId> channels = new ArrayList<>();

    private LargeGuild(CrashingCell cell) {
        this.cell = cell;
        this.guildId = new GuildId(cell.ids.next());
    }

    static LargeGuild found(CrashingCell cell) {
        LargeGuild guild = new LargeGuild(cell);
        guild.putUsers();
        done(guild.ask(OWNER, new GuildCommand.CreateGuild("Large", null, settings(), List.of(), List.of())));
        for (int channel = 0; channel < CHANNELS; channel++) {
            GuildResult made = done(guild.ask(OWNER, newChannel("channel-" + channel)));
            guild.channels.add(((GuildResult.OfChannel) made).channel().id());
        }
        guild.fillWithMembers();
        guild.fillWithMessages();
        return guild;
    }

    GuildId id() {
        return guildId;
    }

    CompletableFuture<GuildReply> send() {
        return send(channels.getFirst());
    }

    private CompletableFuture<GuildReply> send(ChannelId channel) {
        return ask(
                OWNER,
                new GuildCommand.SendMessage(channel, CONTENT, null, false, false, 0, null, AllowedMentions.DEFAULT));
    }

    /// The result of a command that must succeed.
    static GuildResult done(CompletableFuture<GuildReply> answer) {
        GuildReply reply = answer.join();
        if (reply instanceof GuildReply.Done done) {
            return done.result();
        }
        throw new IllegalStateException("not done: " + reply);
    }

    private CompletableFuture<GuildReply> ask(UserId actor, GuildCommand command) {
        return cell.owners.command(guildId, actor, command, null).toCompletableFuture();
    }

    private void putUsers() {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (long number = FIRST_MEMBER; number < FIRST_MEMBER + MEMBERS - 1; number++) {
            all.add(cell.put(new UserId(number), List.of(new Change.PutAccount(account(number, false)))));
        }
        UserId listener = CrashingCell.LISTENER;
        all.add(cell.put(
                listener,
                List.of(
                        new Change.PutAccount(account(listener.value(), true)),
                        new Change.PutApplication(new Application(
                                new ApplicationId(listener.value()), "listener", "", OWNER, true, true, 0)),
                        new Change.PutAuthSession(listener, CrashingCell.LOGIN, Instant.EPOCH))));
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    }

    private static Account account(long number, boolean bot) {
        User user = new User(new UserId(number), "user" + number, bot ? "0001" : "0", null, null, bot, 0);
        return new Account(user, null, null, "en-US");
    }

    private void fillWithMembers() {
        done(ask(OWNER, new GuildCommand.AddBot(CrashingCell.LISTENER, "listener", 0)));
        GuildResult invite = done(ask(OWNER, new GuildCommand.CreateInvite(channels.getFirst(), 0, 0, false, true)));
        String code = ((GuildResult.OfInvite) invite).invite().code();
        Deque<CompletableFuture<GuildReply>> joins = new ArrayDeque<>();
        for (long number = FIRST_MEMBER + 1; number < FIRST_MEMBER + MEMBERS - 1; number++) {
            await(joins, ask(new UserId(number), new GuildCommand.JoinByInvite(code)));
        }
        joins.forEach(LargeGuild::done);
    }

    private void fillWithMessages() {
        Deque<CompletableFuture<GuildReply>> sends = new ArrayDeque<>();
        for (int message = 0; message < MESSAGES; message++) {
            await(sends, send(channels.get(message % CHANNELS)));
        }
        sends.forEach(LargeGuild::done);
    }

    private static void await(Deque<CompletableFuture<GuildReply>> open, CompletableFuture<GuildReply> next) {
        open.addLast(next);
        if (open.size() > UNDER_WAY) {
            done(open.removeFirst());
        }
    }

    private static GuildCommand newChannel(String name) {
        return new GuildCommand.CreateChannel(
                new NewChannel(null, name, ChannelType.GUILD_TEXT, null, false, null, null, null, 0, 0, 0, null));
    }

    private static GuildCommand.GuildSettings settings() {
        return new GuildCommand.GuildSettings(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }
}
