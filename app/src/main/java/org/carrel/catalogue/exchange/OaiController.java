package org.carrel.catalogue.exchange;

import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.carrel.catalogue.RecordId;
import org.carrel.web.LibraryProfile;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Harvesting by [OAI-PMH 2.0](https://www.openarchives.org/OAI/openarchivesprotocol.html). What was deleted is told
/// for ever.
@RestController
class OaiController {

    static final int PAGE = 100;

    private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);
    private static final Set<String> NOT_ONE = Set.of("badVerb", "badArgument");
    private static final Pattern IDENTIFIER = Pattern.compile("oai:([^:]+):(\\d{1,18})");

    private final ServedRecords records;
    private final SiteAddress site;
    private final LibraryProfile library;
    private final Clock clock;

    OaiController(ServedRecords records, SiteAddress site, LibraryProfile library, Clock clock) {
        this.records = records;
        this.site = site;
        this.library = library;
        this.clock = clock;
    }

    @RequestMapping(
            path = "/oai",
            method = {RequestMethod.GET, RequestMethod.POST})
    @WithoutPersonalData("Bibliographic records")
    ResponseEntity<byte[]> answer(@RequestParam MultiValueMap<String, String> parameters) throws XMLStreamException {
        // Who harvests asks next time from the moment of this answer on.
        Instant settled = records.settled(clock.instant());
        OaiRequest request = OaiRequest.of(parameters, settled);
        StringWriter text = new StringWriter();
        OaiResponse response = OaiResponse.to(text, site.of("/oai"), host(), settled);
        // By the protocol a question that is none is not told back.
        boolean isOne = !(request instanceof OaiRequest.Wrong wrong && NOT_ONE.contains(wrong.code()));
        response.begin(isOne ? parameters.toSingleValueMap() : Map.of());
        answer(request, response);
        response.end();
        return ResponseEntity.ok().contentType(XML).body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void answer(OaiRequest request, OaiResponse response) throws XMLStreamException {
        switch (request) {
            case OaiRequest.Wrong wrong -> response.error(wrong.code(), wrong.message());
            case OaiRequest.Identify identify ->
                response.identify(library.name(), library.contact(), records.earliest());
            case OaiRequest.ListSets sets -> response.error("noSetHierarchy", "There are no sets");
            case OaiRequest.ListFormats formats -> formats(formats, response);
            case OaiRequest.Get get -> get(get, response);
            case OaiRequest.Harvest harvest -> harvest(harvest, response);
        }
    }

    private void formats(OaiRequest.ListFormats formats, OaiResponse response) throws XMLStreamException {
        if (formats.identifier().isPresent() && find(formats.identifier().get()).isEmpty()) {
            response.error("idDoesNotExist", "There is no such record");
        } else {
            response.formats();
        }
    }

    private void get(OaiRequest.Get get, OaiResponse response) throws XMLStreamException {
        Optional<ServedRecord> record = find(get.identifier());
        if (record.isEmpty()) {
            response.error("idDoesNotExist", "There is no such record");
        } else {
            response.record(record.get(), get.prefix());
        }
    }

    private Optional<ServedRecord> find(String identifier) {
        Matcher parts = IDENTIFIER.matcher(identifier);
        return parts.matches() && parts.group(1).equals(host())
                ? records.one(new RecordId(Long.parseLong(parts.group(2)))).stream()
                        .findFirst()
                : Optional.empty();
    }

    private void harvest(OaiRequest.Harvest harvest, OaiResponse response) throws XMLStreamException {
        ResumptionToken from = harvest.from();
        List<ServedRecord> found =
                records.changed(from.from(), from.until(), from.afterMoment(), from.afterId(), PAGE + 1);
        if (found.isEmpty() && from.given() == 0) {
            response.error("noRecordsMatch", "Nothing was changed then");
            return;
        }
        List<ServedRecord> page = found.subList(0, Math.min(PAGE, found.size()));
        boolean more = found.size() > PAGE;
        response.list(
                harvest.headers(),
                page,
                from,
                more ? Optional.of(from.after(page.getLast(), page.size())) : Optional.empty());
    }

    /// The repository's name in its identifiers.
    private String host() {
        String host = URI.create(site.of("/oai")).getHost();
        return host == null ? "localhost" : host;
    }
}
