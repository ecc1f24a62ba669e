package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Pin;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.MessageId;
import dev.guildhall.common.protocol.Limits;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What [PinRows] promises.
public abstract class PinRowsContract extends StoreContract {
    private static final ChannelId CHANNEL = new ChannelId(5);

    private static Pin pin(long messageId, long atMs) {
        return new Pin(new MessageId(messageId), Instant.ofEpochMilli(atMs));
    }

    private static Change put(Pin pin) {
        return new Change.PutPin(CHANNEL, pin);
    }

    private List<Pin> pins(ChannelId channelId) {
        return Await.value(store.pins().pins(channelId));
    }

    @Test
    void aChannelWithoutPinsHasNone() {
        assertThat(pins(CHANNEL)).isEmpty();
    }

    @Test
    void pinsComeNewestFirstWhateverTheirMessagesAge() {
        commit(GUILD, put(pin(3, 1_000)), put(pin(1, 3_000)), put(pin(-2, 2_000)));
        reopen();

        assertThat(pins(CHANNEL)).containsExactly(pin(1, 3_000), pin(-2, 2_000), pin(3, 1_000));
    }

    @Test
    void pinsStayInTheirChannel() {
        commit(GUILD, put(pin(1, 1)), new Change.PutPin(new ChannelId(6), pin(2, 2)));

        assertThat(pins(CHANNEL)).containsExactly(pin(1, 1));
        assertThat(pins(new ChannelId(6))).containsExactly(pin(2, 2));
    }

    @Test
    void aPinTakenOffIsGone() {
        commit(GUILD, put(pin(1, 1)), put(pin(2, 2)));
        commit(GUILD, new Change.DeletePin(CHANNEL, new MessageId(2)));

        assertThat(pins(CHANNEL)).containsExactly(pin(1, 1));
    }

    @Test
    void aDeletedMessageTakesItsPinAlong() {
        commit(GUILD, put(pin(1, 1)), put(pin(2, 2)));
        commit(GUILD, new Change.DeleteMessage(CHANNEL, new MessageId(1)));

        assertThat(pins(CHANNEL)).containsExactly(pin(2, 2));
    }

    @Test
    void asManyAsAChannelMayHaveComeAtOnce() {
        commit(
                GUILD,
                IntStream.rangeClosed(1, Limits.PINS_PER_CHANNEL_MAX)
                        .mapToObj(id -> put(pin(id, id)))
                        .toArray(Change[]::new));

        assertThat(pins(CHANNEL)).hasSize(Limits.PINS_PER_CHANNEL_MAX).startsWith(pin(250, 250));
    }
}
