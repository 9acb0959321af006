package org.carrel.catalogue.kbart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.catalogue.kbart.KbartRead.Read;
import org.carrel.catalogue.kbart.KbartRead.SetAside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of titles in packages.
class KbartFileTest {

    private static final String HEADER = "title_url\tpublication_title\tonline_identifier\tdate_first_issue_online"
            + "\tembargo_info\tpublication_type\taccess_type\tour_own\n";

    @TempDir
    private Path folder;

    private List<KbartRead> read(String text, Charset charset) throws IOException {
        List<KbartRead> all = new ArrayList<>();
        try (KbartFile file = KbartFile.open(Files.write(folder.resolve("list.tsv"), text.getBytes(charset)))) {
            assertThat(file.unknownColumns()).containsExactly("our_own");
            for (KbartRead one = file.next(); one != null; one = file.next()) {
                all.add(one);
            }
        }
        return all;
    }

    @Test
    void titlesAreReadByTheNamesOfTheColumns() throws IOException {
        String text = HEADER
                + "https://x.example/1\t\"Études \"\"nouvelles\"\"\"\t1234-5679\t1999-05\tP1Y\tserial\tF\tx\r\n\r\n"
                + "https://x.example/2\tA book\t9780306406157\t\t\tmonograph\r\n";
        for (Charset charset : List.of(UTF_8, UTF_16)) {
            List<KbartRead> all = read((charset == UTF_8 ? "\uFEFF" : "") + text, charset);
            assertThat(all).hasSize(2);
            KbartTitle first = ((Read) all.getFirst()).title();
            assertThat(first.title()).isEqualTo("Études \"nouvelles\"");
            assertThat(first.coverage().firstOn()).isEqualTo("1999-05");
            assertThat(first.embargo()).isEqualTo("P1Y");
            assertThat(first.serial() && first.free()).isTrue();
            assertThat(all.get(1).line()).isEqualTo(4);
            assertThat(((Read) all.get(1)).title().serial()).isFalse();
        }
    }

    @Test
    void wrongLinesAreSetAsideWithTheReason() throws IOException {
        String good = "https://x.example/1\tTitle\t\t\t\t\t\t";
        String text = HEADER
                + good.replace("Title", "") + "\n"
                + good.replace("https", "ftp") + "\n"
                + "https://x.example/1\tTitle\t\t1999-13\n"
                + "https://x.example/1\tTitle\t\t\t1 year\n"
                + good + "x\ty\n"
                + "https://x.example/1\t" + "t".repeat(70_000) + "\n"
                + "https://x.example/1\tT\u0001\n"
                + "https://x.example/1\tTitle\t\t\t\tbook\n"
                + good + "\n";
        List<KbartRead> all = read(text, UTF_8);
        assertThat(all.stream().limit(8).map(one -> ((SetAside) one).why().code()))
                .containsExactly("missing", "no_url", "value", "value", "columns", "too_long", "control", "value");
        assertThat(all.get(8)).isInstanceOf(Read.class);
        assertThat(read(HEADER + "https://x.example/1\tÉtude\n", ISO_8859_1).getFirst())
                .isInstanceOf(SetAside.class);
    }

    @Test
    void aWrongHeaderIsRefused() {
        assertThatThrownBy(() -> read("title\turl\nA\tB\n", UTF_8)).hasMessage("not_kbart");
        assertThatThrownBy(() -> read("title_url\tpublication_title\ttitle_url\n", UTF_8))
                .hasMessage("column_twice");
        assertThatThrownBy(() -> read("", UTF_8)).hasMessage("empty");
    }
}
