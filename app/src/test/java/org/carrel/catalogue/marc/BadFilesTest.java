package org.carrel.catalogue.marc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.carrel.catalogue.MarcText;
import org.carrel.catalogue.marc.MarcRead.Read;
import org.carrel.catalogue.marc.MarcRead.SetAside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that nobody should send, and somebody does.
class BadFilesTest {

    @TempDir
    private Path folder;

    private static byte[] record(String title) {
        return Iso2709Writer.bytes(MarcText.book("001 1\n245 10 $a" + title)).orElseThrow();
    }

    private List<MarcRead> read(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return RealMarc.read(Files.write(folder.resolve("file"), bytes.toByteArray()));
    }

    private static String title(MarcRead one) {
        return ((Read) one).record().data("245").findFirst().orElseThrow().text("a");
    }

    private static String why(MarcRead one) {
        return ((SetAside) one).why().code();
    }

    private static List<String> repairs(MarcRead one) {
        return ((Read) one).repairs().stream().map(Problem::code).toList();
    }

    private static byte[] latin(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Test
    void lengthsThatLieAreNotBelieved() throws IOException {
        byte[] longer = record("Longer");
        System.arraycopy(latin("99999"), 0, longer, 0, 5);
        byte[] shorter = record("Shorter");
        System.arraycopy(latin("00030"), 0, shorter, 0, 5);
        byte[] none = record("None");
        System.arraycopy(latin("abcde"), 0, none, 0, 5);
        List<MarcRead> all = read(longer, shorter, latin("\r\n"), none, record("Good"));
        assertThat(all).hasSize(4);
        assertThat(all.stream().filter(Read.class::isInstance).map(BadFilesTest::title))
                .contains("Longer", "Shorter", "Good");
        assertThat(all.getLast().chunk().offset()).isEqualTo(longer.length + shorter.length + 2 + none.length);
        assertThat(repairs(all.getLast())).isEmpty();
    }

    @Test
    void aRecordWithoutEndIsSetAsideAndReadingGoesOn() throws IOException {
        Path file = folder.resolve("endless");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(record("Before"));
            byte[] begun = record("Endless");
            out.write(begun, 0, begun.length - 2);
            byte[] block = "x".repeat(1 << 20).getBytes(UTF_8);
            for (int written = 0; written < 100; written++) {
                out.write(block);
            }
            out.write(0x1D);
            out.write(record("After"));
        }
        System.gc();
        List<MarcRead> all = RealMarc.read(file);
        assertThat(all).hasSize(3);
        assertThat(why(all.get(1))).isEqualTo("too_long");
        assertThat(all.get(1).chunk().bytes()).hasSize(Chunk.KEPT);
        assertThat(title(all.get(2))).isEqualTo("After");
    }

    @Test
    void aRecordOf99999BytesIsReadAndWrittenAndALongerOneOnlyInXml() {
        StringBuilder fields = new StringBuilder("001 1\n245 10 $aLong");
        for (int field = 0; field < 10; field++) {
            fields.append("\n500 ## $a").append("n".repeat(9_900));
        }
        int length = Iso2709Writer.bytes(MarcText.book(fields.toString())).orElseThrow().length;
        String rest = "n".repeat(99_999 - length - 12 - 5);
        MarcRecord longest = MarcText.book(fields + "\n500 ## $a" + rest);
        byte[] written = Iso2709Writer.bytes(longest).orElseThrow();
        assertThat(written).hasSize(99_999);
        assertThat(SoundIso2709.read(written))
                .isEqualTo(new MarcRecord(Leaders.kept(longest.leader()), longest.fields()));
        assertThat(Iso2709Writer.bytes(MarcText.book(fields + "\n500 ## $a" + rest + "n")))
                .isEmpty();
        assertThat(Iso2709Writer.bytes(MarcText.book("500 ## $a" + "n".repeat(10_000))))
                .isEmpty();
    }

    @Test
    void controlCharactersGoAndAreSaid() throws IOException {
        byte[] bytes = latin(new String(record("Bell~here~zero"), ISO_8859_1)
                .replaceFirst("~", "\u0007")
                .replaceFirst("~", "\0"));
        List<MarcRead> all = read(bytes);
        assertThat(title(all.getFirst())).isEqualTo("Bellherezero");
        assertThat(repairs(all.getFirst())).contains("control_characters");
    }

    @Test
    void otherEncodingsThanStatedAreGuessed() throws IOException {
        byte[] latin = latin(new String(record("Zola, E~mile"), ISO_8859_1).replace("E~mile", "\u00C9milex"));
        List<MarcRead> all = read(record("Émile"), latin);
        assertThat(title(all.getFirst())).isEqualTo("Émile");
        assertThat(repairs(all.get(1))).contains("repaired");
    }

    @Test
    void htmlInATitleIsATitle() throws IOException {
        assertThat(title(read(record("<script>alert(1)</script> & <i>x</i>")).getFirst()))
                .isEqualTo("<script>alert(1)</script> & <i>x</i>");
    }

    @Test
    void aTailWithoutTerminatorIsReadOrSetAside() throws IOException {
        byte[] cut = record("Cut off in the middle of it");
        List<MarcRead> all = read(record("Good"), java.util.Arrays.copyOf(cut, 40), new byte[0]);
        assertThat(all).hasSize(2);
        assertThat(all.get(1)).isInstanceOf(SetAside.class);
    }

    @Test
    void whatIsNoMarcIsRefused() throws IOException {
        assertThatThrownBy(() -> read(new byte[0])).hasMessage("empty");
        assertThatThrownBy(() -> read(latin("  \n"))).hasMessage("empty");
        assertThatThrownBy(() -> read(latin("Dear colleagues,\nplease find attached")))
                .hasMessage("not_marc");
        assertThatThrownBy(() -> read(latin("\u001f\u008bnot truly packed"))).hasMessage("gzip");
        assertThatThrownBy(() -> read(latin("PK\u0003\u0004\u0014\0\u001e\u001f")))
                .hasMessage("packed");
        assertThatThrownBy(() -> read(packed(packed(record("Twice"), 1), 1))).hasMessage("packed");
        assertThatThrownBy(() -> read(latin("<?xml version='1.0' encoding='klingon'?><collection/>")))
                .hasMessage("encoding");
    }

    private byte[] packed(byte[] part, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            for (int time = 0; time < times; time++) {
                packed.write(part);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void packedFilesAreReadButNoBombs() throws IOException {
        assertThat(read(packed(record("Packed"), 3))).hasSize(3);
        byte[] zeros = packed(new byte[1 << 20], 200);
        byte[] bomb = packed(("\u001e" + "0".repeat(1 << 20)).getBytes(UTF_8), 200);
        assertThat(bomb.length).isLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb)).hasMessage("gzip_bomb");
        assertThatThrownBy(() -> read(zeros)).isInstanceOf(Unreadable.class);
        byte[] half = packed(record("Packed"), 1000);
        assertThatThrownBy(() -> read(java.util.Arrays.copyOf(half, half.length / 2)))
                .hasMessage("gzip");
    }

    private static final String XML =
            "<marc:record><marc:leader>00000nam a2200000 a 4500</marc:leader><marc:datafield tag='245' ind1='1' ind2='0'>"
                    + "<marc:subfield code='a'>%s</marc:subfield></marc:datafield></marc:record>";

    private List<MarcRead> xml(String... titles) throws IOException {
        StringBuilder text = new StringBuilder("<marc:collection xmlns:marc='http://www.loc.gov/MARC21/slim'>\n");
        for (String title : titles) {
            text.append(XML.formatted(title)).append('\n');
        }
        return read(text.append("</marc:collection>").toString().getBytes(UTF_8));
    }

    @Test
    void oneBadRecordOfAThousandLeavesTheOthers() throws IOException {
        String[] titles = new String[1000];
        java.util.Arrays.setAll(titles, number -> number == 500 ? "a < b </wrong>" : "Title " + number);
        List<MarcRead> all = xml(titles);
        assertThat(all).hasSize(1000);
        assertThat(all.stream().filter(SetAside.class::isInstance)).hasSize(1);
        assertThat(new String(all.get(500).chunk().bytes(), UTF_8))
                .startsWith("<marc:record>")
                .endsWith("</marc:record>");
    }

    @Test
    void xmlThatIsNearlyRightIsMended() throws IOException {
        List<MarcRead> all =
                xml("Tom & Jerry", "A &#1; B", "A\u0001B", "<!-- </marc:record> -->Whole", "<![CDATA[<x>]]>", "&#233;");
        assertThat(all.stream().map(BadFilesTest::title))
                .containsExactly("Tom & Jerry", "A  B", "AB", "Whole", "<x>", "é");
        assertThat(repairs(all.getFirst())).containsExactly("xml_mended");
        assertThat(repairs(all.get(3))).isEmpty();
    }

    @Test
    void aRecordThatIsNotClosedDoesNotSwallowTheNext() throws IOException {
        String text = "<collection xmlns='http://www.loc.gov/MARC21/slim'>"
                + XML.formatted("One").replace("</marc:record>", "")
                + XML.formatted("Two")
                + XML.formatted("Three").replace("</marc:record>", "")
                + "</collection>";
        List<MarcRead> all = read(text.getBytes(UTF_8));
        assertThat(all).hasSize(3);
        assertThat(why(all.getFirst())).isEqualTo("not_closed");
        assertThat(title(all.get(1))).isEqualTo("Two");
        assertThat(why(all.get(2))).isEqualTo("not_closed");
    }

    @Test
    void envelopesOfTheSameNameAreNoRecords() throws IOException {
        String text = "<OAI-PMH><ListRecords><record><header/><metadata>" + XML.formatted("Inside")
                + "</metadata></record></ListRecords></OAI-PMH>";
        assertThat(read(text.getBytes(UTF_8)))
                .hasSize(1)
                .allMatch(one -> title(one).equals("Inside"));
    }

    @Test
    void entitiesOfADocumentAreNothingToUs() throws IOException {
        String bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>"
                + "<!ENTITY file SYSTEM 'file:///etc/passwd'>]><collection>"
                + XML.formatted("&b;&file;")
                + "</collection>";
        MarcRead one = read(bomb.getBytes(UTF_8)).getFirst();
        assertThat(title(one)).isEqualTo("&b;&file;");
        assertThat(repairs(one)).contains("xml_mended");
    }

    @Test
    void xmlInOtherEncodingsIsRead() throws IOException {
        String text = "<?xml version='1.0' encoding='%s'?><collection>" + XML.formatted("Émile") + "</collection>";
        for (String charset : List.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE")) {
            MarcRead one = read(text.formatted(charset).getBytes(java.nio.charset.Charset.forName(charset)))
                    .getFirst();
            assertThat(title(one)).as(charset).isEqualTo("Émile");
            assertThat(repairs(one)).isEmpty();
        }
        MarcRead wrong = read(text.formatted("UTF-8").getBytes(ISO_8859_1)).getFirst();
        assertThat(title(wrong)).isEqualTo("Émile");
        assertThat(repairs(wrong)).containsExactly("encoding");
    }

    @Test
    void randomDamageNeverStopsTheReading() throws IOException {
        java.util.Random random = new java.util.Random(7);
        byte[] good = record("A title that is damaged & <b>again</b>");
        byte[][] parts = new byte[2000][];
        for (int part = 0; part < parts.length; part++) {
            parts[part] = good.clone();
            for (int hit = 0; hit < 5; hit++) {
                int place = random.nextInt(good.length - 1);
                byte wrong = (byte) random.nextInt(256);
                parts[part][place] = wrong == 0x1D ? 0x1E : wrong;
            }
        }
        List<MarcRead> all = read(parts);
        assertThat(all).hasSizeGreaterThanOrEqualTo(1990);
        all.stream()
                .filter(Read.class::isInstance)
                .map(one -> ((Read) one).record())
                .forEach(one ->
                        assertThat(StoredMarc.record(StoredMarc.text(one))).isEqualTo(one));
    }
}
