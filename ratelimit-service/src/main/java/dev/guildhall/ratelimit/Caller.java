package dev.guildhall.ratelimit;

import dev.guildhall.common.id.UserId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Who is counted: the authenticated account, or the address when a request carries no valid token.
public sealed interface Caller {

    /// A person or a bot; all its sessions and addresses share its limits.
    record User(UserId id) implements Caller {}

    /// An address in the folded form that [#of] gives.
    record Address(String ip) implements Caller {

        private static final int IPV6_NETWORK_BYTES = 8;

        /// The IPv4 address, or the /64 network of an IPv6 one: a home line owns 2^64 addresses, and a limit
        /// per address would be no limit. IPv4 mapped into IPv6 arrives here as IPv4, Java unwraps it.
        public static Address of(InetAddress address) {
            byte[] bytes = address.getAddress();
            return address instanceof Inet6Address
                    ? new Address(HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64")
                    : new Address(address.getHostAddress());
        }
    }
}
