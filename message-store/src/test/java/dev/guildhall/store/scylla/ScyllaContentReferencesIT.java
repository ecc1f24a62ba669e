package dev.guildhall.store.scylla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.guild.PrivateChannel;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.id.UserId;
import dev.guildhall.common.protocol.ChannelType;
import dev.guildhall.store.Await;
import dev.guildhall.store.Change;
import dev.guildhall.store.ContentReferences.Finding;
import dev.guildhall.store.ContentReferencesContract;
import dev.guildhall.store.MessageStore;
import dev.guildhall.store.OwnerId;
import dev.guildhall.store.Owners;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ScyllaStores.class)
final class ScyllaContentReferencesIT extends ContentReferencesContract {
    @Override
    protected MessageStore open() {
        return ScyllaStores.store(clock);
    }

    @Test
    void aYoungReferenceStandsThoughNoRowNamesTheContent() {
        ContentHash icon = new ContentHash("34".repeat(32));
        OwnerId owner = Owners.privateChannel(9);
        UserId anna = new UserId(1);
        PrivateChannel group = new PrivateChannel(new ChannelId(9), ChannelType.GROUP_DM, List.of(anna), anna, null);
        commit(owner, new Change.PutPrivateChannel(group.pictured(icon.hex())), new Change.PutPrivateChannel(group));

        assertThat(Await.value(store.contents().check(icon))).isEqualTo(Finding.NAMED);
        clock.pass(ScyllaContentReferences.YOUNG.minus(Duration.ofSeconds(1)));
        assertThat(Await.value(store.contents().check(icon))).isEqualTo(Finding.NAMED);
        clock.pass(Duration.ofSeconds(2));
        assertThat(Await.value(store.contents().check(icon))).isEqualTo(Finding.FORGOTTEN);
        assertThat(Await.value(store.contents().check(icon))).isEqualTo(Finding.UNNAMED);
    }
}
