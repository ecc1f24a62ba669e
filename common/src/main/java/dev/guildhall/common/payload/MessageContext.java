package dev.guildhall.common.payload;

import dev.guildhall.common.guild.Member;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a message carries besides itself. A REST answer has neither `guildId` nor members; a gateway event
/// in a guild has them, and one in a private channel has `channelType`: bots never got a CHANNEL_CREATE that
/// told it. `stripped` leaves out what needs the MESSAGE_CONTENT intent. `links` gives
/// attachments their addresses.
public record MessageContext(
        @Nullable GuildId guildId,
        @Nullable ChannelType channelType,
        @Nullable Member author,
        Map<UserId, Member> mentioned,
        @Nullable Nonce nonce,
        boolean stripped,
        AttachmentLinks links) {
    public MessageContext {
        mentioned = Map.copyOf(mentioned);
    }

    public MessageContext withoutContent() {
        return new MessageContext(guildId, channelType, author, mentioned, nonce, true, links);
    }

    /// A REST answer of a read.
    public static MessageContext plain(AttachmentLinks links) {
        return answering(null, links);
    }

    /// The answer to a send: plain, and the sender's nonce with it.
    public static MessageContext answering(@Nullable Nonce nonce, AttachmentLinks links) {
        return new MessageContext(null, null, null, Map.of(), nonce, false, links);
    }

    /// For a message inside another: as readable as that one, and nothing that belongs to it alone.
    MessageContext inner() {
        return new MessageContext(null, null, null, Map.of(), null, stripped, links);
    }
}
