package dev.guildhall.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
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
                                Path.of("data/store"), 64 << 20, 64 << 20, 512, 1 << 20, 16_384, 64 << 20, 4, 8_192)));
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
}
