package dev.guildhall.common.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.common.guild.Attachment;
import dev.guildhall.common.guild.ContentHash;
import dev.guildhall.common.id.AttachmentId;
import dev.guildhall.common.id.ChannelId;
import dev.guildhall.common.payload.AttachmentLinks.Standing;
import dev.guildhall.common.payload.AttachmentLinks.Target;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AttachmentLinksTest {
    private static final ChannelId CHANNEL = new ChannelId(5);
    private static final Attachment FILE =
            new Attachment(new AttachmentId(7), "a.txt", null, null, null, 3, new ContentHash("00".repeat(32)), null);

    private Instant now = Instant.parse("2026-03-01T12:34:56Z");
    private final AttachmentLinks links =
            new AttachmentLinks(() -> "https://chat.example", new byte[32], Duration.ofDays(1), () -> now);

    private record Parts(Target target, Map<String, String> query) {
        Standing standing(AttachmentLinks links) {
            return links.standing(target, query.get("ex"), query.get("is"), query.get("hm"));
        }

        Parts with(String name, String value) {
            Map<String, String> changed = new HashMap<>(query);
            changed.put(name, value);
            return new Parts(target, changed);
        }
    }

    private static Parts parts(String url) {
        URI uri = URI.create(url);
        Map<String, String> query = new HashMap<>();
        for (String pair : uri.getQuery().split("&")) {
            query.put(pair.substring(0, 2), pair.substring(3));
        }
        return new Parts(
                Target.of(uri.getPath().substring(AttachmentLinks.PATH.length()))
                        .orElseThrow(),
                query);
    }

    @Test
    void anAddressWorksForADayAndThenNoLonger() {
        Parts given = parts(links.url(CHANNEL, FILE));
        assertThat(given.target()).isEqualTo(new Target(CHANNEL, FILE.id(), "a.txt"));
        assertThat(given.standing(links)).isEqualTo(Standing.VALID);
        now = Instant.parse("2026-03-02T12:34:56Z");
        assertThat(given.standing(links)).isEqualTo(Standing.VALID);
        now = Instant.parse("2026-03-02T13:34:56Z");
        assertThat(given.standing(links)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void whatIsChangedIsForged() {
        Parts given = parts(links.url(CHANNEL, FILE));
        String later = Long.toHexString(now.plusSeconds(9_999_999).getEpochSecond());
        assertThat(given.with("ex", later).standing(links)).isEqualTo(Standing.FORGED);
        assertThat(given.with("is", later).standing(links)).isEqualTo(Standing.FORGED);
        assertThat(given.with("hm", "00").standing(links)).isEqualTo(Standing.FORGED);
        assertThat(links.standing(given.target(), null, null, null)).isEqualTo(Standing.FORGED);
        Parts other = new Parts(new Target(new ChannelId(6), FILE.id(), "a.txt"), given.query());
        assertThat(other.standing(links)).isEqualTo(Standing.FORGED);
        byte[] key = new byte[32];
        key[0] = 1;
        AttachmentLinks another = new AttachmentLinks(() -> "https://chat.example", key, Duration.ofDays(1), () -> now);
        assertThat(parts(another.url(CHANNEL, FILE)).standing(links)).isEqualTo(Standing.FORGED);
    }

    @Test
    void withinAnHourTheAddressIsTheSame() {
        String first = links.url(CHANNEL, FILE);
        now = Instant.parse("2026-03-01T12:59:59Z");
        assertThat(links.url(CHANNEL, FILE)).isEqualTo(first);
        now = Instant.parse("2026-03-01T13:00:00Z");
        assertThat(links.url(CHANNEL, FILE)).isNotEqualTo(first);
    }

    @Test
    void anExpiredAddressIsRefreshedAndAForgedOneIsNot() {
        String old = links.url(CHANNEL, FILE);
        now = Instant.parse("2026-04-01T00:00:00Z");
        assertThat(links.refreshed(old))
                .hasValueSatisfying(
                        fresh -> assertThat(parts(fresh).standing(links)).isEqualTo(Standing.VALID));
        assertThat(links.refreshed(old.replace("a.txt", "b.txt"))).isEmpty();
        assertThat(links.refreshed("https://elsewhere.example/x?ex=1")).isEmpty();
        assertThat(links.refreshed("")).isEmpty();
        assertThat(links.refreshed("?/attachments/")).isEmpty();
    }
}
