package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StoreConfigTest {
    private static StoreConfig with(String setting) {
        Config config = ConfigFactory.parseString(setting).withFallback(ConfigFactory.load());
        return StoreConfig.from(config);
    }

    @Test
    void everyDefaultIsAsDocumented() {
        assertThat(StoreConfig.from(ConfigFactory.load()))
                .isEqualTo(new StoreConfig(
                        StoreConfig.Adapter.ROCKS,
                        new StoreConfig.Rocks(
                                Path.of("data/store"), 64 << 20, 64 << 20, 512, 1 << 20, 16_384, 64 << 20, 4, 8_192),
                        new ScyllaConfig(
                                List.of("127.0.0.1:9042"),
                                "datacenter1",
                                "guildhall",
                                "{'class': 'NetworkTopologyStrategy', 'replication_factor': 3}",
                                "",
                                "",
                                Duration.ofSeconds(3),
                                Duration.ofMillis(200),
                                1,
                                Duration.ofSeconds(10),
                                64,
                                32 << 10,
                                4_096,
                                8,
                                1_024,
                                16 << 20,
                                Duration.ofSeconds(30))));
    }

    @Test
    void anUnknownAdapterIsNamed() {
        assertThatThrownBy(() -> with("guildhall.store.adapter = floppy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("floppy")
                .hasMessageContaining("rocks");
    }

    @Test
    void lessRoomThanOneBatchIsRefusedWithTheKeysThatHelp() {
        assertThatThrownBy(() -> with("guildhall.store.rocks.waiting-commits-max = 100"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("waiting-commits-max")
                .hasMessageContaining("batch-commits-max");
    }

    @Test
    void noReadThreadIsRefused() {
        assertThatThrownBy(() -> with("guildhall.store.rocks.read-threads = 0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("read-threads");
    }

    @Test
    void leaseThatAStatementMayOutliveIsRefused() {
        assertThatThrownBy(() -> with("guildhall.store.scylla.lease = 3 s"))
                .hasMessageContaining("lease must be at least 2 s, and longer than timeout");
    }

    @Test
    void adoptionWithoutAPauseIsRefused() {
        assertThatThrownBy(() -> with("guildhall.store.scylla.adopt-every = 0 s"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("adopt-every");
    }

    @Test
    void keyspaceThatIsNoNameIsRefused() {
        assertThatThrownBy(() -> with("guildhall.store.scylla.keyspace = \"x; DROP KEYSPACE y\""))
                .hasMessageContaining("small letters");
    }
}
