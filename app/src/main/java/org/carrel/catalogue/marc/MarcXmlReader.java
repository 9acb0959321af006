package org.carrel.catalogue.marc;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// One record of MARCXML, of whatever prefix.
final class MarcXmlReader {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String NO_LEADER = "00000nam a2200000 a 4500";
    private static final int LEADER = 24;
    private static final XMLInputFactory FACTORY = factory();
    private static final Pattern AMPERSAND = Pattern.compile("&(?!(?:amp|lt|gt|quot|apos);)");
    private static final Pattern NUMBER = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");

    private final XMLStreamReader xml;
    private final List<MarcField> fields = new ArrayList<>();
    private final Set<Problem> repairs = new LinkedHashSet<>();
    private @Nullable String leader;

    private MarcXmlReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // A record is read without the beginning of its file, where prefixes are bound.
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }

    /// An element that has no place in a record.
    private static final class Misplaced extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String element;

        Misplaced(String element) {
            super(element);
            this.element = element;
        }
    }

    static MarcRead read(Chunk chunk, Charset charset) {
        if (!chunk.fault().isEmpty()) {
            return new MarcRead.SetAside(chunk, Problem.of(chunk.fault()));
        }
        List<Problem> said = new ArrayList<>();
        String text = decoded(chunk.bytes(), charset, said);
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            return new MarcRead.SetAside(chunk, Problem.of("doctype"));
        }
        try {
            return parsed(chunk, text, said);
        } catch (Misplaced misplaced) {
            return new MarcRead.SetAside(chunk, new Problem("element", misplaced.element));
        } catch (XMLStreamException e) {
            return mended(chunk, text, said);
        }
    }

    private static MarcRead mended(Chunk chunk, String text, List<Problem> said) {
        said.add(Problem.of("xml_mended"));
        try {
            return parsed(chunk, mended(text), said);
        } catch (Misplaced misplaced) {
            return new MarcRead.SetAside(chunk, new Problem("element", misplaced.element));
        } catch (XMLStreamException e) {
            String why = Objects.requireNonNullElse(e.getMessage(), "").replaceFirst("(?s)^.*Message: ", "");
            return new MarcRead.SetAside(chunk, new Problem("xml", CleanText.clean(why)));
        }
    }

    private static String decoded(byte[] bytes, Charset charset, List<Problem> said) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            said.add(new Problem("encoding", charset.name()));
            return new String(bytes, WINDOWS);
        }
    }

    /// Without letters that XML forbids, and with ampersands that stand for themselves.
    private static String mended(String text) {
        String resolved = NUMBER.matcher(text).replaceAll(found -> {
            int letter =
                    found.group(1) == null ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(1), 16);
            return letter < ' ' || !Character.isValidCodePoint(letter) || "&<>\"'\\$".indexOf(letter) >= 0
                    ? letter == '&' ? "&amp;" : ""
                    : Character.toString(letter);
        });
        return CleanText.clean(AMPERSAND.matcher(resolved).replaceAll("&amp;"));
    }

    private static MarcRead parsed(Chunk chunk, String text, List<Problem> said) throws XMLStreamException {
        XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
        try {
            MarcXmlReader reader = new MarcXmlReader(xml);
            reader.repairs.addAll(said);
            reader.fields();
            return reader.fields.isEmpty()
                    ? new MarcRead.SetAside(chunk, Problem.of("no_fields"))
                    : new MarcRead.Read(
                            chunk, new MarcRecord(reader.leader(), reader.fields), List.copyOf(reader.repairs));
        } finally {
            xml.close();
        }
    }

    private String leader() {
        if (leader == null || leader.isBlank()) {
            repairs.add(Problem.of("no_leader"));
            return NO_LEADER;
        }
        if (leader.length() != LEADER) {
            repairs.add(new Problem("leader", CleanText.clean(leader)));
        }
        return Leaders.kept(leader);
    }

    private void fields() throws XMLStreamException {
        xml.nextTag();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (local()) {
                    case "leader" -> leader = text();
                    case "controlfield" -> control();
                    case "datafield" -> data();
                    default -> throw new Misplaced(local());
                }
            }
        }
    }

    private void control() throws XMLStreamException {
        String tag = attribute("tag");
        String value = text();
        if (!tag.matches("[0-9A-Za-z]{3}")) {
            repairs.add(new Problem("tag", CleanText.clean(tag)));
        } else if (MarcField.isControl(tag)) {
            fields.add(CleanField.of(new ControlField(tag, value), repairs));
        } else {
            repairs.add(new Problem("control_as_data", tag));
            fields.add(CleanField.of(new DataField(tag, ' ', ' ', List.of(new Subfield('a', value))), repairs));
        }
    }

    private void data() throws XMLStreamException {
        String tag = attribute("tag");
        char first = indicator(tag, "ind1");
        char second = indicator(tag, "ind2");
        List<Subfield> subfields = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                if (!local().equals("subfield")) {
                    throw new Misplaced(local());
                }
                String code = attribute("code");
                subfields.add(new Subfield(code.length() == 1 ? code.charAt(0) : 0, text()));
            } else if (xml.isCharacters() && !xml.isWhiteSpace()) {
                repairs.add(new Problem("outside_subfield", tag));
            }
        }
        if (!tag.matches("[0-9A-Za-z]{3}") || MarcField.isControl(tag)) {
            repairs.add(new Problem("tag", CleanText.clean(tag)));
        } else {
            fields.add(CleanField.of(new DataField(tag, first, second, subfields), repairs));
        }
    }

    private char indicator(String tag, String name) {
        String said = attribute(name);
        if (said.length() > 1) {
            repairs.add(new Problem("indicator", CleanText.clean(tag)));
        }
        return said.isEmpty() ? ' ' : said.charAt(0);
    }

    private String attribute(String name) {
        return Objects.requireNonNullElse(xml.getAttributeValue(null, name), "");
    }

    private String local() {
        String name = xml.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    private String text() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                throw new Misplaced(local());
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            } else if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
                text.append('&').append(xml.getLocalName()).append(';');
                repairs.add(Problem.of("xml_mended"));
            }
        }
        return text.toString();
    }
}
