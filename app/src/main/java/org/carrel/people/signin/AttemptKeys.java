package org.carrel.people.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carrel.people.account.Username;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Turns what was typed and where it came from into keys that tell nothing to whoever reads the table without the
/// installation's secret.
@Component
class AttemptKeys {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final SecretKeySpec key;

    AttemptKeys(@Value("${carrel.secret}") String secret) {
        byte[] master = secret.getBytes(StandardCharsets.UTF_8);
        this.key =
                new SecretKeySpec(hmac(new SecretKeySpec(master, "HmacSHA256"), "attempts to sign in"), "HmacSHA256");
    }

    AttemptKey username(String typed) {
        return new AttemptKey("username", hmac(key, "username " + Username.fold(typed)));
    }

    /// @param address as the server sees it: a literal, never a name to be looked up
    AttemptKey address(String address) {
        return new AttemptKey("address", hmac(key, "address " + network(address)));
    }

    /// An IPv6 host chooses freely within its /64, so the network is what counts.
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            int significant = parsed instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, significant));
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
