package dev.guildhall.common.guild;

import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.RoleId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.MessageFlag;
import dev.guildhall.common.protocol.MessageType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message as it is stored: users by id only, so that a new name shows in old history. `guildId` is null in a
/// private channel. `mentions` and `mentionRoles` are what the mentions resolved to when it was written.
public record Message(
        MessageId id,
        ChannelId channelId,
        @Nullable GuildId guildId,
        UserId authorId,
        MessageType type,
        String content,
        @Nullable Instant editedAt,
        boolean tts,
        boolean mentionEveryone,
        List<UserId> mentions,
        List<RoleId> mentionRoles,
        int flags,
        @Nullable MessageReference reference,
        Enclosures enclosures) {
    public Message {
        mentions = List.copyOf(mentions);
        mentionRoles = List.copyOf(mentionRoles);
    }

    /// Text and nothing else.
    public Message(
            MessageId id,
            ChannelId channelId,
            @Nullable GuildId guildId,
            UserId authorId,
            MessageType type,
            String content,
            @Nullable Instant editedAt,
            boolean tts,
            boolean mentionEveryone,
            List<UserId> mentions,
            List<RoleId> mentionRoles,
            int flags,
            @Nullable MessageReference reference) {
        this(
                id,
                channelId,
                guildId,
                authorId,
                type,
                content,
                editedAt,
                tts,
                mentionEveryone,
                mentions,
                mentionRoles,
                flags,
                reference,
                Enclosures.NONE);
    }

    /// Its reference names what it shows, not what it answers.
    public boolean isForward() {
        return MessageFlag.HAS_SNAPSHOT.in(flags);
    }

    public Message withFlags(int other) {
        return new Message(
                id,
                channelId,
                guildId,
                authorId,
                type,
                content,
                editedAt,
                tts,
                mentionEveryone,
                mentions,
                mentionRoles,
                other,
                reference,
                enclosures);
    }

    public Instant timestamp() {
        return Snowflake.timestamp(id.value());
    }
}
