package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Ban;
import dev.guildhall.common.guild.Invite;
import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.user.User;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a [ColdKey] yields; null inside means that it is known not to exist.
public sealed interface ColdValue {
    record Person(@Nullable User user, @Nullable Member member) implements ColdValue {}

    record BanRow(@Nullable Ban ban) implements ColdValue {}

    record MessageRow(@Nullable Message message) implements ColdValue {}

    /// By code: a list that was kept and one that was loaded anew make the same decisions.
    record InviteRows(List<Invite> invites) implements ColdValue {
        public InviteRows {
            invites =
                    invites.stream().sorted(Comparator.comparing(Invite::code)).toList();
        }
    }

    record Claimed(boolean ours) implements ColdValue {}
}
