package org.carrel.engine.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, c0000201",
        "192.0.2.1:8080, c0000201",
        "255.255.255.255, ffffffff",
        "::ffff:192.0.2.1, c0000201",
        "::FFFF:c000:201, c0000201",
        "2001:db8::1, 20010db8000000000000000000000001",
        "[2001:db8::1]:443, 20010db8000000000000000000000001",
        "fe80::1%eth0, fe800000000000000000000000000001",
        "::, 00000000000000000000000000000000",
        "2001:db8:1:2:3:4:5:6, 20010db8000100020003000400050006",
        "2001:db8::192.0.2.1, 20010db80000000000000000c0000201",
        "1::, 00010000000000000000000000000000",
    })
    void addressesInAllTheirSpellingsAreRead(String text, String hex) {
        assertThat(HexFormat.of().formatHex(parse(text))).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "host.example.org",
                "192.0.2",
                "192.0.2.256",
                "1.2.3.4.5",
                "1..2.3",
                "1.2.3.4x",
                "2001:db8",
                ":::",
                "1::2::3",
                "1:2:3:4:5:6:7:8:9",
                "12345::",
                "g::1",
                "1:2:3:4:5:6:7:",
                "::1.2.3",
                "1:2:3:4:5:6:7:1.2.3.4",
                "["
            })
    void whatIsNoAddressIsNone(String text) {
        assertThat(bytes(text)).isNull();
    }

    private static byte[] parse(String text) {
        byte[] bytes = bytes(text);
        assertThat(bytes).as(text).isNotNull();
        return bytes == null ? new byte[0] : bytes;
    }

    private static byte @Nullable [] bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IpAddress.parse(bytes, 0, bytes.length);
    }
}
