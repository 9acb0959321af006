package org.carrel.catalogue.load;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import javax.xml.stream.XMLStreamException;
import org.carrel.catalogue.load.ExportRepository.Row;
import org.carrel.catalogue.marc.Iso2709Writer;
import org.carrel.catalogue.marc.MarcRecord;
import org.carrel.catalogue.marc.MarcXmlWriter;
import org.carrel.catalogue.marc.StoredMarc;
import org.carrel.web.LibraryProfile;
import org.carrel.web.WithoutPersonalData;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Records for other systems, all or those that changed, written as they are read.
@Controller
class ExportController {

    private static final Logger LOG = LoggerFactory.getLogger(ExportController.class);
    private static final int PIECE = 500;
    private static final int STATUS = 5;

    private final ExportRepository records;
    private final LibraryProfile library;

    ExportController(ExportRepository records, LibraryProfile library) {
        this.records = records;
        this.library = library;
    }

    /// @param of    `records` or `authorities`
    /// @param since a day from whose beginning on a record changed; then those that are seen no more come too, with
    ///              record status `d`
    @GetMapping("/catalogue/export")
    @WithoutPersonalData("Bibliographic records")
    void export(
            @RequestParam(defaultValue = "iso2709") String format,
            @RequestParam(defaultValue = "records") String of,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate since,
            HttpServletResponse response)
            throws IOException, XMLStreamException {
        @Nullable
        Instant from = since == null
                ? null
                : within(since).atStartOfDay(library.zone()).toInstant();
        LongFunction<List<Row>> next = switch (of) {
            case "records" -> after -> from == null ? records.all(after, PIECE) : records.since(from, after, PIECE);
            case "authorities" -> after -> records.authorities(from, after, PIECE);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        };
        switch (format) {
            case "iso2709" -> iso(next, LoadController.download(response, "application/marc", of + ".mrc"));
            case "marcxml" -> xml(next, LoadController.download(response, "application/marcxml+xml", of + ".xml"));
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /// Days of other ages are no days to the database.
    private static LocalDate within(LocalDate day) {
        if (day.isBefore(LocalDate.EPOCH)) {
            return LocalDate.EPOCH;
        }
        return day.getYear() > 9_999 ? LocalDate.of(9_999, 12, 31) : day;
    }

    private static void iso(LongFunction<List<Row>> next, HttpServletResponse response) throws IOException {
        OutputStream out = response.getOutputStream();
        List<Long> left = new ArrayList<>();
        each(next, row -> {
            Optional<byte[]> bytes = Iso2709Writer.bytes(record(row));
            if (bytes.isEmpty()) {
                left.add(row.id());
            } else {
                write(out, bytes.get());
            }
        });
        if (!left.isEmpty()) {
            LOG.warn("Records too long for ISO 2709 were left out of an export: {}", left);
        }
    }

    private static void xml(LongFunction<List<Row>> next, HttpServletResponse response)
            throws IOException, XMLStreamException {
        BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
        try (MarcXmlWriter xml = MarcXmlWriter.collection(out)) {
            each(next, row -> {
                try {
                    xml.write(record(row));
                } catch (XMLStreamException e) {
                    throw new UncheckedIOException(new IOException(e));
                }
            });
        }
        out.flush();
    }

    private static void each(LongFunction<List<Row>> next, Consumer<Row> write) {
        List<Row> rows = next.apply(0);
        while (!rows.isEmpty()) {
            rows.forEach(write);
            rows = next.apply(rows.getLast().id());
        }
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MarcRecord record(Row row) {
        MarcRecord record = StoredMarc.record(row.marc());
        if (!row.deleted()) {
            return record;
        }
        StringBuilder leader = new StringBuilder(record.leader());
        leader.setCharAt(STATUS, 'd');
        return new MarcRecord(leader.toString(), record.fields());
    }
}
