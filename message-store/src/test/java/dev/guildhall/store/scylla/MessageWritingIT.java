package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import dev.guildhall.common.guild.ChannelLast;
import dev.guildhall.common.guild.Nonce;
import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.guild.ReactionCount;
import dev.guildhall.common.guild.ReactionEmoji;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.id.Snowflake;
import dev.guildhall.common.id.UserId;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Changes written late, again, and in another order than they were made in.
@ExtendWith(ScyllaStores.class)
final class MessageWritingIT {
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final MessageId MESSAGE = new MessageId(7L << Snowflake.TIME_SHIFT);
    private static final UserId ANN = new UserId(1);
    private static final ReactionEmoji THUMB = new ReactionEmoji.Unicode("\uD83D\uDC4D");

    private final Cql cql = ScyllaStores.cql();
    private final MessageWriting writing = new MessageWriting(cql);
    private final ScyllaReactionRows reactions = new ScyllaReactionRows(cql);

    private void write(long atUs, Change change) {
        Await.value(writing.write(change, atUs));
    }

    private static Change put(long id) {
        return new Change.PutMessage(Rows.message(CHANNEL.value(), id, "text"));
    }

    private ChannelLast last() {
        return Await.value(new ChannelEdges(cql).last(CHANNEL));
    }

    private boolean found(MessageId id) {
        return Await.value(new ScyllaMessageHistory(cql, Instant::now).message(CHANNEL, id))
                .isPresent();
    }

    @Test
    void aDeletedMessageStaysAwayWhenItsPutComesAgain() {
        write(100, put(MESSAGE.value()));
        write(200, new Change.DeleteMessage(CHANNEL, MESSAGE));
        write(100, put(MESSAGE.value()));
        assertThat(found(MESSAGE)).isFalse();

        write(300, put(MESSAGE.value()));
        write(200, new Change.DeleteMessage(CHANNEL, MESSAGE));
        assertThat(found(MESSAGE)).isTrue();
    }

    @Test
    void aHeadIsTheGreatestIdWhateverCameLast() {
        write(100, put(MESSAGE.value() + 1));
        write(200, put(MESSAGE.value()));
        assertThat(last().message()).isEqualTo(new MessageId(MESSAGE.value() + 1));

        write(300, put(3));
        assertThat(last().message()).isEqualTo(new MessageId(MESSAGE.value() + 1));

        write(50, put(MESSAGE.value() << 1));
        assertThat(last().message()).isEqualTo(new MessageId(MESSAGE.value() << 1));
    }

    @Test
    void headsAndLastPinsAreOfManyChannelsAtOnce() {
        ChannelId pinned = new ChannelId(6);
        Instant at = Instant.ofEpochMilli(77);
        write(100, put(4));
        write(100, new Change.PutLastPin(pinned, at));
        write(90, new Change.PutLastPin(pinned, null));
        List<ChannelId> asked = List.of(CHANNEL, pinned, new ChannelId(7), CHANNEL);

        ChannelEdges edges = new ChannelEdges(cql);
        assertThat(Await.value(edges.heads(asked))).isEqualTo(Map.of(CHANNEL, new MessageId(4)));
        assertThat(Await.value(edges.lastPins(asked))).isEqualTo(Map.of(pinned, at));

        write(110, new Change.PutLastPin(pinned, null));
        assertThat(Await.value(edges.lastPins(asked))).isEmpty();
    }

    @Test
    void aClearingThatComesLateLeavesWhatCameAfterIt() {
        write(300, new Change.PutReaction(CHANNEL, MESSAGE, THUMB, ANN, 2));
        List<ReactionCount> counts = List.of(new ReactionCount(THUMB, 1, 2));
        write(300, new Change.PutReactionCounts(CHANNEL, MESSAGE, counts));
        write(200, new Change.DeleteReactions(CHANNEL, MESSAGE));
        write(250, new Change.DeleteReactionsWith(CHANNEL, MESSAGE, THUMB));
        assertThat(Await.value(reactions.counts(CHANNEL, MESSAGE))).isEqualTo(counts);
        assertThat(Await.value(reactions.reacted(CHANNEL, MESSAGE, THUMB, ANN))).isEqualTo(OptionalLong.of(2));

        write(400, new Change.DeleteMessage(CHANNEL, MESSAGE));
        write(300, new Change.PutReaction(CHANNEL, MESSAGE, THUMB, ANN, 2));
        write(300, new Change.PutReactionCounts(CHANNEL, MESSAGE, counts));
        assertThat(Await.value(reactions.counts(CHANNEL, MESSAGE))).isEmpty();
        assertThat(Await.value(reactions.reacted(CHANNEL, MESSAGE, THUMB, ANN))).isEmpty();
    }

    @Test
    void aReactionOfBeforeItsEmojiWasClearedIsNotTheReadersOwn() {
        write(100, new Change.PutReaction(CHANNEL, MESSAGE, THUMB, ANN, 2));
        write(300, new Change.PutReactionCounts(CHANNEL, MESSAGE, List.of(new ReactionCount(THUMB, 1, 3))));

        assertThat(Await.value(reactions.seenBy(ANN, CHANNEL, List.of(MESSAGE))).get(MESSAGE))
                .singleElement()
                .matches(each -> !each.me());
    }

    @Test
    void aPinOfADeletedMessageStaysAwayWhenItComesAgain() {
        Change pin = new Change.PutPin(CHANNEL, new Pin(MESSAGE, Instant.EPOCH));
        write(100, pin);
        write(200, new Change.DeleteMessage(CHANNEL, MESSAGE));
        write(100, pin);

        assertThat(Await.value(new ScyllaPinRows(cql).pins(CHANNEL))).isEmpty();
    }

    @Test
    void aNoncesRowOutlivesItsTimeByADay() {
        Instant at = Instant.ofEpochSecond(1_000);
        Nonce nonce = new Nonce("n", false);
        write(at.toEpochMilli() * 1_000, new Change.PutNonce(CHANNEL, ANN, nonce, MESSAGE, at.plusSeconds(60)));

        int left = ttl("n");
        assertThat(left).isBetween(86_400, 86_460);
    }

    private static int ttl(String nonce) {
        try (CqlSession session = ScyllaStores.session()) {
            Row row = session.execute("SELECT TTL(row) FROM nonces WHERE channel_id = 5 AND author_id = 1"
                            + " AND number = false AND nonce = '" + nonce + "'")
                    .one();
            return row == null ? 0 : row.getInt(0);
        }
    }
}
