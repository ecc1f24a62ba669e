package dev.guildhall.store;

import dev.guildhall.common.guild.ContentHash;
import java.util.concurrent.CompletionStage;

/// Which rows name a content of the [AttachmentStore]: messages their files, users, guilds and groups their pictures,
/// emojis and stickers theirs, of old too.
///
/// A reference is written by the commit that writes the row, so that it is there whenever the row is. It goes when
/// [#check] finds that its row names the content no more, and in no other way. Thus a content that is
/// [Finding#UNNAMED] at two checks was named by no commit that became durable between them, whatever became of it
/// since. For one caller at a time: a second one would see the first one drop what it has not seen.
public interface ContentReferences {
    /// References that one check looks at.
    int LOOKED_AT_MAX = 64;

    /// What a check found.
    enum Finding {
        /// A row names the content, or may do so soon, by a commit that is on its way.
        NAMED,
        /// Rows did and do no more; their references are gone now, up to [#LOOKED_AT_MAX] of them.
        FORGOTTEN,
        /// There is no reference, standing or not.
        UNNAMED
    }

    /// Called by the sweep. Fails with [StoreUnavailable].
    CompletionStage<Finding> check(ContentHash hash);
}
