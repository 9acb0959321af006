package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.carrel.engine.AccessEvent;
import org.carrel.engine.Place;
import org.carrel.engine.ReadingSummary;
import org.carrel.engine.RequestKind;
import org.carrel.engine.tokens.Domain;
import org.carrel.engine.tokens.Pseudonymiser;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final String URL = "http://www.example.com:80/doi/pdf/10.1234/abc";

    @Test
    void aLineBecomesAnEventOfTokensAndHashes() {
        String line = Logs.line("JSmith", "30/Nov/2025:00:13:10 +0100", URL, 200);
        AccessEvent event = Logs.of(line).only();
        byte[] raw = line.strip().getBytes(StandardCharsets.UTF_8);
        assertThat(event.account()).isEqualTo(Logs.token("jsmith"));
        assertThat(event.epochSecond())
                .isEqualTo(Instant.parse("2025-11-29T23:13:10Z").getEpochSecond());
        byte[] address = {(byte) 192, 0, 2, 7};
        Pseudonymiser pseudonymiser = new Pseudonymiser(Logs.KEYS);
        assertThat(event.address()).isEqualTo(pseudonymiser.hash(Domain.ADDRESS, address, 0, 4));
        assertThat(event.network()).isEqualTo(pseudonymiser.hash(Domain.NETWORK, address, 0, 3));
        assertThat(event.place()).isSameAs(Place.UNKNOWN);
        assertThat(event.kind()).isEqualTo(RequestKind.DOCUMENT);
        assertThat(event.host()).isEqualTo(Logs.hash(Domain.HOST, "example.com"));
        assertThat(event.status()).isEqualTo(200);
        assertThat(event.bytes()).isEqualTo(1234);
        assertThat(event.agent()).isZero();
        assertThat(event.session()).isZero();
        assertThat(event.fingerprint()).isEqualTo(pseudonymiser.fingerprint(raw, 0, raw.length));
    }

    @Test
    void oneAccountHasOneStringHoweverItIsSpelt() {
        Logs logs = Logs.of(
                Logs.line(URL) + Logs.line(URL + "2") + Logs.line("JSMITH", "30/Nov/2025:01:00:00 +0100", URL, 200));
        assertThat(logs.events).extracting(AccessEvent::account).containsOnly(Logs.token("jsmith"));
        assertThat(logs.events.get(1).account()).isSameAs(logs.events.getFirst().account());
    }

    @Test
    void everyLineIsAnEventARepeatOrSkippedForAReason() {
        String good = Logs.line(URL);
        Logs logs = Logs.of(good + good + "\n# rotated\n" + Logs.line("-", "30/Nov/2025:00:13:10 +0100", URL, 200)
                + Logs.line("a", "31/Feb/2025:00:13:10 +0100", URL, 200)
                + Logs.line("a", "03/Jun/2026:00:13:10 +0100", URL, 200)
                + "nonsense here and there, and on and on\n"
                + "192.0.2.7 - \u0000\u0001\n"
                + "192.0.2.7 - jsmith [30/Nov/2025:00:1");
        ReadingSummary summary = logs.summary();
        assertThat(summary.lines()).isEqualTo(10);
        assertThat(summary.events()).isEqualTo(1);
        assertThat(summary.repeated()).isEqualTo(1);
        assertThat(logs.skipped()).isEqualTo(8);
        assertThat(summary.skipped().keySet())
                .containsExactlyInAnyOrder(
                        "blank line",
                        "comment line",
                        "no account name",
                        "impossible date or time",
                        "dated in the future",
                        "line cut short",
                        "binary data in the line");
    }

    @Test
    void aTruncatedLineIsCountedAndShownRedacted() {
        Logs logs = Logs.of(Logs.line(URL) + "192.0.2.7 - jsmith [30/Nov/2025:00:13:10 +0100] \"GET http://www.exa");
        assertThat(logs.summary().skipped().get("line cut short"))
                .isEqualTo(new ReadingSummary.Skipped(
                        1, "999.9.9.9 - xxxx [99/xxx/9999:99:99:99 +9999] \"xxx xxxx://xxx.xxx", "test.log, line 2"));
    }

    @Test
    void windowsLineEndsAndAMissingLastLineEndChangeNothing() {
        String one = Logs.line(URL).strip();
        String two = Logs.line(URL + "x").strip();
        Logs unix = Logs.of(one + "\n" + two + "\n");
        Logs windows = Logs.of(one + "\r\n" + two);
        assertThat(windows.events).isEqualTo(unix.events);
        assertThat(Logs.of(one + "\n" + one + "\r\n").summary().repeated()).isEqualTo(1);
    }

    @Test
    void aLineOfAMegabyteIsReadAndALongerOneSkipped() {
        String start = "192.0.2.7 - jsmith [30/Nov/2025:00:13:10 +0100] \"GET http://www.example.com/";
        String end = " HTTP/1.1\" 200 5\n";
        String fits = start + "a".repeat(LineBuffer.LONGEST - start.length() - end.length()) + end;
        String tooLong = start + "a".repeat(3 * LineBuffer.LONGEST) + end;
        Logs logs = Logs.of(Logs.line(URL) + fits + tooLong + Logs.line(URL + "2"));
        assertThat(logs.events).hasSize(3);
        assertThat(logs.summary().skipped()).containsOnlyKeys("longer than 1 MB");
        assertThat(logs.summary().lines()).isEqualTo(4);
    }

    @Test
    void namesWithBlanksQuotesBracketsAndUmlautsAreNames() {
        for (String name : new String[] {
            "John Smith", "o\"neill", "Zoë", "uid=a,ou=People X,dc=example", "a [b] c", "i.am@x.fr%20P", "[x", "a  b"
        }) {
            assertThat(Logs.of(Logs.line(name, "30/Nov/2025:00:13:10 +0100", URL, 200))
                            .only()
                            .account())
                    .as(name)
                    .isEqualTo(Logs.token(name));
        }
    }

    @Test
    void addressesWithQuotesAndBlanksAreReadToTheirEnd() {
        Logs logs = Logs.of(Logs.line("http://www.example.com/search?q=\"stolen accounts\" 2") + Logs.line(URL));
        assertThat(logs.events).hasSize(2);
        assertThat(logs.events.getFirst().kind()).isEqualTo(RequestKind.SEARCH);
        assertThat(logs.events.getFirst().status()).isEqualTo(200);
    }

    @Test
    void ipv6AndMappedAddressesHaveTheirNetworks() {
        String format = "%h - %u %t \"%r\" %s %b";
        String rest = " - jsmith [30/Nov/2025:00:13:10 +0100] \"GET " + URL + " HTTP/1.1\" 200 5\n";
        Logs logs = Logs.of(
                format,
                "2001:db8:1:2::1" + rest + "2001:db8:1:3::1" + rest + "::ffff:192.0.2.7" + rest + "192.0.2.7:5050"
                        + rest + "host.example.org" + rest);
        assertThat(logs.events).hasSize(5);
        assertThat(logs.events.get(0).network()).isEqualTo(logs.events.get(1).network());
        assertThat(logs.events.get(0).address()).isNotEqualTo(logs.events.get(1).address());
        assertThat(logs.events.get(2).address()).isEqualTo(logs.events.get(3).address());
        assertThat(logs.events.get(4).address()).isNotZero();
    }

    @Test
    void agentAndSessionAreHashed() {
        AccessEvent event = Logs.of(
                        "%h %{ezproxy-session}i %u %t \"%r\" %s %b \"%{user-agent}i\"",
                        "192.0.2.7 gkD4AHFj7rDheJa jsmith [30/Nov/2025:00:13:10 +0100] \"GET " + URL
                                + " HTTP/1.1\" 200 - \"Mozilla \\\"5.0\\\"\"\n")
                .only();
        assertThat(event.session()).isEqualTo(Logs.hash(Domain.SESSION, "gkD4AHFj7rDheJa"));
        assertThat(event.agent()).isEqualTo(Logs.hash(Domain.AGENT, "Mozilla \\\"5.0\\\""));
        assertThat(event.bytes()).isEqualTo(-1);
    }

    @Test
    void theClientIsWhoTheRequestWasForwardedFor() {
        String request = " - a [30/Nov/2025:00:13:10 +0000] \"GET http://x.org/ HTTP/1.1\" 200 ";
        String quoted = "%h %l %u %t \"%r\" %s %b \"%{X-Forwarded-FOR}i\"";
        Logs logs = Logs.of(
                quoted,
                "10.0.0.1" + request + "1 \"192.0.2.7, 10.0.0.9\"\n" + "192.0.2.7" + request + "2 \"-\"\n" + "192.0.2.7"
                        + request + "3 \"unknown\"\n");
        Logs bare = Logs.of("%{x-forwarded-for}i %l %u %t \"%r\" %s %b", "192.0.2.7, 10.0.0.9" + request + "4\n");
        assertThat(bare.only().account()).isEqualTo(Logs.token("a"));
        assertThat(logs.events).hasSize(3);
        assertThat(logs.events)
                .extracting(AccessEvent::address)
                .containsOnly(bare.only().address());
    }

    @Test
    void aByteOrderMarkIsPassedOverAndQuotesAroundANameAreNoPartOfIt() {
        String line = Logs.line("mary ann", "30/Nov/2025:00:13:10 +0100", URL, 200);
        Logs logs = Logs.of("\ufeff" + line + line.replace("mary ann", "\"mary ann\""));
        assertThat(logs.events).hasSize(2);
        assertThat(logs.events.getFirst().address())
                .isEqualTo(logs.events.getLast().address());
        assertThat(logs.events).extracting(AccessEvent::account).containsOnly(Logs.token("mary ann"));
    }

    @Test
    void aFormatThatFindsNoNameWhereAnotherDoesDoesNotFit() {
        Logs logs = Logs.of("%h %u %l %t \"%r\" %s %b", Logs.line(URL).repeat(30));
        assertThat(logs.events).isEmpty();
        assertThat(logs.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("it looks like ezproxy"));
    }

    @Test
    void aZipIsToBeUnpacked() {
        assertThat(Logs.of("PK\u0003\u0004abc\n").problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.sentence()).isEqualTo("test.log is a zip archive: unpack it first."));
    }

    @Test
    void linesOfHoursLongGoneAreForgottenAndThoseNearTheFrontAreNot() {
        SeenLines seen = SeenLines.inMemory();
        for (int hour = 0; hour < 2000; hour++) {
            assertThat(seen.first(hour * 3600L, 7)).isTrue();
            assertThat(seen.first(hour * 3600L, 7)).isFalse();
            assertThat(seen.first(Math.max(0, hour - 4 * 24) * 3600L, 7)).isFalse();
        }
        assertThat(seen.first(0, 7)).isTrue();
    }

    @Test
    void aLogThatStartsWellMayGoBadForLong() {
        Logs logs = Logs.of(Logs.line(URL).repeat(300) + "garbage\n".repeat(5000));
        assertThat(logs.problems()).isEmpty();
        assertThat(logs.summary().lines()).isEqualTo(5300);
        assertThat(logs.skipped()).isEqualTo(5000);
    }

    @Test
    void linesOfAnHourTheClocksPassTwiceAreAllKept() {
        Logs logs = Logs.in("%h %l %u [%{%d/%b/%Y:%H:%M:%S}t] \"%r\" %s %b", "Europe/London");
        logs.read(("192.0.2.7 - a [26/Oct/2025:00:59:59] \"GET / HTTP/1.1\" 200 1\n"
                        + "192.0.2.7 - a [26/Oct/2025:01:30:00] \"GET / HTTP/1.1\" 200 2\n"
                        + "192.0.2.7 - a [26/Oct/2025:01:30:00] \"GET / HTTP/1.1\" 200 3\n"
                        + "192.0.2.7 - a [26/Oct/2025:02:00:00] \"GET / HTTP/1.1\" 200 4\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(logs.events)
                .extracting(event -> Instant.ofEpochSecond(event.epochSecond()).toString())
                .containsExactly(
                        "2025-10-25T23:59:59Z", "2025-10-26T00:30:00Z", "2025-10-26T00:30:00Z", "2025-10-26T02:00:00Z");
    }
}
