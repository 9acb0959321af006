package org.carrel.catalogue.exchange;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.carrel.web.SiteAddress;
import org.carrel.web.WithoutPersonalData;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Tells search engines which records there are: [sitemaps](https://www.sitemaps.org/protocol.html) by ranges of
/// numbers, and an index of them.
@RestController
class SitemapController {

    private static final String NOBODYS = "Addresses of bibliographic records";
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final int EACH = 20_000;

    private final SitemapRepository records;
    private final SiteAddress site;

    SitemapController(SitemapRepository records, SiteAddress site) {
        this.records = records;
        this.site = site;
    }

    /// One address, and when it last changed.
    record Entry(String path, LocalDate changed) {}

    /// By the [Robots Exclusion Protocol](https://www.rfc-editor.org/rfc/rfc9309): records are for everybody, and each
    /// page of results leads to more pages of results than there are records.
    @GetMapping(path = "/robots.txt", produces = "text/plain;charset=UTF-8")
    @WithoutPersonalData(NOBODYS)
    String robots() {
        return """
                User-agent: *
                Disallow: /search
                Disallow: /api/
                Disallow: /sign-in
                Sitemap: %s
                """.formatted(site.of("/sitemap.xml"));
    }

    @GetMapping("/sitemap.xml")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<byte[]> index() throws XMLStreamException {
        List<Long> ranges = records.ranges(EACH);
        StringWriter text = new StringWriter();
        XMLStreamWriter xml = begin(text, "sitemapindex");
        for (long range : ranges) {
            xml.writeStartElement("sitemap");
            element(xml, "loc", site.of("/sitemap-" + range + ".xml"));
            xml.writeEndElement();
        }
        return end(xml, text);
    }

    @GetMapping("/sitemap-{range:\\d+}.xml")
    @WithoutPersonalData(NOBODYS)
    ResponseEntity<byte[]> range(@PathVariable int range) throws XMLStreamException {
        List<Entry> entries = records.entries((long) range * EACH, (long) (range + 1) * EACH);
        if (entries.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        StringWriter text = new StringWriter();
        XMLStreamWriter xml = begin(text, "urlset");
        for (Entry entry : entries) {
            xml.writeStartElement("url");
            element(xml, "loc", site.of(entry.path()));
            element(xml, "lastmod", entry.changed().toString());
            xml.writeEndElement();
        }
        return end(xml, text);
    }

    private static XMLStreamWriter begin(StringWriter text, String element) throws XMLStreamException {
        XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement(element);
        xml.writeDefaultNamespace(NAMESPACE);
        return xml;
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static ResponseEntity<byte[]> end(XMLStreamWriter xml, StringWriter text) throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
        return ResponseEntity.ok()
                .contentType(new MediaType("application", "xml", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
