package dev.guildhall.guild.state;

import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.store.Change;
import dev.guildhall.store.Mention;
import java.util.ArrayList;
import java.util.List;

/// The rows of messages that come, change and go. Whom a message calls is written with it, in one commit: what was
/// told is counted.
final class MessageChanges {
    private MessageChanges() {}

    static List<Change> of(GuildEvent.MessageCreated created) {
        Message message = created.view().message();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutMessage(message));
        Mention.of(message).forEach(mention -> changes.add(new Change.PutMention(mention)));
        if (created.nonce() != null && created.nonceExpiresAt() != null) {
            changes.add(new Change.PutNonce(
                    message.channelId(), message.authorId(), created.nonce(), message.id(), created.nonceExpiresAt()));
        }
        return changes;
    }

    /// Most edits call nobody else, and then no row of a mention is written.
    static List<Change> of(GuildEvent.MessageEdited edited) {
        Message message = edited.view().message();
        List<Mention> before = Mention.of(edited.before());
        List<Mention> after = Mention.of(message);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.PutMessage(message));
        before.stream().filter(mention -> !after.contains(mention)).forEach(gone -> changes.add(uncalled(gone)));
        after.stream()
                .filter(mention -> !before.contains(mention))
                .forEach(mention -> changes.add(new Change.PutMention(mention)));
        return changes;
    }

    static List<Change> gone(ChannelId channelId, List<MessageId> messageIds, List<Mention> mentions) {
        List<Change> changes = new ArrayList<>();
        messageIds.forEach(id -> changes.add(new Change.DeleteMessage(channelId, id)));
        mentions.forEach(mention -> changes.add(uncalled(mention)));
        return changes;
    }

    private static Change uncalled(Mention mention) {
        return new Change.DeleteMention(mention.target(), mention.messageId());
    }
}
