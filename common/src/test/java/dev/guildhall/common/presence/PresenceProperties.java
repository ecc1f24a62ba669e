package dev.guildhall.common.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.bytes.Bytes;
import dev.guildhall.common.id.SessionId;
import dev.guildhall.common.protocol.ClientPlatform;
import dev.guildhall.common.protocol.PresenceStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PresenceProperties {
    @Provide
    Arbitrary<List<OwnSession>> sessions() {
        Arbitrary<Activity> activity =
                Arbitraries.of("a", "b", "c").map(name -> Activity.of(Bytes.utf8("{\"name\":\"" + name + "\"}")));
        return Combinators.combine(
                        Arbitraries.of(ClientPlatform.class),
                        Arbitraries.of(PresenceStatus.class),
                        activity.list().ofMaxSize(2))
                .as((platform, status, activities) -> new OwnSession(
                        new SessionId("s"),
                        new ClientInfo("c", "o", platform, false),
                        new SessionPresence(status, activities)))
                .list()
                .ofMaxSize(6);
    }

    @Property(tries = 300)
    void othersNeverSeeInvisibleAndSeeOnlyWhatShows(@ForAll("sessions") List<OwnSession> sessions) {
        Presence merged = Presence.merged(sessions);
        List<OwnSession> shown = sessions.stream()
                .filter(session -> session.presence().status().shown())
                .toList();
        assertThat(merged.shown()).isEqualTo(!shown.isEmpty());
        assertThat(merged.clientStatus().values()).allMatch(PresenceStatus::shown);
        assertThat(merged.clientStatus().keySet())
                .isEqualTo(shown.stream()
                        .map(session -> session.client().platform())
                        .collect(java.util.stream.Collectors.toSet()));
        assertThat(merged.activities()).doesNotHaveDuplicates();
        assertThat(shown.stream().flatMap(session -> session.presence().activities().stream()))
                .containsAll(merged.activities());
    }

    @Property(tries = 300)
    void orderOfSessionsDecidesNothingButTheOrderOfActivities(
            @ForAll("sessions") List<OwnSession> sessions, @ForAll Random random) {
        List<OwnSession> shuffled = new ArrayList<>(sessions);
        Collections.shuffle(shuffled, random);
        Presence one = Presence.merged(sessions);
        Presence other = Presence.merged(shuffled);
        assertThat(other.status()).isEqualTo(one.status());
        assertThat(other.clientStatus()).isEqualTo(one.clientStatus());
        assertThat(other.activities()).containsExactlyInAnyOrderElementsOf(one.activities());
    }
}
