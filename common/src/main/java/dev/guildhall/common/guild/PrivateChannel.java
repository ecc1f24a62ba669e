package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A channel of two, or a group. `recipients` are all who are in, in the order in which they came: on the wire each
/// of them gets the others. `ownerId`, `name` and `icon`, a hash, are a group's.
public record PrivateChannel(
        ChannelId id,
        ChannelType type,
        List<UserId> recipients,
        @Nullable UserId ownerId,
        @Nullable String name,
        @Nullable String icon) {
    public PrivateChannel {
        recipients = List.copyOf(recipients);
    }

    /// Without an icon.
    public PrivateChannel(
            ChannelId id, ChannelType type, List<UserId> recipients, @Nullable UserId ownerId, @Nullable String name) {
        this(id, type, recipients, ownerId, name, null);
    }

    /// A channel of two.
    public static PrivateChannel direct(ChannelId id, UserId opener, UserId other) {
        return new PrivateChannel(id, ChannelType.DM, List.of(opener, other), null, null);
    }

    public boolean group() {
        return type == ChannelType.GROUP_DM;
    }

    public boolean has(UserId userId) {
        return recipients.contains(userId);
    }

    /// All but one.
    public List<UserId> others(UserId than) {
        return recipients.stream().filter(each -> !each.equals(than)).toList();
    }

    public PrivateChannel with(UserId recipient) {
        List<UserId> more = new ArrayList<>(recipients);
        more.add(recipient);
        return new PrivateChannel(id, type, more, ownerId, name, icon);
    }

    /// An owner who leaves hands the group to who has been in for longest.
    public PrivateChannel without(UserId recipient) {
        List<UserId> left = others(recipient);
        UserId successor = left.isEmpty() ? null : left.getFirst();
        return new PrivateChannel(id, type, left, recipient.equals(ownerId) ? successor : ownerId, name, icon);
    }

    public PrivateChannel named(@Nullable String other) {
        return new PrivateChannel(id, type, recipients, ownerId, other, icon);
    }

    public PrivateChannel pictured(@Nullable String other) {
        return new PrivateChannel(id, type, recipients, ownerId, name, other);
    }

    public PrivateChannel ownedBy(UserId other) {
        return new PrivateChannel(id, type, recipients, other, name, icon);
    }
}
