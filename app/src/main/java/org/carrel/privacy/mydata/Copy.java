package org.carrel.privacy.mydata;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carrel.privacy.DataSubject;
import org.carrel.privacy.notice.Declaration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// A copy to take away (UK GDPR Art. 15(3) and 20): one zip with a page to read, JSON for programs, and a CSV file for
/// each table.
@Component
class Copy {

    private final Held held;
    private final Declaration notice;
    private final TemplateEngine templates;
    private final JsonMapper json;
    private final Words words;
    private final Clock clock;

    Copy(
            Held held,
            Declaration notice,
            TemplateEngine templates,
            JsonMapper json,
            MessageSource messages,
            Clock clock) {
        this.words = new Words(messages);
        this.held = held;
        this.notice = notice;
        this.templates = templates;
        this.json = json;
        this.clock = clock;
    }

    byte[] of(DataSubject subject) {
        List<HeldCategory> categories = held.of(subject.subjectOfData());
        Instant now = clock.instant();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "my-data.html", page(subject, categories, now));
            add(zip, "my-data.json", json(categories, now));
            for (Map.Entry<String, HeldTable> table : whole(categories).entrySet()) {
                add(zip, "csv/" + table.getKey() + ".csv", Csv.of(table.getValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private String page(DataSubject subject, List<HeldCategory> categories, Instant now) {
        StringOutput page = new StringOutput();
        Map<String, Object> model = Map.of(
                "words",
                words,
                "name",
                subject.displayName(),
                "controller",
                notice.controller(),
                "at",
                now.toString(),
                "categories",
                categories);
        templates.render("privacy/mydata/copy.jte", model, page);
        return page.toString();
    }

    /// @param categories what is held, with the reason where it is not in this copy
    private record Contents(String controller, Instant madeAt, List<Entry> categories) {}

    private record Entry(
            String category,
            String title,
            List<String> sources,
            List<HeldCategory.Use> uses,
            List<String> recipients,
            String keptFor,
            @Nullable String withheld,
            Map<String, List<Map<String, @Nullable String>>> tables) {}

    private String json(List<HeldCategory> categories, Instant now) {
        List<Entry> entries = categories.stream()
                .map(category -> new Entry(
                        category.name(),
                        category.title(),
                        category.sources(),
                        category.uses(),
                        category.recipients(),
                        category.keptFor(),
                        category.withheld().orElse(null),
                        rows(category)))
                .toList();
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsString(new Contents(notice.controller().name(), now, entries));
    }

    private static Map<String, List<Map<String, @Nullable String>>> rows(HeldCategory category) {
        Map<String, List<Map<String, @Nullable String>>> tables = new LinkedHashMap<>();
        for (HeldTable table : category.tables()) {
            List<Map<String, @Nullable String>> rows = new ArrayList<>();
            for (List<@Nullable String> cells : table.rows()) {
                Map<String, @Nullable String> row = new LinkedHashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    row.put(table.columns().get(i), cells.get(i));
                }
                rows.add(row);
            }
            tables.put(table.relation(), rows);
        }
        return tables;
    }

    /// The tables again with all their columns side by side: a row may hold several kinds of data.
    private static Map<String, HeldTable> whole(List<HeldCategory> categories) {
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
