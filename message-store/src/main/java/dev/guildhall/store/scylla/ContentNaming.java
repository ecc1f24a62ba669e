package dev.guildhall.store.scylla;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.store.Change;
import dev.guildhall.store.row.ContentName;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// References from contents to the rows that name them: see [dev.guildhall.store.ContentReferences].
///
/// They are there before their rows are, and are written anew whenever a commit is: at the present time and not at the
/// commit's, since one that was dropped in between must come back before a late row does. A reference too many is found
/// out by the next check.
final class ContentNaming {
    private final Cql cql;
    private final InstantSource clock;

    ContentNaming(Cql cql, InstantSource clock) {
        this.cql = cql;
        this.clock = clock;
    }

    /// The change's rows may be written once this is done.
    CompletionStage<Void> name(Change change, long atUs) {
        List<ContentName> names = ContentName.in(change);
        if (names.isEmpty()) return CompletableFuture.completedFuture(null);
        long nowUs = Math.max(atUs, clock.millis() * 1_000);
        return cql.apart(names.stream()
                .map(name -> Cql.write(
                        MessageQuery.CONTENT_NAMED, nowUs, key(name.hash()), name.kind(), name.first(), name.second()))
                .toList());
    }

    static ByteBuffer key(ContentHash hash) {
        return Blob.of(HexFormat.of().parseHex(hash.hex()));
    }
}
