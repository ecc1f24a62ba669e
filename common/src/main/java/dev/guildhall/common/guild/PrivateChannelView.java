package dev.guildhall.common.guild;

import dev.guildhall.common.id.UserId;
import dev.guildhall.common.user.User;
import java.util.Map;

/// A private channel with what a reader needs beside it: the accounts of who is in, and what came last.
public record PrivateChannelView(PrivateChannel channel, Map<UserId, User> users, ChannelLast last) {
    public PrivateChannelView {
        users = Map.copyOf(users);
    }
}
