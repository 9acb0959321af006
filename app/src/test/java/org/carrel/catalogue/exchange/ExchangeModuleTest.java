package org.carrel.catalogue.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.Visitor;
import org.carrel.catalogue.CatalogueForTests;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.marc.MarcLines;
import org.carrel.catalogue.record.Cataloguing;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@CarrelTest
@Import({CatalogueForTests.class, SettableClock.class})
@TestPropertySource(properties = "carrel.test.index-every=100ms")
class ExchangeModuleTest {

    private static final Purpose KEEP = new Purpose("keep_catalogue");

    @Autowired
    private CatalogueForTests catalogue;

    @Autowired
    private Cataloguing cataloguing;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Purposes purposes;

    @LocalServerPort
    private int port;

    private Visitor program;

    @BeforeEach
    void program() {
        program = new Visitor(port);
    }

    private RecordId book(String title) {
        return catalogue.book(
                "008 020805s1994    enk           000 0 eng d\n100 1# $aHarvester, Ida.\n245 10 $a" + title);
    }

    /// The index follows by itself.
    private void awaitFound(String word) throws Exception {
        for (int tried = 0; tried < 600; tried++) {
            if (!all(sru("query=" + word), "numberOfRecords").contains("0")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the index does not follow");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Document sru(String parameters) throws Exception {
        return xml(program.get("/sru?" + parameters).body());
    }

    private Document oai(String parameters) throws Exception {
        return xml(program.get("/oai?" + parameters).body());
    }

    private static Document xml(String text) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<String> all(Document document, String element) {
        NodeList found = document.getElementsByTagNameNS("*", element);
        List<String> texts = new ArrayList<>();
        for (int place = 0; place < found.getLength(); place++) {
            texts.add(found.item(place).getTextContent());
        }
        return texts;
    }

    private static String error(Document document) {
        NodeList found = document.getElementsByTagNameNS("*", "error");
        return found.getLength() == 0
                ? ""
                : found.item(0).getAttributes().getNamedItem("code").getTextContent();
    }

    @Test
    void bothVersionsFindARecordInBothSchemas() throws Exception {
        book("Zanzibar tides & <currents>");
        awaitFound("zanzibar");
        String query = "query=" + encoded("dc.title=zanzibar and dc.creator=harvester");

        Document old = sru("version=1.2&operation=searchRetrieve&" + query);
        assertThat(all(old, "numberOfRecords")).containsExactly("1");
        assertThat(all(old, "subfield")).contains("Zanzibar tides & <currents>");
        assertThat(old.getDocumentElement().getNamespaceURI()).isEqualTo("http://www.loc.gov/zing/srw/");
        Document fresh = sru(query + "&recordSchema=dc");
        assertThat(fresh.getDocumentElement().getNamespaceURI())
                .isEqualTo("http://docs.oasis-open.org/ns/search-ws/sruResponse");
        assertThat(all(fresh, "title")).contains("Zanzibar tides & <currents>");
        assertThat(all(fresh, "date")).containsExactly("1994");
        Document escaped = sru(query + "&recordXMLEscaping=string");
        assertThat(all(escaped, "recordData").getFirst()).startsWith("<record");
        assertThat(all(xml(program.postAsIs("/sru", Map.of("query", "zanzibar")).body()), "numberOfRecords"))
                .containsExactly("1");
    }

    @Test
    void wrongRequestsGetTheProtocolsDiagnostics() throws Exception {
        Map<String, String> numbers = Map.ofEntries(
                Map.entry("version=1.2&operation=searchRetrieve", "7"),
                Map.entry("operation=searchRetrieve&query=a", "7"),
                Map.entry("version=3.0&operation=searchRetrieve&query=a", "5"),
                Map.entry("version=1.2&operation=scan&scanClause=a", "4"),
                Map.entry("query=a&startRecord=0", "6"),
                Map.entry("query=a&maximumRecords=x", "6"),
                Map.entry("query=a&recordSchema=mods", "66"),
                Map.entry("query=a&recordPacking=fluid", "71"),
                Map.entry("query=a&nonsense=1", "8"),
                Map.entry("query=" + encoded("dc.title=\"a"), "10"),
                Map.entry("query=" + encoded("x.y=a"), "16"),
                Map.entry("query=" + "a".repeat(5000), "12"));
        for (Map.Entry<String, String> one : numbers.entrySet()) {
            assertThat(all(sru(one.getKey()), "uri"))
                    .as(one.getKey())
                    .contains("info:srw/diagnostic/1/" + one.getValue());
        }
        book("Only one quokka");
        awaitFound("quokka");
        assertThat(all(sru("query=quokka&startRecord=7"), "uri")).containsExactly("info:srw/diagnostic/1/61");
        assertThat(program.get("/sru?query=%00%01").statusCode()).isEqualTo(200);
        assertThat(all(sru("version=1.2&operation=explain"), "host")).containsExactly("127.0.0.1");
    }

    @Test
    void aHarvestGetsEveryRecordOnceAlsoWhenSomeChangeMeanwhile() throws Exception {
        clock.advanceDays(1);
        String from = clock.instant().toString().substring(0, 19) + "Z";
        List<RecordId> books = new ArrayList<>();
        for (int one = 0; one < 2 * OaiController.PAGE + 10; one++) {
            books.add(book("Harvested " + one));
        }
        Document first = oai("verb=ListIdentifiers&metadataPrefix=marc21&from=" + from);
        List<String> seen = new ArrayList<>(all(first, "identifier"));
        clock.advanceDays(1);
        RecordId changed = books.getLast();
        String lines = MarcLines.text(catalogue.read(changed).marc()).replace("Harvested", "Changed");
        cataloguing.replace(
                changed, 1, ((MarcLines.Read.Whole) MarcLines.read(lines)).record(), "", catalogue.librarian());

        String token = all(first, "resumptionToken").getFirst();
        while (!token.isEmpty()) {
            Document next = oai("verb=ListIdentifiers&resumptionToken=" + encoded(token));
            seen.addAll(all(next, "identifier"));
            token = all(next, "resumptionToken").stream().findFirst().orElse("");
        }

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(books.stream()
                        .filter(book -> !book.equals(changed))
                        .map(book -> "oai:127.0.0.1:" + book.value())
                        .toList());
        String later = clock.instant().toString().substring(0, 10);
        assertThat(all(oai("verb=ListIdentifiers&metadataPrefix=oai_dc&from=" + later), "identifier"))
                .contains("oai:127.0.0.1:" + changed.value());
    }

    /// The moment of a change is that when it begins, and a long one is seen much later.
    @Test
    void whatIsBeingWrittenDuringOneHarvestComesWithTheNext() throws Exception {
        clock.advanceDays(1);
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch harvested = new CountDownLatch(1);
        CompletableFuture<RecordId> late = CompletableFuture.supplyAsync(() -> purposes.in(KEEP, () -> {
            RecordId book = book("Late");
            written.countDown();
            await(harvested);
            return book;
        }));
        await(written);
        Thread.sleep(3_000);
        clock.advance(Duration.ofSeconds(3));
        String day = clock.instant().toString().substring(0, 10);
        Document first = oai("verb=ListIdentifiers&metadataPrefix=marc21&from=" + day);
        harvested.countDown();
        String id = "oai:127.0.0.1:" + late.get().value();
        assertThat(all(first, "identifier")).doesNotContain(id);

        clock.advance(Duration.ofSeconds(60));
        String from = all(first, "responseDate").getFirst();
        assertThat(all(oai("verb=ListIdentifiers&metadataPrefix=marc21&from=" + from), "identifier"))
                .contains(id);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsGoneIsToldForEver() throws Exception {
        RecordId gone = book("Soon gone");
        RecordId hidden = book("Soon hidden");
        cataloguing.delete(gone, catalogue.librarian());
        cataloguing.suppress(hidden, true, catalogue.librarian());

        for (RecordId one : List.of(gone, hidden)) {
            Document answer = oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:" + one.value());
            assertThat(answer.getElementsByTagNameNS("*", "header")
                            .item(0)
                            .getAttributes()
                            .getNamedItem("status")
                            .getTextContent())
                    .isEqualTo("deleted");
            assertThat(all(answer, "metadata")).isEmpty();
        }
    }

    @Test
    void wrongVerbsAndArgumentsGetTheProtocolsErrors() throws Exception {
        assertThat(error(oai(""))).isEqualTo("badVerb");
        assertThat(error(oai("verb=Nonsense"))).isEqualTo("badVerb");
        assertThat(error(oai("verb=Identify&verb=Identify"))).isEqualTo("badVerb");
        assertThat(error(oai("verb=Identify&extra=1"))).isEqualTo("badArgument");
        assertThat(error(oai("verb=ListRecords"))).isEqualTo("badArgument");
        assertThat(error(oai("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday")))
                .isEqualTo("badArgument");
        assertThat(error(oai("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z")))
                .isEqualTo("badArgument");
        assertThat(error(oai("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01")))
                .isEqualTo("badArgument");
        assertThat(error(oai("verb=ListRecords&metadataPrefix=mods"))).isEqualTo("cannotDisseminateFormat");
        assertThat(error(oai("verb=ListRecords&metadataPrefix=oai_dc&set=a"))).isEqualTo("noSetHierarchy");
        assertThat(error(oai("verb=ListSets"))).isEqualTo("noSetHierarchy");
        assertThat(error(oai("verb=ListRecords&resumptionToken=nonsense"))).isEqualTo("badResumptionToken");
        assertThat(error(oai("verb=ListRecords&resumptionToken=nonsense&metadataPrefix=oai_dc")))
                .isEqualTo("badArgument");
        assertThat(error(oai("verb=ListRecords&metadataPrefix=oai_dc&until=1990-01-01")))
                .isEqualTo("noRecordsMatch");
        assertThat(error(oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:999999999")))
                .isEqualTo("idDoesNotExist");
        assertThat(error(oai("verb=GetRecord&metadataPrefix=oai_dc&identifier=%01")))
                .isEqualTo("idDoesNotExist");
        assertThat(all(oai("verb=Identify"), "deletedRecord")).containsExactly("persistent");
        assertThat(all(oai("verb=ListMetadataFormats"), "metadataPrefix")).containsExactly("oai_dc", "marc21");
    }

    @Test
    void searchEnginesFindEveryRecordThatMayBeSeen() throws Exception {
        RecordId shown = book("To be found");
        RecordId hidden = book("Not to be found");
        cataloguing.suppress(hidden, true, catalogue.librarian());

        String index = program.get("/sitemap.xml").body();
        Matcher address = Pattern.compile("<loc>https?://[^/]+(/sitemap-\\d+\\.xml)</loc>")
                .matcher(index);
        assertThat(address.find()).isTrue();
        List<String> found = all(xml(program.get(address.group(1)).body()), "loc");
        assertThat(found).anyMatch(one -> one.endsWith("/records/" + shown.value()));
        assertThat(found).noneMatch(one -> one.endsWith("/records/" + hidden.value()));
        assertThat(program.get("/sitemap-999999.xml").statusCode()).isEqualTo(404);
        assertThat(program.get("/robots.txt").body()).containsPattern("(?m)^Sitemap: http://[^/]+/sitemap.xml$");
    }

    @Test
    void anothersProgramSearchesAndReadsWhatIsServed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zoomsh")), "needs Debian’s package yaz");
        book("Yaz reads this narwhal");
        awaitFound("narwhal");

        String found = run(
                "zoomsh",
                "set sru get",
                "set sru_version 1.2",
                "connect http://127.0.0.1:" + port + "/sru",
                "search cql:narwhal",
                "show 0 1",
                "quit");
        assertThat(found).contains("1 hits", "Yaz reads this narwhal");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
