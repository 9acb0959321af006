package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.carrel.engine.AccessEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lines damaged at random: nothing is thrown, and every line is accounted for.
class MutationTest {
    private static final int LINES = 20_000;
    private static final String[] URLS = {
        "http://www.example.com:80/doi/pdf/10.1234%2Fabc?download=true",
        "https://www-jstor-org.proxy.example.ac.uk/stable/pdf/123.pdf",
        "http://pdn.sciencedirect.com/science?_ob=MiamiImageURL&_pii=S0012160612004174&pid=1-s2.0-S0012160612004174-main.pdf",
        "/http/www.example.com/article/136/1/1/430000",
        "https://login.proxy.example.ac.uk/login?url=http://www.example.com/",
        "http://[2001:db8::1]:80/search?q=%22x%22"
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%h %l %u %t \"%r\" %s %b",
                "%h %{ezproxy-session}i %u %t \"%r\" %s %b %{ezproxy-groups}i",
                "%v %h %l %u %t \"%r\" %s %b \"%{Referer}i\" \"%{User-Agent}i\"",
                "%t %h %u %U %b %{ezproxy-session}i",
                "%{%s}t %D %h %{squid-result}o %b %m %U %u %{x}o %{x}o",
                "%{%Y-%m-%dT%H:%M:%S%z}t\\t%h\\t%u\\t%U\\t%s"
            })
    void damagedLinesThrowNothingAndAreAllAccountedFor(String format) {
        Random random = new Random(20_260_101L + format.hashCode());
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        for (int i = 0; i < 300; i++) {
            log.writeBytes(line(format, random));
        }
        for (int i = 0; i < LINES; i++) {
            byte[] line = line(format, random);
            log.writeBytes(random.nextInt(4) == 0 ? line : damaged(line, random));
        }
        byte[] bytes = log.toByteArray();
        Logs logs = Logs.in(format, "Europe/London").read(bytes);
        assertThat(logs.problems()).isEmpty();
        assertThat(logs.summary().lines()).isEqualTo(lines(bytes));
        assertThat(logs.summary().events() + logs.summary().repeated() + logs.skipped())
                .isEqualTo(logs.summary().lines());
        assertThat(logs.events).hasSizeGreaterThan(LINES / 8);
        assertThat(logs.skipped()).isGreaterThan(LINES / 8);
        assertThat(logs.events).allSatisfy(MutationTest::isSound);
        assertThat(Logs.in(null, "UTC").read(bytes).summary()).isNotNull();
    }

    private static void isSound(AccessEvent event) {
        assertThat(event.account()).startsWith("u1-");
        assertThat(event.epochSecond()).isBetween(0L, Logs.NOW.getEpochSecond() + 86_400);
        assertThat(event.status()).isBetween(0, 999);
        assertThat(event.bytes()).isGreaterThanOrEqualTo(-1);
    }

    private static long lines(byte[] bytes) {
        long lines = bytes[bytes.length - 1] == '\n' ? 0 : 1;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static byte[] line(String format, Random random) {
        String url = URLS[random.nextInt(URLS.length)];
        int minute = random.nextInt(60);
        String time = String.format("[30/Nov/2025:00:%02d:%02d +0100]", minute, random.nextInt(60));
        String line = format.replace("\\t", "\t")
                .replace("%{%s}t", Long.toString(1_764_457_990L + random.nextInt(10_000)))
                .replace("%{%Y-%m-%dT%H:%M:%S%z}t", String.format("2025-11-30T00:%02d:10+0100", minute))
                .replace("%{squid-result}o", "TCP_MISS/200")
                .replace("%{ezproxy-session}i", "abcDEF123456789")
                .replaceAll("%\\{[a-zA-Z-]+}[io]", "Some-thing/1.0")
                .replace("%v", "www.example.com:443")
                .replace(
                        "%h",
                        random.nextBoolean() ? "192.0.2." + random.nextInt(256) : "2001:db8::" + random.nextInt(99))
                .replace("%l", "-")
                .replace("%u", random.nextInt(5) == 0 ? "John \"x\" Smith" : "user" + random.nextInt(50))
                .replace("%t", time)
                .replace("%r", "GET " + url + " HTTP/1.1")
                .replace("%U", url)
                .replace("%m", "GET")
                .replace("%s", "200")
                .replace("%b", Integer.toString(random.nextInt(1_000_000)))
                .replace("%D", "12");
        return (line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static byte[] damaged(byte[] line, Random random) {
        byte[] b = line.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(b.length);
            switch (random.nextInt(5)) {
                case 0 -> b[at] = (byte) random.nextInt(256);
                case 1 -> b = java.util.Arrays.copyOf(b, at + 1);
                case 2 ->
                    b = join(
                            b,
                            at,
                            " \"[]%:/-".substring(random.nextInt(8)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
                case 3 -> b = join(b, at, b.clone());
                default -> b = java.util.Arrays.copyOfRange(b, at, b.length);
            }
        }
        return b;
    }

    private static byte[] join(byte[] b, int at, byte[] more) {
        byte[] joined = new byte[b.length + more.length];
        System.arraycopy(b, 0, joined, 0, at);
        System.arraycopy(more, 0, joined, at, more.length);
        System.arraycopy(b, at, joined, at + more.length, b.length - at);
        return joined;
    }
}
