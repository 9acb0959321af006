package org.carrel.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.carrel.engine.AccessEvent;
import org.carrel.engine.RequestKind;
import org.carrel.engine.tokens.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private static final String TIME = "[30/Nov/2025:00:13:10 +0100]";
    private static final long SECOND = 1764457990L;

    @Test
    void anyOrderOfDirectivesIsUnderstood() {
        AccessEvent event = Logs.of(
                        "%t|%u|%h|%m|%U|%s|%b|%T|%{ezproxy-groups}i|%{ezproxy-session}i",
                        TIME
                                + "|john smith|192.0.2.7|GET|http://www.example.com/a.pdf|206|12|0.3|Default+inpl|abcDEF123456789\n")
                .only();
        assertThat(event.account()).isEqualTo(Logs.token("john smith"));
        assertThat(event.epochSecond()).isEqualTo(SECOND);
        assertThat(event.status()).isEqualTo(206);
        assertThat(event.kind()).isEqualTo(RequestKind.DOCUMENT);
        assertThat(event.session()).isEqualTo(Logs.hash(Domain.SESSION, "abcDEF123456789"));
    }

    @Test
    void directivesNobodyKnowsArePassedOver() {
        assertThat(Logs.of(
                                "%h %{x-forwarded-proto}i %u %t %D \"%r\" %X %>s %O %{ezproxy-dbvar3}i",
                                "192.0.2.7 https jsmith " + TIME + " 77 \"GET /x HTTP/1.1\" + 404 99 somewhere\n")
                        .only()
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFormatMayBePastedWithItsDirectiveQuotesAndNickname() {
        String line = "192.0.2.7 - jsmith " + TIME + " \"GET /x HTTP/1.1\" 200 9\n";
        assertThat(Logs.of("LogFormat %h %l %u %t \"%r\" %s %b", line).events).hasSize(1);
        assertThat(Logs.of("LogFormat \"%h %l %u %t \\\"%r\\\" %>s %b\" common", line).events)
                .hasSize(1);
    }

    @Test
    void anUnquotedRequestIsRead() {
        AccessEvent event = Logs.of(
                        "%h %u %t %r %s %b",
                        "192.0.2.7 jsmith " + TIME + " GET http://a.example.com/x.pdf HTTP/1.1 200 9\n")
                .only();
        assertThat(event.kind()).isEqualTo(RequestKind.DOCUMENT);
        assertThat(event.bytes()).isEqualTo(9);
    }

    @Test
    void anUnquotedAgentMayHoldBlanks() {
        assertThat(Logs.of(
                                "%h %u %t \"%r\" %s %b %{user-agent}i %{ezproxy-session}i",
                                "192.0.2.7 jsmith " + TIME
                                        + " \"GET /x HTTP/1.1\" 200 9 Mozilla/5.0 (X11; Linux) abcDEF123456789\n")
                        .only()
                        .agent())
                .isEqualTo(Logs.hash(Domain.AGENT, "Mozilla/5.0 (X11; Linux)"));
    }

    @Test
    void aTabSeparatedLogMayHaveEmptyColumns() {
        AccessEvent event = Logs.of(
                        "%h\\t%l\\t%u\\t%t\\t%U\\t%s",
                        "192.0.2.7\t\tjohn smith\t" + TIME + "\thttp://a.example.com/b.pdf\t200\n")
                .only();
        assertThat(event.account()).isEqualTo(Logs.token("john smith"));
    }

    @Test
    void theVirtualHostIsTheProviderWhereTheAddressNamesNone() {
        AccessEvent event = Logs.of(
                        "vhost_common",
                        "www.example.com:443 192.0.2.7 - jsmith " + TIME + " \"GET /a.pdf HTTP/1.1\" 200 9\n")
                .only();
        assertThat(event.host()).isEqualTo(Logs.hash(Domain.HOST, "example.com"));
    }

    @Test
    void theSessionIsTheAccountWhereTheFormatNamesNoUser() {
        assertThat(Logs.of(
                                "%h %{ezproxy-session}i %t \"%r\" %s %b",
                                "192.0.2.7 abcDEF123456789 " + TIME + " \"GET /x HTTP/1.1\" 200 9\n")
                        .only()
                        .account())
                .isEqualTo(Logs.token("abcDEF123456789"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%h %u \"%r\"",
                "%h %u %t",
                "%h %t \"%r\"",
                "%h%u %t %r",
                "%h %u %t \"%r\" %",
                "%{x %t",
                "bogus",
                "%h %u [%t] \"%r\"",
                "%h %u %{%Q}t \"%r\"",
                "%h %u %{%H:%M}t \"%r\""
            })
    void aFormatThatCannotWorkIsRefusedInASentence(String spec) {
        assertThatThrownBy(() -> LogReader.check(spec))
                .isInstanceOf(FormatProblem.class)
                .hasMessageEndingWith(".");
    }

    @Test
    void aLogThatDoesNotFitTheFormatGivenIsRefusedWithTheOneItHas() {
        Logs logs = Logs.of("%t %u %U %s", Logs.line("http://www.example.com/a"));
        assertThat(logs.events).isEmpty();
        assertThat(logs.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence())
                        .contains("not in the format given with --format: it looks like ezproxy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%d/%b/%Y:%H:%M:%S %z;30/Nov/2025:00:13:10 +0100",
                "%Y-%m-%dT%H:%M:%S%z;2025-11-29T23:13:10Z",
                "%F %T;2025-11-29 23:13:10",
                "%F %T;2025-11-29 23:13:10.123",
                "%m/%d/%y %I:%M:%S %p;11/29/25 11:13:10 PM",
                "%s;1764457990",
                "%s;1764457990.024",
                "%a %e %B %Y %H:%M:%S %z;Sun 30 November 2025 01:13:10 +02:00",
            })
    void timesMayBeWrittenInAnyPattern(String patternAndTime) {
        String[] both = patternAndTime.split(";");
        Logs logs = Logs.in("%h %u %{" + both[0] + "}t \"%r\" %s", "UTC");
        logs.read(("192.0.2.7 a " + both[1] + " \"GET /x HTTP/1.1\" 200\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(logs.only().epochSecond()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/Feb/2025:00:13:10 +0100",
                "29/Feb/2025:00:13:10 +0100",
                "30/Nov/0000:00:13:10 +0100",
                "30/Foo/2025:00:13:10 +0100",
                "00/Nov/2025:00:13:10 +0100",
                "30/Nov/2025:24:13:10 +0100",
                "30/Nov/2025:00:60:10 +0100",
                "30/Nov/2025:00:13:61 +0100",
                "30/Nov/2025:00:13:10 +9900",
                "30/Nov/2025:00:13:10 +0199",
                "30/Nov/1969:00:13:10 +0100",
                "30/Nov/2025",
                "30/Nov/2025:00:13:10 +01"
            })
    void aTimeThatDoesNotExistIsAReasonOfItsOwn(String time) {
        // a good line first fills what the reader remembers of the last minute
        Logs logs = Logs.of(Logs.line("a", "30/Nov/2025:00:13:10 +0100", "/x", 200) + Logs.line("a", time, "/x", 200));
        assertThat(logs.events).hasSize(1);
        assertThat(logs.summary().skipped()).containsOnlyKeys("impossible date or time");
    }

    @Test
    void leapDaysLeapSecondsAndMissingOffsetsAreRead() {
        Logs logs = Logs.of(Logs.line("a", "29/Feb/2024:23:59:60 +0000", "/x", 200)
                + Logs.line("a", "01/Jul/2025:12:00:00", "/y", 200));
        assertThat(logs.events).extracting(AccessEvent::epochSecond).containsExactly(1709251200L, 1751367600L);
    }

    @Test
    void theSecondsAfterARememberedMinuteAreRight() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 7200; i++) {
            text.append(Logs.line(
                    "a",
                    String.format("31/Dec/2025:%02d:%02d:%02d +0000", 22 + i / 3600, i / 60 % 60, i % 60),
                    "/x" + i,
                    200));
        }
        Logs logs = Logs.of(text.toString());
        assertThat(logs.events).hasSize(7200);
        for (int i = 0; i < 7200; i++) {
            assertThat(logs.events.get(i).epochSecond()).isEqualTo(1767218400L + i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":\"2025-11-30\",\"user\":\"x\"};JSON lines",
                "#Fields: date time c-ip cs-username;W3C extended",
                "<?xml version=\"1.0\"?>;XML",
                "20251130T001310Z|urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect|_abc|https://sp|urn|https://idp|urn|_d|jsmith|pw|mail||;Shibboleth",
                "Nov 30 00:13:10 proxy sshd[12]: Failed password for x;syslog",
                "<34>1 2025-11-30T00:13:10Z host app - - - x;syslog",
                "2025-11-30,00:13:10,jsmith,200;CSV",
                "[Sun Nov 30 00:13:10.12 2025] [core:error] [pid 1] AH00126: Invalid URI;an Apache error log",
                "Dear all, thank you.;not known here"
            })
    void aLogOfAnotherKindIsRefusedWithWhatItLooksLike(String lineAndKind) {
        String line = lineAndKind.substring(0, lineAndKind.lastIndexOf(';'));
        String kind = lineAndKind.substring(lineAndKind.lastIndexOf(';') + 1);
        Logs logs = Logs.of((line + "\n").repeat(400));
        assertThat(logs.events).isEmpty();
        assertThat(logs.summary().lines()).isZero();
        assertThat(logs.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.sentence()).contains("it looks like").contains(kind));
    }

    @Test
    void binaryDataIsRefused() {
        byte[] noise = new byte[100_000];
        new java.util.Random(5).nextBytes(noise);
        noise[0] = 1;
        Logs logs = Logs.in(null, "UTC").read(noise);
        assertThat(logs.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("binary data"));
    }
}
