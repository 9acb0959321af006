package org.carrel.catalogue.exchange;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.carrel.catalogue.citation.Creators;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.Link;
import org.carrel.catalogue.description.Subject;
import org.jspecify.annotations.Nullable;

/// A record in the fifteen elements of [Dublin Core](https://www.dublincore.org/specifications/dublin-core/dces/).
final class DublinCore {

    static final String ELEMENTS = "http://purl.org/dc/elements/1.1/";

    private final XMLStreamWriter xml;

    private DublinCore(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// Writes the elements, with the prefix `dc`, which is bound already.
    ///
    /// @param address of the record's page
    static void write(Description work, String address, XMLStreamWriter xml) throws XMLStreamException {
        new DublinCore(xml).write(work, address);
    }

    private void write(Description work, String address) throws XMLStreamException {
        element("title", work.title().latin());
        element("title", work.title().original());
        elements("creator", Creators.of(work));
        elements("contributor", Creators.others(work));
        elements(
                "subject",
                work.subjects().stream()
                        .map(Subject::heading)
                        .map(heading -> heading.latin())
                        .toList());
        elements("description", work.contents());
        element("publisher", work.publisher());
        element("date", work.firstYear() == null ? "" : String.valueOf(work.firstYear()));
        element("type", work.format().code());
        element("format", work.extent());
        element("identifier", address);
        elements(
                "identifier",
                work.identifiers().stream()
                        .map(DublinCore::urn)
                        .filter(urn -> !urn.isEmpty())
                        .toList());
        elements(
                "identifier",
                work.links().stream().filter(Link::whole).map(Link::url).toList());
        elements("language", work.languages());
        elements(
                "relation", work.series().stream().map(series -> series.latin()).toList());
    }

    private static String urn(Identifier identifier) {
        return switch (identifier.kind()) {
            case ISBN -> "urn:isbn:" + identifier.value();
            case ISSN ->
                "urn:issn:" + identifier.value().substring(0, 4) + "-"
                        + identifier.value().substring(4);
            case DOI -> "https://doi.org/" + identifier.value();
            case LCCN -> "info:lccn/" + identifier.value();
            case OCLC -> "info:oclcnum/" + identifier.value();
            case CONTROL -> "";
        };
    }

    private void elements(String name, List<String> values) throws XMLStreamException {
        for (String value : values) {
            element(name, value);
        }
    }

    private void element(String name, @Nullable String value) throws XMLStreamException {
        if (value != null && !value.isEmpty()) {
            xml.writeStartElement("dc", name, ELEMENTS);
            xml.writeCharacters(value);
            xml.writeEndElement();
        }
    }
}
