package dev.guildhall.guild;

import dev.guildhall.common.id.ApplicationId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.personal.Relationship;
import dev.guildhall.common.protocol.RelationshipType;
import dev.guildhall.guild.state.ColdKey;
import dev.guildhall.guild.state.ColdValue;
import dev.guildhall.owner.Stages;
import dev.guildhall.store.MessageStore;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the cold rows that every owner of channels asks for. Fails with the store's failure; completes on the
/// store's threads.
public final class ChannelReads {
    private final MessageStore store;
    private final InstantSource clock;
    private final ExpressionReads expressions;

    public ChannelReads(MessageStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.expressions = new ExpressionReads(store.guilds(), clock);
    }

    /// All of the keys, each by `read`.
    public static CompletionStage<Map<ColdKey, ColdValue>> all(
            Set<ColdKey> keys, Function<ColdKey, CompletionStage<? extends ColdValue>> read) {
        Map<ColdKey, CompletableFuture<? extends ColdValue>> reads = new HashMap<>();
        keys.forEach(key -> reads.put(key, read.apply(key).toCompletableFuture()));
        return CompletableFuture.allOf(reads.values().toArray(new CompletableFuture<?>[0]))
                .thenApply(done -> {
                    Map<ColdKey, ColdValue> values = new HashMap<>();
                    reads.forEach((key, each) -> values.put(key, each.join()));
                    return values;
                });
    }

    public CompletionStage<? extends ColdValue> read(ColdKey.OfChannels key) {
        return switch (key) {
            case ColdKey.MessageKey message ->
                store.history()
                        .message(message.channelId(), message.messageId())
                        .thenApply(found -> new ColdValue.MessageRow(found.orElse(null)));
            case ColdKey.NonceKey nonce ->
                store.history()
                        .byNonce(nonce.channelId(), nonce.authorId(), nonce.nonce())
                        .thenApply(found -> new ColdValue.MessageRow(found.orElse(null)));
            case ColdKey.CountsKey counts ->
                store.reactions().counts(counts.channelId(), counts.messageId()).thenApply(ColdValue.Counts::new);
            case ColdKey.ReactedKey reacted -> reacted(reacted);
            case ColdKey.PinsKey pins -> store.pins().pins(pins.channelId()).thenApply(ColdValue.Pins::new);
            case ColdKey.ClaimKey claim -> store.claims().claim(claim.claim()).thenApply(ColdValue.Claimed::new);
            case ColdKey.ContactKey contact -> contact(contact.from(), contact.to());
            case ColdKey.EmojiKey emoji -> expressions.emoji(emoji);
            case ColdKey.StickerKey sticker -> expressions.sticker(sticker);
        };
    }

    private CompletionStage<ColdValue.Reacted> reacted(ColdKey.ReactedKey key) {
        return store.reactions()
                .reacted(key.channelId(), key.messageId(), key.emoji(), key.userId())
                .thenApply(id -> new ColdValue.Reacted(id.isPresent() ? id.getAsLong() : null));
    }

    /// A block by either side forbids it. Otherwise friends may write to each other, and members of one guild, and a
    /// bot and the owner of its application.
    private CompletionStage<ColdValue.Contact> contact(UserId from, UserId to) {
        return between(from, to)
                .thenCompose(types -> {
                    boolean friends = types.contains(RelationshipType.FRIEND);
                    return friends || types.contains(RelationshipType.BLOCKED)
                            ? CompletableFuture.completedFuture(!types.contains(RelationshipType.BLOCKED))
                            : acquainted(from, to);
                })
                .thenApply(allowed -> new ColdValue.Contact(allowed, clock.instant()));
    }

    /// As each of the two sees it.
    private CompletionStage<List<RelationshipType>> between(UserId one, UserId other) {
        return store.personal()
                .relationship(one, other)
                .thenCombine(
                        Stages.of(() -> store.personal().relationship(other, one)),
                        (mine, theirs) -> Stream.of(mine, theirs)
                                .flatMap(Optional::stream)
                                .map(Relationship::type)
                                .flatMap(Stream::ofNullable)
                                .toList());
    }

    private CompletionStage<Boolean> acquainted(UserId from, UserId to) {
        return shareGuild(from, to)
                .thenCombine(Stages.of(() -> owns(from, to)), Boolean::logicalOr)
                .thenCombine(Stages.of(() -> owns(to, from)), Boolean::logicalOr);
    }

    private CompletionStage<Boolean> shareGuild(UserId one, UserId other) {
        return store.accounts()
                .guildsOf(one)
                .thenCombine(
                        Stages.of(() -> store.accounts().guildsOf(other)),
                        (mine, theirs) -> !Collections.disjoint(new HashSet<>(mine), theirs));
    }

    private CompletionStage<Boolean> owns(UserId owner, UserId bot) {
        return store.accounts()
                .application(new ApplicationId(bot.value()))
                .thenApply(
                        found -> found.map(each -> each.ownerId().equals(owner)).orElse(false));
    }
}
