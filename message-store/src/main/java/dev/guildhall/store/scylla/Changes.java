package dev.guildhall.store.scylla;

import dev.guildhall.store.Change;
import dev.guildhall.store.Commit;
import java.util.concurrent.CompletionStage;

/// Leads each change to whoever writes its rows.
final class Changes {
    private final MessageWriting messages;
    private final GuildWriting guilds;
    private final PersonWriting people;
    private final ContentNaming contents;

    Changes(MessageWriting messages, GuildWriting guilds, PersonWriting people, ContentNaming contents) {
        this.messages = messages;
        this.guilds = guilds;
        this.people = people;
        this.contents = contents;
    }

    /// Whether what the change leaves goes by rows that are there: all that was committed before must be.
    static boolean readsRows(Change change) {
        return change instanceof Change.DeleteGuild
                || change instanceof Change.HoldClaim
                || change instanceof Change.ReleaseClaim;
    }

    /// Whether a change and the next of its commit may be written in any order.
    static boolean sideBySide(Change change, Change next) {
        return change.getClass() == next.getClass() || !(readsRows(change) || readsRows(next));
    }

    /// Whether [#ready] has anything to ask.
    static boolean needsReady(Commit commit) {
        return commit.changes().stream().anyMatch(Change.HoldClaim.class::isInstance);
    }

    CompletionStage<Boolean> ready(Commit commit) {
        return people.ready(commit);
    }

    /// Writes the change's rows at that time. Done again, by whoever it is, it leaves the same.
    CompletionStage<Void> write(Change change, long atUs) {
        // In this order: see ContentNaming.
        return contents.name(change, atUs).thenCompose(_ -> rows(change, atUs));
    }

    private CompletionStage<Void> rows(Change change, long atUs) {
        return switch (change) {
            case Change.PutMessage _,
                    Change.DeleteMessage _,
                    Change.PutNonce _,
                    Change.PutReaction _,
                    Change.DeleteReaction _,
                    Change.DeleteReactionsWith _,
                    Change.DeleteReactions _,
                    Change.PutReactionCounts _,
                    Change.PutPin _,
                    Change.DeletePin _,
                    Change.PutLastPin _,
                    Change.PutMention _,
                    Change.DeleteMention _,
                    Change.PutPrivateChannel _,
                    Change.PutRecipient _,
                    Change.DeleteRecipient _ -> messages.write(change, atUs);
            case Change.PutGuild _,
                    Change.DeleteGuild _,
                    Change.PutChannel _,
                    Change.DeleteChannel _,
                    Change.PutRole _,
                    Change.DeleteRole _,
                    Change.PutEmoji _,
                    Change.DeleteEmoji _,
                    Change.PutSticker _,
                    Change.DeleteSticker _,
                    Change.PutMember _,
                    Change.DeleteMember _,
                    Change.PutBan _,
                    Change.DeleteBan _,
                    Change.PutAuditEntry _,
                    Change.PutInvite _,
                    Change.DeleteInvite _ -> guilds.write(change, atUs);
            case Change.PutAccount _,
                    Change.PutAuthSession _,
                    Change.DeleteAuthSession _,
                    Change.DeleteAllAuthSessions _,
                    Change.PutApplication _,
                    Change.OfPerson _,
                    Change.HoldClaim _,
                    Change.ReleaseClaim _ -> people.write(change, atUs);
        };
    }
}
