package org.carrel.people.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import org.carrel.CarrelTest;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/// Files that are put into the watched folder, as text and as workbooks.
@CarrelTest
class FeedFolderModuleTest {

    @Autowired
    private Sources sources;

    @Autowired
    private FileDeliveries files;

    @Autowired
    private FeedFolder folder;

    @Autowired
    private FeedSettings settings;

    @Autowired
    private Reports reports;

    @Autowired
    private Environment environment;

    private FeedForTests feed;

    @BeforeEach
    void aSource() {
        feed = new FeedForTests(sources, files, environment, FeedForTests.MAPPING);
    }

    private Path put(String name, String text) throws IOException {
        Path inbox = Files.createDirectories(settings.folder().resolve(feed.key));
        Path file = Files.writeString(inbox.resolve(name), text.replace("#", String.valueOf(feed.number)));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        return file;
    }

    @Test
    void whatIsPutThereIsTakenOverAndMovedWithItsReport() throws IOException {
        Path good = put("students.csv", FeedForTests.HEADER + "A#,Ada,Love,ada#,,,enrolled,01/10/2024,\n");
        folder.look();
        assertThat(good).doesNotExist();
        Path inbox = good.getParent();
        assertThat(Files.readString(inbox.resolve("done/students.csv.report.txt")))
                .contains("Taken over. Rows 1: added 1");
        put("students.csv", "");
        folder.look();
        assertThat(Files.readString(inbox.resolve("refused/students.csv.report.txt")))
                .contains("Refused, nothing was changed. The file has no rows.");
        assertThat(feed.find("SELECT external_id FROM people.source_record WHERE source = 'test-#'"))
                .containsExactly("A" + feed.number);
    }

    @Test
    void aFileWithARowThatNamesNobodyWaitsWhereItWouldEndSomebody() throws IOException {
        String ada = "A#,Ada,Love,ada#,,,enrolled,01/10/2024,\n";
        String bob = "B#,Bob,Byron,bob#,,,enrolled,01/10/2024,\n";
        put("students.csv", FeedForTests.HEADER + ada + bob);
        folder.look();
        Path inbox = put("students.csv", FeedForTests.HEADER + ada + bob.replace("B#", "1.23E+07"))
                .getParent();
        folder.look();
        assertThat(Files.list(inbox.resolve("done"))
                        .filter(file -> file.toString().endsWith(".report.txt")))
                .anySatisfy(report -> assertThat(Files.readString(report))
                        .contains("Waits for somebody to agree", "They may be the same.", "Line 3: “1.23E+07”"));
        assertThat(feed.find("SELECT external_id FROM people.source_record"
                        + " WHERE source = 'test-#' AND replaced_by IS NULL ORDER BY 1"))
                .containsExactly("A" + feed.number, "B" + feed.number);
    }

    @Test
    void aFileThatIsStillGrowingWaits() throws IOException {
        Path file = put("students.csv", FeedForTests.HEADER);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Path part = put("students.csv.part", FeedForTests.HEADER);
        folder.look();
        assertThat(file).exists();
        assertThat(part).exists();
        Files.delete(file);
    }

    @Test
    void aWorkbookIsReadWithItsDaysAndNumbers() throws IOException {
        Path file = Files.createTempFile("students", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Students");
            String[] header = FeedForTests.HEADER.strip().split(",");
            for (int i = 0; i < header.length; i++) {
                sheet.value(0, i, header[i]);
            }
            sheet.value(1, 0, 7_000_000 + feed.number);
            sheet.value(1, 1, "Zoë");
            sheet.value(1, 2, "O’Núñez");
            sheet.value(1, 3, "zoe" + feed.number);
            sheet.value(1, 6, "enrolled");
            sheet.value(1, 7, LocalDate.of(2024, 10, 1));
            sheet.style(1, 7).format("dd/mm/yyyy").set();
        }
        Import made = feed.take(Files.readAllBytes(file), true);
        assertThat(reports.of(made)).contains("added 1");
        assertThat(feed.find("SELECT external_id || ' ' || since FROM people.source_record WHERE source = 'test-#'"))
                .containsExactly(7_000_000 + feed.number + " 2024-10-01");
        byte[] whole = Files.readAllBytes(file);
        Import half = feed.take(java.util.Arrays.copyOf(whole, whole.length / 2), true);
        assertThat(half.why()).isEqualTo("workbook");
        Files.delete(file);
    }
}
