package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Channel;
import dev.guildhall.common.guild.ChannelChange;
import dev.guildhall.common.guild.GuildCommand;
import dev.guildhall.common.guild.GuildCommand.MemberChange;
import dev.guildhall.common.guild.GuildCommand.NewRole;
import dev.guildhall.common.guild.GuildCommand.RoleChange;
import dev.guildhall.common.guild.GuildCommand.RolePosition;
import dev.guildhall.common.guild.GuildSnapshot;
import dev.guildhall.common.guild.NewChannel;
import dev.guildhall.common.guild.Overwrite;
import dev.guildhall.common.guild.Role;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.patch.Patch;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.common.protocol.OverwriteType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Turns random numbers into commands that name things which are mostly there, so that many are accepted.
final class RandomSteps {
    /// `kind` chooses the command, `one` and `other` what it names, `bits` are permissions.
    record Step(int kind, int actor, int one, int other, long bits) {}

    static final int KINDS = 25;
    static final List<UserId> PEOPLE =
            List.of(TestGuild.OWNER, TestGuild.ANN, TestGuild.BOB, TestGuild.STRANGER, TestGuild.BOT);

    private static final List<ChannelType> TYPES =
            List.of(ChannelType.GUILD_TEXT, ChannelType.GUILD_VOICE, ChannelType.GUILD_CATEGORY);

    private final TestGuild guild;
    private final Step step;

    RandomSteps(TestGuild guild, Step step) {
        this.guild = guild;
        this.step = step;
    }

    UserId actor() {
        return PEOPLE.get(step.actor());
    }

    GuildCommand command() {
        return step.kind() < 12 ? structural() : personal();
    }

    private GuildCommand structural() {
        return switch (step.kind()) {
            case 0 -> new GuildCommand.CreateChannel(newChannel());
            case 1 -> new GuildCommand.ModifyChannel(channel(step.one()), moved());
            case 2 -> new GuildCommand.ModifyChannel(channel(step.one()), overwritten());
            case 3 -> new GuildCommand.DeleteChannel(channel(step.one()));
            case 4 -> new GuildCommand.PutOverwrite(channel(step.one()), overwrite());
            case 5 ->
                new GuildCommand.DeleteOverwrite(
                        channel(step.one()), overwrite().id());
            case 6, 7 ->
                new GuildCommand.CreateRole(new NewRole(
                        null, "role", step.other() % 3 == 0 ? null : step.bits(), 0, false, true, null, null));
            case 8 -> new GuildCommand.ModifyRole(role(step.one()), roleChange());
            case 9, 10 ->
                new GuildCommand.MoveRoles(List.of(new RolePosition(role(step.one()), Patch.set(step.other()))));
            default -> new GuildCommand.DeleteRole(role(step.one()));
        };
    }

    private GuildCommand personal() {
        UserId user = PEOPLE.get(step.one() % PEOPLE.size());
        return switch (step.kind()) {
            case 12, 13 -> new GuildCommand.AddMemberRole(user, role(step.other()));
            case 14 -> new GuildCommand.RemoveMemberRole(user, role(step.other()));
            case 15 -> new GuildCommand.ModifyMember(user, memberChange());
            case 16 -> new GuildCommand.AddBot(TestGuild.BOT, "robot", step.bits());
            case 17 -> new GuildCommand.Kick(user);
            case 18 -> new GuildCommand.BanUser(user);
            case 19 -> new GuildCommand.Unban(user);
            case 20 ->
                new GuildCommand.CreateInvite(channel(step.one()), 0, step.other() % 3, false, step.bits() % 2 == 0);
            case 21 -> new GuildCommand.JoinByInvite(invite());
            case 22 -> new GuildCommand.Leave();
            case 23 -> new GuildCommand.DeleteMessage(channel(step.one()), lastMessage());
            default -> TestGuild.say(channel(step.one()), "hello <@" + user + "> <@&" + role(step.other()) + ">");
        };
    }

    private NewChannel newChannel() {
        ChannelType type = TYPES.get(step.one() % TYPES.size());
        ChannelId parent = step.other() % 2 == 0 ? null : channel(step.other());
        List<Overwrite> overwrites = step.other() % 3 == 0 ? List.of(overwrite()) : null;
        return new NewChannel(null, "made", type, null, false, null, parent, overwrites, 0, 0, 0, null);
    }

    private ChannelChange moved() {
        Patch<ChannelId> parent = step.other() == 0 ? Patch.clear() : Patch.set(channel(step.other()));
        return change(parent, Patch.keep());
    }

    private ChannelChange overwritten() {
        return change(Patch.keep(), Patch.set(List.of(overwrite())));
    }

    private static ChannelChange change(Patch<ChannelId> parent, Patch<List<Overwrite>> overwrites) {
        return new ChannelChange(
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                parent,
                overwrites,
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    private Overwrite overwrite() {
        long deny = step.bits() >>> 3;
        return step.other() % 4 == 3
                ? new Overwrite(
                        PEOPLE.get(step.other() % PEOPLE.size()).value(), OverwriteType.MEMBER, step.bits(), deny)
                : new Overwrite(role(step.other()).value(), OverwriteType.ROLE, step.bits(), deny);
    }

    private RoleChange roleChange() {
        return new RoleChange(
                Patch.keep(),
                Patch.set(step.bits()),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep());
    }

    private MemberChange memberChange() {
        boolean timeout = step.other() % 4 == 0;
        return new MemberChange(
                step.other() % 2 == 0 ? Patch.set("nick") : Patch.keep(),
                timeout ? Patch.keep() : Patch.set(List.of(role(step.other()))),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                timeout ? Patch.set(guild.now().plus(Duration.ofMinutes(1))) : Patch.keep(),
                Patch.keep());
    }

    /// One past the last is a channel that is not there; so with roles.
    private ChannelId channel(int index) {
        List<Channel> channels = guild.snapshot().channelsInOrder();
        int at = index % (channels.size() + 1);
        return at == channels.size() ? new ChannelId(77) : channels.get(at).id();
    }

    private RoleId role(int index) {
        List<Role> roles = guild.snapshot().rolesInOrder();
        int at = index % (roles.size() + 1);
        return at == roles.size() ? new RoleId(77) : roles.get(at).id();
    }

    private String invite() {
        List<String> codes = new ArrayList<>(guild.rows.invites.keySet());
        return codes.isEmpty() ? "none" : codes.get(step.one() % codes.size());
    }

    private MessageId lastMessage() {
        GuildSnapshot snapshot = guild.snapshot();
        MessageId last = snapshot.lastMessage(channel(step.one()));
        return last == null ? new MessageId(77) : last;
    }
}
