package org.carrel.catalogue.exchange;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.search.LibrarySearch;
import org.carrel.catalogue.search.LibrarySearch.Matches;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Search for programs of libraries: [SRU](https://www.loc.gov/standards/sru/) 1.2 and 2.0.
@RestController
class SruController {

    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final LibrarySearch search;
    private final ServedRecords records;
    private final SiteAddress site;

    SruController(LibrarySearch search, ServedRecords records, SiteAddress site) {
        this.search = search;
        this.records = records;
        this.site = site;
    }

    @RequestMapping(
            path = "/sru",
            method = {RequestMethod.GET, RequestMethod.POST})
    @WithoutPersonalData("Bibliographic records")
    ResponseEntity<byte[]> answer(@RequestParam Map<String, String> parameters) throws XMLStreamException {
        SruRequest request = SruRequest.of(parameters);
        StringWriter text = new StringWriter();
        SruResponse response = SruResponse.to(text, request, site.of("/sru"));
        if (request.operation().equals("explain")) {
            response.explain();
        } else {
            answer(request, response);
        }
        return ResponseEntity.ok().contentType(XML).body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void answer(SruRequest request, SruResponse response) throws XMLStreamException {
        if (!request.wrong().isEmpty()) {
            response.records(0, List.of(), request.wrong());
            return;
        }
        String question;
        String words;
        try {
            Cql query = CqlReader.read(request.query());
            question = CqlQuestion.of(query);
            words = CqlQuestion.words(query);
        } catch (Refused refused) {
            response.records(0, List.of(), List.of(refused.diagnostic()));
            return;
        }
        int room = Math.max(0, SruRequest.DEEPEST - request.start() + 1);
        switch (search.match(question, words, request.start() - 1, Math.min(request.most(), room))) {
            case Matches.Some some -> {
                boolean outside = some.total() > 0 && (request.start() > some.total() || room == 0);
                response.records(
                        some.total(),
                        served(some.ids()),
                        outside ? List.of(Diagnostic.position(request.start())) : List.of());
            }
            case Matches.Unclear unclear ->
                response.records(
                        0, List.of(), List.of(Diagnostic.syntax("a part of it means nothing, or is too much")));
            case Matches.NotNow notNow -> response.records(0, List.of(), List.of(Diagnostic.unavailable()));
        }
    }

    private List<ServedRecord> served(List<RecordId> ids) {
        return records.of(ids);
    }
}
