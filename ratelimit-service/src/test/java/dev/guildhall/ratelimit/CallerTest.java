package dev.guildhall.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void ipv4IsCountedByAddress() throws UnknownHostException {
        assertThat(of("192.0.2.1")).isEqualTo(new Caller.Address("192.0.2.1"));
        assertThat(of("::ffff:192.0.2.1")).isEqualTo(of("192.0.2.1"));
    }

    @Test
    void ipv6IsCountedByNetwork() throws UnknownHostException {
        assertThat(of("2001:db8:1:2::1")).isEqualTo(of("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertThat(of("2001:db8:1:2::1")).isNotEqualTo(of("2001:db8:1:3::1"));
        assertThat(of("2001:db8:1:2::1").ip()).isEqualTo("20010db800010002/64");
    }

    private static Caller.Address of(String literal) throws UnknownHostException {
        return Caller.Address.of(InetAddress.getByName(literal));
    }
}
