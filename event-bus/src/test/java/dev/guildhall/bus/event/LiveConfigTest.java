package dev.guildhall.bus.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.guildhall.bus.Topic;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveConfigTest {
    private static LiveConfig with(String topics) {
        Config own = ConfigFactory.parseString("guildhall.bus.live.topics = \"" + topics + "\"");
        return LiveConfig.from(own.withFallback(ConfigFactory.load()).resolve());
    }

    @Test
    void defaultsAreThose() {
        assertThat(LiveConfig.from(ConfigFactory.load()))
                .isEqualTo(new LiveConfig(Set.of(Topic.PRESENCE, Topic.VOICE, Topic.API_REQUESTS), 4 << 20));
    }

    @Test
    void noTopicIsAChoiceToo() {
        assertThat(with("").topics()).isEmpty();
        assertThat(with("voice").topics()).containsExactly(Topic.VOICE);
    }

    @Test
    void topicsOfTheJournalCannotBeLeftOut() {
        assertThatThrownBy(() -> with("messages")).hasMessageContaining("presence, voice, api-requests");
    }
}
