package org.carrel.catalogue.authority;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carrel.CarrelTest;
import org.carrel.TestAccounts;
import org.carrel.Visitor;
import org.carrel.catalogue.AuthorityId;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.RecordId;
import org.carrel.people.People;
import org.carrel.people.StaffRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@CarrelTest
@Import({CatalogueForTests.class, AuthorityForTests.class})
class AuthorityPagesModuleTest {

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private AuthorityForTests authorities;

    @Autowired
    private People people;

    @LocalServerPort
    private int port;

    private Visitor reader;
    private Visitor librarian;

    @BeforeEach
    void visitors() {
        reader = new Visitor(port);
        librarian = new Visitor(port);
        librarian.signIn(TestAccounts.staff(people, StaffRole.LIBRARIAN).username(), TestAccounts.PASSWORD);
    }

    private String page(AuthorityId authority) {
        return reader.get("/authorities/" + authority.value()).body();
    }

    @Test
    void aReaderSeesWhoItIsAndItsWorks() {
        AuthorityId later = authorities.add("110 2# $aPages Press Limited\n510 2# $wa$aPages Press");
        AuthorityId press = authorities.add("""
                024 7# $ahttps://www.wikidata.org/entity/Q42$2wikidata
                046 ## $s18351130$t1910
                110 2# $aPages Press
                410 2# $aPP (Press)
                510 2# $wb$aPages Press Limited
                510 2# $aUnknown Press
                """);
        RecordId book = catalogue.book("245 10 $aWhat the press did\n110 2# $aPages Press");
        catalogue.book("245 10 $aOn the press\n610 20 $aPages Press");
        assertThat(page(press))
                .contains("Pages Press", "PP (Press)", "1835-11-30 – 1910", "What the press did", "Unknown Press")
                .contains("href=\"/authorities/" + later.value() + "\"")
                .contains("By them: 1 work", "About it: 1 work")
                .contains("/search?q=authority%3A" + press.value() + "-author")
                .contains("\"@type\":\"Organization\"", "\"sameAs\":[\"https://www.wikidata.org/entity/Q42\"]");
        assertThat(reader.get("/records/" + book.value()).body())
                .contains("href=\"/authorities/" + press.value() + "\"");
    }

    @Test
    void narrowerHeadingsAreKnownFromTheirBroaderOnes() {
        AuthorityId broad = authorities.add("150 ## $aPages broad");
        AuthorityId narrow = authorities.add("150 ## $aPages narrow\n550 ## $wg$aPages broad\n550 ## $aPages narrow");
        assertThat(page(broad)).contains("Narrower", "href=\"/authorities/" + narrow.value() + "\"");
        assertThat(page(narrow))
                .as("it names itself, which leads nowhere")
                .contains("Broader")
                .doesNotContain("See also");
    }

    @Test
    void headingsThatLeadToEachOtherInALoopAreShown() {
        AuthorityId one = authorities.add("150 ## $aLoop one\n550 ## $aLoop two");
        AuthorityId two = authorities.add("150 ## $aLoop two\n550 ## $aLoop one");
        assertThat(page(one)).containsOnlyOnce("<a href=\"/authorities/" + two.value() + "\"");
    }

    @Test
    void whatAHeadingSaysIsNeverExecuted() {
        AuthorityId evil = authorities.add("""
                024 7# $ajavascript:alert(1)$2uri
                100 1# $a</title><script>alert(1)</script>
                400 1# $a"><img src=x onerror=alert(2)>
                678 ## $a<b>bold</b>
                """);
        for (String path : new String[] {"/authorities/" + evil.value(), "/authorities?kind=person&from="}) {
            assertThat(reader.get(path).body())
                    .doesNotContain("<script>alert", "<img src=x", "href=\"javascript", "<b>bold");
        }
        assertThat(librarian.get("/catalogue/authorities/" + evil.value()).body())
                .doesNotContain("<script>alert");
    }

    @Test
    void aVeryLongHeadingHasItsPage() {
        String letters = "ܐ".repeat(10_000);
        AuthorityId authority = authorities.add("100 1# $aLong " + letters + "\n400 1# $aLonger " + letters);
        assertThat(reader.get("/authorities/" + authority.value()).statusCode()).isEqualTo(200);
        assertThat(reader.get("/authorities?kind=person&from=long").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theListIsInOrderAndLeadsFromOtherForms() {
        AuthorityId twain = authorities.add("100 1# $aZzbrowse, Mark\n400 1# $aZzalias, Samuel");
        for (int number = 10; number < 70; number++) {
            authorities.add("100 1# $aZzcount " + number);
        }
        String list = reader.get("/authorities?kind=person&from=zzalias").body();
        assertThat(list).containsSubsequence("Zzalias, Samuel", "– see", "Zzbrowse, Mark", "Zzcount 10", "Zzcount 57");
        assertThat(list).contains("/authorities/" + twain.value()).doesNotContain("Zzcount 58");
        String next = list.substring(list.indexOf("from=zzcount"), list.indexOf("\"", list.indexOf("from=zzcount")))
                .replace("&amp;", "&");
        assertThat(reader.get("/authorities?kind=person&" + next.replace(" ", "+"))
                        .body())
                .contains("Zzcount 58", "Zzcount 69", "Back")
                .doesNotContain("Zzcount 57");
        assertThat(reader.get("/authorities?kind=nonsense&from=%22%3C&at=5").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsGoneSaysSoAndWhatWasJoinedLeadsOn() {
        AuthorityId one = authorities.add("100 1# $aGoing, One");
        AuthorityId other = authorities.add("100 1# $aGoing, Other");
        librarian.post(
                "/catalogue/authorities/" + one.value() + "/merge", Map.of("into", String.valueOf(other.value())));
        HttpResponse<String> moved = reader.get("/authorities/" + one.value());
        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(moved.headers().firstValue("Location").orElse("")).endsWith("/authorities/" + other.value());
        librarian.post("/catalogue/authorities/" + other.value() + "/deletion", Map.of());
        assertThat(reader.get("/authorities/" + other.value()).statusCode()).isEqualTo(410);
        assertThat(reader.get("/authorities/999999999").statusCode()).isEqualTo(404);
    }

    @Test
    void aLibrarianMakesOneChangesItAndBringsItBack() {
        HttpResponse<String> made = librarian.post(
                "/catalogue/authorities",
                Map.of("lines", "LDR 00000nz  a2200000n  4500\n100 1# $aMade, Mary\n", "why", "new author"));
        String address = made.headers().firstValue("Location").orElseThrow().replaceFirst("http://[^/]+", "");
        assertThat(librarian.get(address).body()).contains("Made, Mary", "new author", "version 1");
        librarian.post(
                address,
                Map.of("lines", "LDR 00000nz  a2200000n  4500\n100 1# $aMade, Maria\n", "version", "1", "why", ""));
        assertThat(librarian.get(address).body()).contains("Made, Maria", "400 1# $wnne$aMade, Mary");
        assertThat(librarian.get(address + "/versions/1").body()).contains("100 1# $aMade, Mary");
        HttpResponse<String> stale = librarian.post(
                address, Map.of("lines", "LDR 00000nz  a2200000n  4500\n100 1# $aX\n", "version", "1", "why", ""));
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body()).contains("Somebody else has changed it", "100 1# $aX");
    }

    @Test
    void whatCannotBeAnAuthorityIsSaidAndNothingTypedIsLost() {
        HttpResponse<String> refused = librarian.post(
                "/catalogue/authorities", Map.of("lines", "LDR 00000nz  a2200000n  4500\n670 ## $aTyped with care\n"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("a heading in a field 1XX", "Typed with care");
        assertThat(librarian
                        .post("/catalogue/authorities", Map.of("lines", "LDR 00000nz  a2200000n  4500\n10 nonsense"))
                        .body())
                .contains("Line 2 does not begin");
    }

    @Test
    void headingsWithoutAnAuthorityAreCountedAndMadeWithOnePress() {
        for (int number = 0; number < 4; number++) {
            catalogue.book("245 10 $aBook " + number + "\n650 #7 $aMissing subject " + "$2fast");
        }
        librarian.post("/catalogue/authorities/missing/count", Map.of());
        authorities.work();
        String page = librarian.get("/catalogue/authorities/missing").body();
        assertThat(page).contains("Missing subject");
        HttpResponse<String> made = librarian.post(
                "/catalogue/authorities/missing",
                Map.of("kind", "topic", "thesaurus", "fast", "key", "$amissing subject"));
        String address = made.headers().firstValue("Location").orElseThrow().replaceFirst("http://[^/]+", "");
        assertThat(librarian.get(address).body()).contains("150 ## $aMissing subject", "040 ## $ffast");
        authorities.work();
        assertThat(reader.get(address.replace("/catalogue", "")).body()).contains("About it: 4 works");
        assertThat(librarian.get("/catalogue/authorities/missing").body()).doesNotContain("Missing subject");
        assertThat(librarian.get("/catalogue/authorities").body())
                .contains("Headings without an authority are counted");
    }

    @Test
    void authoritiesWithTheSameHeadingAreToBeResolved() {
        AuthorityId one = authorities.add("100 1# $aDouble, Dora");
        AuthorityId other = authorities.add("100 1# $aDouble, Dora.");
        assertThat(librarian.get("/catalogue/authorities").body())
                .contains("To be resolved", "Double, Dora", "/catalogue/authorities/" + one.value());
        assertThat(librarian.get("/catalogue/authorities/" + one.value()).body())
                .contains("Others have the same heading", String.valueOf(other.value()));
    }

    @Test
    void programsGetOneAndTheListAndLibrariansAllOfThem() {
        AuthorityId one =
                authorities.add("100 1# $aZyprogram, Pia\n400 1# $aZyprogrammer, Pia\n500 1# $wb$aZylater, Pia");
        catalogue.book("100 1# $aZyprogram, Pia\n245 10 $aBy a program");
        assertThat(reader.get("/api/v1/authorities/" + one.value()).body())
                .contains(
                        "\"kind\":\"person\"", "\"heading\":\"Zyprogram, Pia\"", "\"variants\":[\"Zyprogrammer, Pia\"]")
                .contains("{\"relation\":\"later\",\"heading\":\"Zylater, Pia\"}", "\"uses\":{\"author\":1}");
        assertThat(reader.get("/api/v1/authorities?from=zyprogram").body())
                .contains("\"see\":\"Zyprogram, Pia\"", "\"works\":1");
        assertThat(reader.get("/api/v1/authorities?kind=nonsense").statusCode()).isEqualTo(400);
        assertThat(reader.get("/api/v1/authorities/999999999").statusCode()).isEqualTo(404);
        assertThat(librarian
                        .get("/catalogue/export?of=authorities&format=marcxml")
                        .body())
                .contains("Zyprogrammer, Pia")
                .doesNotContain("By a program");
        assertThat(librarian.get("/catalogue/export?of=authorities").body()).contains("Zyprogrammer, Pia");
        assertThat(librarian.get("/catalogue/export?of=nothing").statusCode()).isEqualTo(400);
    }

    @Test
    void aReaderChangesNothing() {
        assertThat(reader.get("/catalogue/authorities").statusCode()).isNotEqualTo(200);
        assertThat(reader.get("/catalogue/authorities/missing?from=" + URLEncoder.encode("0", StandardCharsets.UTF_8))
                        .statusCode())
                .isNotEqualTo(200);
    }
}
