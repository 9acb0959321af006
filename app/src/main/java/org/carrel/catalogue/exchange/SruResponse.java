package org.carrel.catalogue.exchange;

import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.MarcXmlWriter;

/// Writes answers. The two versions differ in their namespaces and in what they call a few elements.
final class SruResponse {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String OLD_NAMESPACE = "http://www.loc.gov/zing/srw/";
    private static final String NEW_NAMESPACE = "http://docs.oasis-open.org/ns/search-ws/sruResponse";
    private static final String OLD_DIAGNOSTIC = "http://www.loc.gov/zing/srw/diagnostic/";
    private static final String NEW_DIAGNOSTIC = "http://docs.oasis-open.org/ns/search-ws/diagnostic";
    private static final String EXPLAIN = "http://explain.z3950.org/dtd/2.0/";
    private static final Map<String, String> SCHEMAS =
            Map.of("marcxml", "info:srw/schema/1/marcxml-v1.1", "dc", "info:srw/schema/1/dc-v1.1");
    private static final String DC_WRAPPER = "info:srw/schema/1/dc-schema";

    private final XMLStreamWriter xml;
    private final SruRequest request;
    private final String address;

    private SruResponse(XMLStreamWriter xml, SruRequest request, String address) {
        this.xml = xml;
        this.request = request;
        this.address = address;
    }

    /// @param address of the service
    static SruResponse to(Writer writer, SruRequest request, String address) throws XMLStreamException {
        return new SruResponse(FACTORY.createXMLStreamWriter(writer), request, address);
    }

    void records(int total, List<ServedRecord> records, List<Diagnostic> diagnostics) throws XMLStreamException {
        begin("searchRetrieveResponse");
        element("numberOfRecords", String.valueOf(total));
        if (!records.isEmpty()) {
            xml.writeStartElement("records");
            int position = request.start();
            for (ServedRecord record : records) {
                MarcRecord marc = record.marc();
                if (marc != null) {
                    record(record, marc, position++);
                }
            }
            xml.writeEndElement();
            if (position <= total) {
                element("nextRecordPosition", String.valueOf(position));
            }
        }
        diagnostics(diagnostics);
        end();
    }

    private void record(ServedRecord record, MarcRecord marc, int position) throws XMLStreamException {
        xml.writeStartElement("record");
        element("recordSchema", SCHEMAS.getOrDefault(request.schema(), ""));
        element(request.isNew() ? "recordXMLEscaping" : "recordPacking", request.escaped() ? "string" : "xml");
        xml.writeStartElement("recordData");
        if (request.escaped()) {
            StringWriter text = new StringWriter();
            XMLStreamWriter inner = FACTORY.createXMLStreamWriter(text);
            data(record, marc, inner);
            inner.flush();
            xml.writeCharacters(text.toString());
        } else {
            data(record, marc, xml);
        }
        xml.writeEndElement();
        element("recordPosition", String.valueOf(position));
        xml.writeEndElement();
    }

    private void data(ServedRecord record, MarcRecord marc, XMLStreamWriter to) throws XMLStreamException {
        if (request.schema().equals("marcxml")) {
            MarcXmlWriter.write(marc, to);
            return;
        }
        to.writeStartElement("srw_dc", "dc", DC_WRAPPER);
        to.writeNamespace("srw_dc", DC_WRAPPER);
        to.writeNamespace("dc", DublinCore.ELEMENTS);
        String page = address.replaceFirst("/sru$", "/records/" + record.id().value());
        DublinCore.write(Describing.describe(marc), page, to);
        to.writeEndElement();
    }

    private void diagnostics(List<Diagnostic> diagnostics) throws XMLStreamException {
        if (diagnostics.isEmpty()) {
            return;
        }
        xml.writeStartElement("diagnostics");
        for (Diagnostic one : diagnostics) {
            xml.writeStartElement("diagnostic");
            xml.writeDefaultNamespace(request.isNew() ? NEW_DIAGNOSTIC : OLD_DIAGNOSTIC);
            element("uri", "info:srw/diagnostic/1/" + one.number());
            if (!one.details().isEmpty()) {
                element("details", Printable.of(one.details()));
            }
            element("message", one.message());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// What can be asked, and how.
    void explain() throws XMLStreamException {
        begin("explainResponse");
        xml.writeStartElement("record");
        element("recordSchema", EXPLAIN);
        element(request.isNew() ? "recordXMLEscaping" : "recordPacking", "xml");
        xml.writeStartElement("recordData");
        xml.writeStartElement("explain");
        xml.writeDefaultNamespace(EXPLAIN);
        server();
        indexes();
        xml.writeStartElement("schemaInfo");
        schema("marcxml", "MARCXML");
        schema("dc", "Dublin Core");
        xml.writeEndElement();
        xml.writeStartElement("configInfo");
        setting("default", "numberOfRecords", "10");
        setting("setting", "maximumRecords", String.valueOf(SruRequest.MOST));
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        diagnostics(request.wrong());
        end();
    }

    private void server() throws XMLStreamException {
        URI uri = URI.create(address);
        xml.writeStartElement("serverInfo");
        xml.writeAttribute("protocol", "SRU");
        xml.writeAttribute("version", request.version());
        xml.writeAttribute("transport", String.valueOf(uri.getScheme()));
        element("host", String.valueOf(uri.getHost()));
        element("port", String.valueOf(uri.getPort() < 0 ? "https".equals(uri.getScheme()) ? 443 : 80 : uri.getPort()));
        element("database", uri.getPath().substring(1));
        xml.writeEndElement();
    }

    private void indexes() throws XMLStreamException {
        xml.writeStartElement("indexInfo");
        for (Map.Entry<String, String> set : Map.of(
                        "cql", "info:srw/cql-context-set/1/cql-v1.2",
                        "dc", "info:srw/cql-context-set/1/dc-v1.1",
                        "bath", "http://zing.z3950.org/cql/bath/2.0/")
                .entrySet()) {
            xml.writeEmptyElement("set");
            xml.writeAttribute("name", set.getKey());
            xml.writeAttribute("identifier", set.getValue());
        }
        index("cql", "serverChoice", "Everything");
        index("dc", "title", "Title");
        index("dc", "creator", "Author, editor or other name");
        index("dc", "subject", "Subject");
        index("dc", "publisher", "Publisher");
        index("dc", "date", "Year of publication");
        index("bath", "isbn", "ISBN");
        index("bath", "issn", "ISSN");
        xml.writeEndElement();
    }

    private void index(String set, String name, String title) throws XMLStreamException {
        xml.writeStartElement("index");
        element("title", title);
        xml.writeStartElement("map");
        xml.writeStartElement("name");
        xml.writeAttribute("set", set);
        xml.writeCharacters(name);
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void schema(String name, String title) throws XMLStreamException {
        xml.writeStartElement("schema");
        xml.writeAttribute("name", name);
        xml.writeAttribute("identifier", SCHEMAS.getOrDefault(name, ""));
        element("title", title);
        xml.writeEndElement();
    }

    private void setting(String element, String type, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("type", type);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    private void begin(String element) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement(element);
        xml.writeDefaultNamespace(request.isNew() ? NEW_NAMESPACE : OLD_NAMESPACE);
        element("version", request.version());
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }
}
