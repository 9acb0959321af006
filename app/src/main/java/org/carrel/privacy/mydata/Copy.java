package org.carrel.privacy.mydata;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.MyDataSection;
import org.carrel.privacy.OwnTable;
import org.carrel.privacy.Subject;
import org.carrel.privacy.notice.Declaration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A copy to take away (UK GDPR Art. 15(3) and 20): one zip with a page to read, JSON for programs, and a CSV file for
/// each table. Each of the three says all that the law wants told with the data (Art. 15(1)): from where, what for,
/// until when, who was told, who looked.
@Component
class Copy {

    private final Held held;
    private final ObjectProvider<MyDataSection> sections;
    private final Declaration notice;
    private final TemplateEngine templates;
    private final JsonMapper json;
    private final Words words;
    private final Clock clock;

    Copy(
            Held held,
            ObjectProvider<MyDataSection> sections,
            Declaration notice,
            TemplateEngine templates,
            JsonMapper json,
            MessageSource messages,
            Clock clock) {
        this.words = new Words(messages);
        this.held = held;
        this.sections = sections;
        this.notice = notice;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    byte[] of(DataSubject subject) {
        List<Copied> categories = copied(subject);
        Instant now = clock.instant();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "my-data.html", page(subject, categories, now));
            add(zip, "my-data.json", json(categories, now));
            add(zip, "csv/what-is-held.csv", Csv.of(CopyForPrograms.index(categories)));
            for (Map.Entry<String, HeldTable> table : whole(categories).entrySet()) {
                add(zip, "csv/" + table.getKey() + ".csv", Csv.of(table.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private List<Copied> copied(DataSubject me) {
        Subject subject = me.subjectOfData();
        List<OwnTable> own = sections.stream()
                .flatMap(section -> section.copy(subject).stream())
                .toList();
        return held.of(me).stream().map(category -> Copied.of(category, own)).toList();
    }

    private String page(DataSubject subject, List<Copied> categories, Instant now) {
        StringOutput page = new StringOutput();
        Map<String, Object> model = Map.of(
                "words",
                words,
                "name",
                subject.displayName(),
                "controller",
                notice.controller(),
                "at",
                OwnTable.when(now),
                "categories",
                categories);
        templates.render("privacy/mydata/copy.jte", model, page);
        return page.toString();
    }

    private String json(List<Copied> categories, Instant now) {
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsString(CopyForPrograms.of(notice.controller().name(), now, categories));
    }

    /// The tables again with all their columns side by side: a row may hold several kinds of data.
    private static Map<String, HeldTable> whole(List<Copied> categories) {
        Map<String, HeldTable> tables = new LinkedHashMap<>();
        categories.stream()
                .flatMap(category -> category.tables().stream())
                .forEach(table -> tables.merge(table.relation(), table, HeldTable::beside));
        return tables;
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
