package dev.guildhall.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InvalidRequestsProperties {

    private static final Caller.Address HOME = new Caller.Address("192.0.2.1");
    private static final RateLimit DEFAULT = new RateLimit(10_000, Duration.ofMinutes(10));

    @Property(tries = 300)
    void banFollowsTheCountWithinATwentiethOfTheWindow(
            @ForAll @IntRange(min = 1, max = 8) int permits,
            @ForAll @Size(max = 100) List<@IntRange(max = 2200) Integer> gaps) {
        ManualTime time = new ManualTime();
        InvalidRequests invalid = new InvalidRequests(new RateLimit(permits, Duration.ofNanos(2000)), 100, time);
        List<Long> counted = new ArrayList<>();
        for (int gap : gaps) {
            time.passesNs(gap > 1900 ? gap : gap / permits);
            boolean banned = invalid.banned(HOME);
            if (within(counted, time, 2000) < permits) assertThat(banned).isFalse();
            if (within(counted, time, 1900) >= permits) assertThat(banned).isTrue();
            invalid.count(HOME);
            counted.add(time.getAsLong());
        }
        Duration ban = invalid.bannedFor(HOME);
        if (ban.isZero()) return;
        time.passes(ban.minusNanos(1));
        assertThat(invalid.banned(HOME)).isTrue();
        time.passesNs(1);
        assertThat(invalid.banned(HOME)).isFalse();
    }

    @Example
    void tenThousandInvalidAnswersBanForTheRestOfTheWindow() {
        ManualTime time = new ManualTime();
        InvalidRequests invalid = new InvalidRequests(DEFAULT, 100, time);
        for (int i = 0; i < 9_999; i++) invalid.count(HOME);
        assertThat(invalid.banned(HOME)).isFalse();
        invalid.count(HOME);
        assertThat(invalid.bannedFor(HOME)).isEqualTo(Duration.ofMinutes(10));
        assertThat(invalid.banned(new Caller.Address("192.0.2.2"))).isFalse();
        time.passes(Duration.ofMinutes(10));
        assertThat(invalid.banned(HOME)).isFalse();
    }

    @Example
    void floodOfAddressesNeitherGrowsTheTableNorLiftsABan() {
        ManualTime time = new ManualTime();
        InvalidRequests invalid = new InvalidRequests(new RateLimit(3, Duration.ofMinutes(10)), 100, time);
        for (int i = 0; i < 3; i++) invalid.count(HOME);
        for (int i = 0; i < 2000; i++) invalid.count(new Caller.Address("198.51.100." + i));
        assertThat(invalid.banned(HOME)).isTrue();
        assertThat(invalid.addresses()).isLessThanOrEqualTo(100);
        assertThat(invalid.evictedAddresses()).isEqualTo(2001 - invalid.addresses());
    }

    @Example
    void addressesWithNothingInTheWindowMakeRoomFirst() {
        ManualTime time = new ManualTime();
        InvalidRequests invalid = new InvalidRequests(DEFAULT, 50, time);
        for (int i = 0; i < 50; i++) invalid.count(new Caller.Address("198.51.100." + i));
        time.passes(Duration.ofMinutes(10));
        invalid.count(HOME);
        assertThat(invalid.addresses()).isEqualTo(1);
        assertThat(invalid.evictedAddresses()).isZero();
    }

    private static long within(List<Long> counted, ManualTime time, long ns) {
        return counted.stream().filter(at -> time.getAsLong() - at < ns).count();
    }
}
