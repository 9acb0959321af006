package org.carrel.catalogue.exchange;

import java.io.Writer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.MarcXmlWriter;

/// Writes answers.
final class OaiResponse {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String NAMESPACE = "http://www.openarchives.org/OAI/2.0/";
    private static final String SCHEMA = NAMESPACE + " http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd";
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";

    private final XMLStreamWriter xml;
    private final String address;
    private final String host;
    private final Instant now;

    private OaiResponse(XMLStreamWriter xml, String address, String host, Instant now) {
        this.xml = xml;
        this.address = address;
        this.host = host;
        this.now = now;
    }

    /// @param address of the service
    /// @param host    the repository's name in its identifiers
    static OaiResponse to(Writer writer, String address, String host, Instant now) throws XMLStreamException {
        return new OaiResponse(FACTORY.createXMLStreamWriter(writer), address, host, now);
    }

    /// @param request told back; empty where it was none
    void begin(Map<String, String> request) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("OAI-PMH");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeNamespace("xsi", XSI);
        xml.writeAttribute("xsi", XSI, "schemaLocation", SCHEMA);
        element("responseDate", second(now));
        xml.writeStartElement("request");
        for (Map.Entry<String, String> one : new TreeMap<>(request).entrySet()) {
            xml.writeAttribute(one.getKey(), Printable.of(one.getValue()));
        }
        xml.writeCharacters(address);
        xml.writeEndElement();
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    void error(String code, String message) throws XMLStreamException {
        xml.writeStartElement("error");
        xml.writeAttribute("code", code);
        xml.writeCharacters(Printable.of(message));
        xml.writeEndElement();
    }

    void identify(String name, String contact, Instant earliest) throws XMLStreamException {
        xml.writeStartElement("Identify");
        element("repositoryName", name);
        element("baseURL", address);
        element("protocolVersion", "2.0");
        element("adminEmail", contact);
        element("earliestDatestamp", second(earliest));
        element("deletedRecord", "persistent");
        element("granularity", "YYYY-MM-DDThh:mm:ssZ");
        xml.writeEndElement();
    }

    void formats() throws XMLStreamException {
        xml.writeStartElement("ListMetadataFormats");
        format("oai_dc", "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", OAI_DC);
        format("marc21", "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd", MarcXmlWriter.NAMESPACE);
        xml.writeEndElement();
    }

    private void format(String prefix, String schema, String namespace) throws XMLStreamException {
        xml.writeStartElement("metadataFormat");
        element("metadataPrefix", prefix);
        element("schema", schema);
        element("metadataNamespace", namespace);
        xml.writeEndElement();
    }

    void record(ServedRecord record, String prefix) throws XMLStreamException {
        xml.writeStartElement("GetRecord");
        whole(record, prefix);
        xml.writeEndElement();
    }

    /// @param next empty at the end of the list
    void list(boolean headers, List<ServedRecord> page, ResumptionToken from, Optional<ResumptionToken> next)
            throws XMLStreamException {
        xml.writeStartElement(headers ? "ListIdentifiers" : "ListRecords");
        for (ServedRecord record : page) {
            if (headers) {
                header(record);
            } else {
                whole(record, from.prefix());
            }
        }
        // A list that came in one piece has no token; the last of several pieces ends with an empty one.
        if (next.isPresent() || from.given() > 0) {
            xml.writeStartElement("resumptionToken");
            xml.writeAttribute("cursor", String.valueOf(from.given()));
            if (next.isPresent()) {
                xml.writeCharacters(next.get().text());
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void whole(ServedRecord record, String prefix) throws XMLStreamException {
        xml.writeStartElement("record");
        header(record);
        MarcRecord marc = record.marc();
        if (marc != null) {
            xml.writeStartElement("metadata");
            if (prefix.equals("marc21")) {
                MarcXmlWriter.write(marc, xml);
            } else {
                dublinCore(record, marc);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void dublinCore(ServedRecord record, MarcRecord marc) throws XMLStreamException {
        xml.writeStartElement("oai_dc", "dc", OAI_DC);
        xml.writeNamespace("oai_dc", OAI_DC);
        xml.writeNamespace("dc", DublinCore.ELEMENTS);
        xml.writeAttribute("xsi", XSI, "schemaLocation", OAI_DC + " http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
        String page = address.replaceFirst("/oai$", "/records/" + record.id().value());
        DublinCore.write(Describing.describe(marc), page, xml);
        xml.writeEndElement();
    }

    private void header(ServedRecord record) throws XMLStreamException {
        xml.writeStartElement("header");
        if (record.marc() == null) {
            xml.writeAttribute("status", "deleted");
        }
        element("identifier", "oai:" + host + ":" + record.id().value());
        element("datestamp", second(record.changedAt()));
        xml.writeEndElement();
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static String second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
