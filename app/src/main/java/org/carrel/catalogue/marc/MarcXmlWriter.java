package org.carrel.catalogue.marc;

import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Records as [MARCXML](https://www.loc.gov/standards/marcxml/), which has no limit of length.
public final class MarcXmlWriter implements AutoCloseable {

    /// The namespace of its elements.
    public static final String NAMESPACE = "http://www.loc.gov/MARC21/slim";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final XMLStreamWriter xml;

    private MarcXmlWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// Begins a collection; [#close] ends it, and leaves `to` open.
    public static MarcXmlWriter collection(Writer to) throws XMLStreamException {
        XMLStreamWriter xml = FACTORY.createXMLStreamWriter(to);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("collection");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeCharacters("\n");
        return new MarcXmlWriter(xml);
    }

    public void write(MarcRecord record) throws XMLStreamException {
        write(record, xml, false);
        xml.writeCharacters("\n");
    }

    /// The element `record`, with its namespace, into a document of somebody else's.
    public static void write(MarcRecord record, XMLStreamWriter xml) throws XMLStreamException {
        write(record, xml, true);
    }

    private static void write(MarcRecord record, XMLStreamWriter xml, boolean named) throws XMLStreamException {
        xml.writeStartElement("record");
        if (named) {
            xml.writeDefaultNamespace(NAMESPACE);
        }
        xml.writeStartElement("leader");
        xml.writeCharacters(record.leader());
        xml.writeEndElement();
        for (MarcField field : record.fields()) {
            write(field, xml);
        }
        xml.writeEndElement();
    }

    private static void write(MarcField field, XMLStreamWriter xml) throws XMLStreamException {
        switch (field) {
            case ControlField control -> {
                xml.writeStartElement("controlfield");
                xml.writeAttribute("tag", control.tag());
                xml.writeCharacters(control.value());
            }
            case DataField data -> {
                xml.writeStartElement("datafield");
                xml.writeAttribute("tag", data.tag());
                xml.writeAttribute("ind1", String.valueOf(data.first()));
                xml.writeAttribute("ind2", String.valueOf(data.second()));
                for (Subfield subfield : data.subfields()) {
                    xml.writeStartElement("subfield");
                    xml.writeAttribute("code", String.valueOf(subfield.code()));
                    xml.writeCharacters(subfield.value());
                    xml.writeEndElement();
                }
            }
        }
        xml.writeEndElement();
    }

    @Override
    public void close() throws XMLStreamException {
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }
}
