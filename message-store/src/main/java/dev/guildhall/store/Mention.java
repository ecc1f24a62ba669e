package dev.guildhall.store;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.UserId;
import java.util.ArrayList;
import java.util.List;

/// That a message calls somebody.
public record Mention(MentionTarget target, MessageId messageId, ChannelId channelId, UserId authorId) {
    /// All of a message as it stands: one for each target, so that a channel full of people costs one row. Who
    /// mentions oneself is not called.
    public static List<Mention> of(Message message) {
        GuildId guildId = message.guildId();
        if (guildId == null) {
            return List.of(of(message, new MentionTarget.OfPrivateChannel(message.channelId())));
        }
        List<Mention> found = new ArrayList<>(0);
        for (UserId userId : message.mentions()) {
            if (!userId.equals(message.authorId())) {
                found.add(of(message, new MentionTarget.OfUser(userId)));
            }
        }
        for (RoleId roleId : message.mentionRoles()) {
            found.add(of(message, new MentionTarget.OfRole(roleId)));
        }
        if (message.mentionEveryone()) {
            found.add(of(message, new MentionTarget.OfGuild(guildId)));
        }
        return found;
    }

    private static Mention of(Message message, MentionTarget target) {
        return new Mention(target, message.id(), message.channelId(), message.authorId());
    }
}
