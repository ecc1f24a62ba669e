package dev.guildhall.store;

/// Which changes others hear of over the bus: those that events can be made of (`docs/events`). What is a
/// person's own, secrets and mere indexes never leave the store.
public final class Outgoing {
    private Outgoing() {}

    public static boolean any(Commit commit) {
        return commit.changes().stream().anyMatch(Outgoing::is);
    }

    public static boolean is(Change change) {
        return switch (change) {
            case Change.PutMessage _,
                    Change.DeleteMessage _,
                    Change.PutReaction _,
                    Change.DeleteReaction _,
                    Change.DeleteReactionsWith _,
                    Change.DeleteReactions _,
                    Change.PutPin _,
                    Change.DeletePin _,
                    Change.PutGuild _,
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
                    Change.DeleteInvite _ -> true;
            case Change.PutReactionCounts _,
                    Change.PutLastPin _,
                    Change.PutMention _,
                    Change.DeleteMention _,
                    Change.PutNonce _,
                    Change.PutPrivateChannel _,
                    Change.PutRecipient _,
                    Change.DeleteRecipient _,
                    Change.PutAccount _,
                    Change.PutAuthSession _,
                    Change.DeleteAuthSession _,
                    Change.DeleteAllAuthSessions _,
                    Change.PutApplication _,
                    Change.OfPerson _,
                    Change.HoldClaim _,
                    Change.ReleaseClaim _ -> false;
        };
    }
}
