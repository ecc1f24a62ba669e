package dev.guildhall.store;

import dev.guildhall.common.guild.Embed;
import dev.guildhall.common.guild.Enclosures;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.guild.MessageSnapshot;
import dev.guildhall.common.id.UserId;
import java.util.List;

/// About how many bytes a commit adds to a batch: enough to bound what waits, without encoding it.
public final class CommitWeight {
    /// A commit's own row, and what most changes take with their keys.
    public static final long ROW_BYTES = 128;

    private CommitWeight() {}

    public static long of(Commit commit) {
        long bytes = ROW_BYTES;
        for (Change change : commit.changes()) {
            bytes += of(change);
        }
        return bytes;
    }

    public static long of(Change change) {
        return ROW_BYTES + textOf(change);
    }

    private static long textOf(Change change) {
        return switch (change) {
            case Change.PutMessage put -> textOf(put.message());
            case Change.OfPerson(UserId user, PersonalChange.PutSettingsProto put) ->
                put.proto().length();
            default -> 0;
        };
    }

    private static long textOf(Message message) {
        Enclosures enclosed = message.enclosures();
        long bytes = message.content().length();
        bytes += cards(enclosed.embeds())
                + ROW_BYTES * 2L * enclosed.allAttachments().size();
        for (MessageSnapshot snapshot : enclosed.snapshots()) {
            bytes += snapshot.content().length() + cards(snapshot.embeds());
        }
        return bytes;
    }

    private static long cards(List<Embed> embeds) {
        return embeds.stream()
                .mapToLong(embed -> ROW_BYTES + embed.textLength())
                .sum();
    }
}
