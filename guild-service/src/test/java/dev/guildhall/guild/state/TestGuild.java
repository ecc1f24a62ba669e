package dev.guildhall.guild.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.AllowedMentions;
import dev.guildhall.common.guild.AuditEntry;
import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.Guild;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildReply;
import dev.guildhall.common.guild.GuildResult;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.MemberProfile;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.guild.VoiceState;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ApiError;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import dev.guildhall.common.protocol.Permission;
import dev.guildhall.common.user.User;
import dev.guildhall.guild.state.Decision.Accepted;
import dev.guildhall.guild.state.Decision.Needs;
import dev.guildhall.guild.state.Decision.Rejected;
import dev.guildhall.guild.voice.VoiceStates;
import dev.guildhall.owner.ColdLoad;
import dev.guildhall.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One guild and the people around it, driven as its actor drives it: what a decision needs is loaded from rows
/// that earlier decisions wrote.
final class TestGuild {
    static final GuildId ID = new GuildId(1000);
    static final UserId OWNER = new UserId(1);
    static final UserId ANN = new UserId(2);
    static final UserId BOB = new UserId(3);
    /// Has an account, but is no member to begin with.
    static final UserId STRANGER = new UserId(4);
    static final UserId BOT = new UserId(5);
    /// Nobody has this id.
    static final UserId NOBODY = new UserId(99);

    static final GuildCommand.GuildSettings NO_SETTINGS = new GuildCommand.GuildSettings(
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

    final TestRows rows = new TestRows();
    private final VoiceStates voices = new VoiceStates();
    private GuildState state = GuildState.absent(ID);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long lastId;
    private int commands;
    private List<GuildEvent> events = List.of();
    private List<AuditEntry> audits = List.of();
    private final Queue<Open> open = new ArrayDeque<>();
    private boolean lagging;
    private Consumer<List<Change>> alsoWriting = changes -> {};

    private record Open(List<GuildEvent> events, List<Change> changes) {}

    TestGuild() {
        account(OWNER, "owner", false);
        account(ANN, "ann", false);
        account(BOB, "bob", false);
        account(STRANGER, "stranger", false);
        account(BOT, "robot", true);
        state.hearing(voices);
    }

    /// Puts the member into a voice channel, or a stage.
    void inVoice(UserId userId, ChannelId channelId, boolean suppressed) {
        MemberProfile profile = new MemberProfile(member(userId), Objects.requireNonNull(rows.accounts.get(userId)));
        voices.put(
                userId, new VoiceState(profile, new SessionId("s"), channelId, false, false, false, suppressed, null));
    }

    /// The owner, Ann and Bob are in.
    static TestGuild founded() {
        TestGuild guild = new TestGuild();
        guild.accept(OWNER, new GuildCommand.CreateGuild("Guild", null, NO_SETTINGS, List.of(), List.of()));
        String code = guild.invite(0, 0);
        guild.accept(ANN, new GuildCommand.JoinByInvite(code));
        guild.accept(BOB, new GuildCommand.JoinByInvite(code));
        return guild;
    }

    Decision decide(UserId actor, GuildCommand command) {
        commands++;
        // Three loads are more than any command takes; without a bound a wrong one would go round for ever.
        for (int load = 0; load < 5; load++) {
            Decision decision = GuildDecider.decide(state, actor, command, "why", facts());
            if (!(decision instanceof Needs needs)) {
                return decision;
            }
            ColdLoad<ColdKey> began = state.beginLoad(needs.keys());
            Map<ColdKey, ColdValue> values = new HashMap<>();
            needs.keys().forEach(key -> values.put(key, rows.read(key)));
            state.complete(began, values);
        }
        throw new AssertionError("never knows enough: " + command);
    }

    GuildResult accept(UserId actor, GuildCommand command) {
        Decision decision = decide(actor, command);
        assertThat(decision).as(command.toString()).isInstanceOf(Accepted.class);
        return take((Accepted) decision);
    }

    /// Applies what was decided and makes it durable.
    GuildResult take(Accepted accepted) {
        List<GuildEvent> all = accepted.events();
        events = all.stream()
                .filter(event -> !(event instanceof GuildEvent.Audited))
                .toList();
        audits = all.stream()
                .filter(GuildEvent.Audited.class::isInstance)
                .map(event -> ((GuildEvent.Audited) event).entry())
                .toList();
        for (GuildEvent event : all) {
            state.apply(event);
        }
        List<Change> changes = all.stream()
                .flatMap(event -> Changes.of(event, state.snapshot()).stream())
                .toList();
        alsoWriting.accept(changes);
        if (!lagging) {
            changes.forEach(rows::write);
            return accepted.result();
        }
        state.pinWritten(all);
        open.add(new Open(all, changes));
        return accepted.result();
    }

    /// What is decided from now on is written there too.
    void alsoWriting(Consumer<List<Change>> writer) {
        alsoWriting = writer;
    }

    /// From now on what is decided becomes durable when the test says so: loads read what was there before.
    void lag() {
        lagging = true;
    }

    /// The oldest decision that is not durable yet becomes so; false when there is none.
    boolean catchUp() {
        Open oldest = open.poll();
        if (oldest != null) {
            oldest.changes().forEach(rows::write);
            state.unpinWritten(oldest.events());
        }
        return oldest != null;
    }

    ApiError refused(UserId actor, GuildCommand command) {
        return ((GuildReply.Refused) rejected(actor, command)).error();
    }

    GuildReply rejected(UserId actor, GuildCommand command) {
        Decision decision = decide(actor, command);
        assertThat(decision).as(command.toString()).isInstanceOf(Rejected.class);
        return ((Rejected) decision).answer();
    }

    /// Which field is wrong, and how.
    String refusedField(UserId actor, GuildCommand command) {
        GuildReply.Refused refused = (GuildReply.Refused) rejected(actor, command);
        assertThat(refused.error()).isEqualTo(ApiError.INVALID_FORM_BODY);
        return refused.fields().getFirst().path() + " "
                + refused.fields().getFirst().code();
    }

    /// What the last accepted command left in the audit log.
    List<AuditEntry> audits() {
        return audits;
    }

    /// What the last accepted command made happen, but for its entries in the audit log.
    List<GuildEvent> events() {
        return events;
    }

    List<String> eventNames() {
        return events.stream().map(event -> event.getClass().getSimpleName()).toList();
    }

    /// The actor starts anew: everything that is not in the rows is gone.
    void restart() {
        state = rows.record() == null
                ? GuildState.absent(ID)
                : GuildState.loaded(Objects.requireNonNull(rows.record()));
        state.hearing(voices);
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    @Nullable
    ColdValue cold(ColdKey key) {
        return state.cold(key);
    }

    @Nullable
    GuildSnapshot snapshotOrNull() {
        return state.snapshot();
    }

    GuildSnapshot snapshot() {
        return Objects.requireNonNull(state.snapshot(), "no guild");
    }

    Guild guild() {
        return snapshot().guild();
    }

    Member member(UserId userId) {
        return Objects.requireNonNull(rows.members.get(userId), "no member");
    }

    Role role(RoleId roleId) {
        return Objects.requireNonNull(snapshot().roles().get(roleId), "no role");
    }

    Channel channel(ChannelId channelId) {
        return snapshot().channel(channelId).orElseThrow();
    }

    Channel channel(String name) {
        return snapshot().channelsInOrder().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ChannelId text() {
        return channel("general").id();
    }

    ChannelId voice() {
        return channel("General").id();
    }

    ChannelId category() {
        return channel("Text Channels").id();
    }

    /// A role with these permissions, above those that are there.
    RoleId role(Permission... permissions) {
        GuildCommand.NewRole role =
                new GuildCommand.NewRole(null, "role", Permission.of(permissions), 0, false, false, null, null);
        RoleId id = ((GuildResult.OfRole) accept(OWNER, new GuildCommand.CreateRole(role)))
                .role()
                .id();
        int top = snapshot().roles().size() - 1;
        accept(OWNER, new GuildCommand.MoveRoles(List.of(new GuildCommand.RolePosition(id, Patch.set(top)))));
        return id;
    }

    /// A role with these permissions, for this member.
    RoleId grant(UserId userId, Permission... permissions) {
        RoleId id = role(permissions);
        accept(OWNER, new GuildCommand.AddMemberRole(userId, id));
        return id;
    }

    /// @everyone has just these.
    void everyone(Permission... permissions) {
        Patch<Long> bits = Patch.set(Permission.of(permissions));
        accept(
                OWNER,
                new GuildCommand.ModifyRole(
                        guild().everyoneRoleId(),
                        new GuildCommand.RoleChange(
                                Patch.keep(),
                                bits,
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep())));
    }

    void deny(ChannelId channelId, Permission... permissions) {
        Overwrite overwrite = new Overwrite(ID.value(), OverwriteType.ROLE, 0, Permission.of(permissions));
        accept(OWNER, new GuildCommand.PutOverwrite(channelId, overwrite));
    }

    void timeOut(UserId userId, Duration duration) {
        GuildCommand.MemberChange change = new GuildCommand.MemberChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.set(now.plus(duration)),
                Patch.keep());
        accept(OWNER, new GuildCommand.ModifyMember(userId, change));
    }

    /// The code of a new invite by the owner; 0 never expires, 0 never wears out.
    String invite(int maxAgeSeconds, int maxUses) {
        GuildCommand.CreateInvite create = new GuildCommand.CreateInvite(text(), maxAgeSeconds, maxUses, false, true);
        return ((GuildResult.OfInvite) accept(OWNER, create)).invite().code();
    }

    static GuildCommand.SendMessage say(ChannelId channelId, String content) {
        return new GuildCommand.SendMessage(channelId, content, null, false, false, 0, null, AllowedMentions.DEFAULT);
    }

    Message sent(UserId author, GuildCommand.SendMessage send) {
        return ((GuildResult.OfMessage) accept(author, send)).view().message();
    }

    static NewChannel newChannel(String name, ChannelType type, @Nullable ChannelId parent) {
        return new NewChannel(null, name, type, null, false, null, parent, null, 0, 0, 0, null);
    }

    private void account(UserId id, String name, boolean bot) {
        rows.accounts.put(id, new User(id, name, bot ? "0001" : "0", null, null, bot, 0));
    }

    private Facts facts() {
        String code = "code" + commands + "-";
        return new Facts() {
            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nextId() {
                lastId = Math.max(lastId + 1, Snowflake.floorOf(now));
                return lastId;
            }

            @Override
            public String inviteCode(int attempt) {
                return code + attempt;
            }
        };
    }
}
