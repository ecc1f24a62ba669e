package dev.guildhall.store.scylla;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.Message;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.GuildId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.AccountRows;
import dev.guildhall.store.ContentReferences;
import dev.guildhall.store.GuildRows;
import dev.guildhall.store.row.ContentName;
import dev.guildhall.store.row.PrivateChannelRow;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// References, and whether their rows name the content still.
///
/// A reference is written before its row, and between the two it looks like one that nothing stands behind. So one that
/// is younger than [#YOUNG] stands, whatever its row says. One is dropped at the time at which it was written: a commit
/// that names the content meanwhile wrote a later one, which stays.
final class ScyllaContentReferences implements ContentReferences {
    /// Far longer than a row comes after its reference: both are requests of one attempt, and the next attempt writes
    /// the reference anew. Also far longer than what the clocks of two nodes are apart.
    static final Duration YOUNG = Duration.ofHours(1);

    private final Cql cql;
    private final InstantSource clock;
    private final GuildRows guilds;
    private final AccountRows accounts;

    private record Reference(ContentName name, long writtenUs) {}

    ScyllaContentReferences(Cql cql, InstantSource clock, GuildRows guilds, AccountRows accounts) {
        this.cql = cql;
        this.clock = clock;
        this.guilds = guilds;
        this.accounts = accounts;
    }

    @Override
    public CompletionStage<Finding> check(ContentHash hash) {
        long youngUs = clock.instant().minus(YOUNG).toEpochMilli() * 1_000;
        return cql.rows(
                        MessageQuery.CONTENT_NAMES_READ,
                        row -> reference(hash, row),
                        ContentNaming.key(hash),
                        LOOKED_AT_MAX)
                .thenCompose(found -> settled(found, youngUs));
    }

    private static Reference reference(ContentHash hash, Row row) {
        ContentName name =
                new ContentName(hash, row.getByte("kind"), row.getLong("first_id"), row.getLong("second_id"));
        return new Reference(name, row.getLong("named_us"));
    }

    private CompletionStage<Finding> settled(List<Reference> found, long youngUs) {
        if (found.isEmpty()) return CompletableFuture.completedFuture(Finding.UNNAMED);
        return Bounded.each(found, each -> stands(each, youngUs)).thenCompose(stand -> {
            List<Cql.Write> drops = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                if (!stand.get(i)) drops.addAll(drop(found.get(i)));
            }
            return cql.apart(drops).thenApply(_ -> stand.contains(true) ? Finding.NAMED : Finding.FORGOTTEN);
        });
    }

    private CompletionStage<Boolean> stands(Reference reference, long youngUs) {
        if (reference.writtenUs() > youngUs) return CompletableFuture.completedFuture(true);
        return names(reference.name())
                .thenApply(names -> names.orElse(List.of()).contains(reference.name()));
    }

    /// What the reference's row names; empty when there is no such row.
    private CompletionStage<Optional<List<ContentName>>> names(ContentName name) {
        long id = name.first();
        return switch (name.kind()) {
            case ContentName.MESSAGE -> message(name).thenApply(found -> found.map(ContentName::in));
            case ContentName.ACCOUNT -> accounts.account(new UserId(id)).thenApply(found -> found.map(ContentName::in));
            case ContentName.GUILD -> guilds.row(new GuildId(id)).thenApply(found -> found.map(ContentName::in));
            case ContentName.GROUP ->
                cql.row(MessageQuery.PRIVATE_CHANNEL_READ, row -> Blob.bytes(row, "row"), id)
                        .thenApply(found -> found.map(PrivateChannelRow::decode).map(ContentName::in));
            case ContentName.EXPRESSION ->
                guilds.expression(id).thenApply(found -> found.map(pictured -> ContentName.in(id, pictured)));
            // Of a newer build, which knows what it names.
            default -> CompletableFuture.completedFuture(Optional.of(List.of(name)));
        };
    }

    /// A message in a channel that is gone is gone: nobody reads it any more, and its channel does not come back.
    private CompletionStage<Optional<Message>> message(ContentName name) {
        ChannelId channelId = new ChannelId(name.first());
        return new ScyllaMessageHistory(cql, clock)
                .messageWith(channelId, new AttachmentId(name.second()))
                .thenCompose(found ->
                        found.map(this::inPlace).orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
    }

    private CompletionStage<Optional<Message>> inPlace(Message message) {
        GuildId guildId = message.guildId();
        if (guildId == null) return CompletableFuture.completedFuture(Optional.of(message));
        return cql.row(
                        MessageQuery.CHANNEL_STANDS,
                        guildId.value(),
                        message.channelId().value())
                .thenApply(found -> found.map(_ -> message));
    }

    /// And what else led to a file of a message, which was written no later.
    private static List<Cql.Write> drop(Reference reference) {
        ContentName name = reference.name();
        Cql.Write forget = Cql.write(
                MessageQuery.CONTENT_FORGET,
                reference.writtenUs(),
                ContentNaming.key(name.hash()),
                name.kind(),
                name.first(),
                name.second());
        return name.kind() == ContentName.MESSAGE
                ? List.of(
                        forget,
                        Cql.write(MessageQuery.ATTACHMENT_DELETE, reference.writtenUs(), name.first(), name.second()))
                : List.of(forget);
    }
}
