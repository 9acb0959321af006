package org.carrel.catalogue.invented;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.ProjectedRecord;
import org.carrel.catalogue.description.ShelfKey;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes many works in few statements.
@Repository
@Profile("demo")
class InventedWorkRepository {

    private final JdbcClient jdbc;

    InventedWorkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void addSites() {
        jdbc.sql("""
                        INSERT INTO catalogue.campus (code, name, position)
                        VALUES ('kings-park', 'Kings Park', 0), ('hospital', 'Hospital', 1), ('riverside', 'Riverside', 2),
                               ('hillside', 'Hillside', 3)
                        """).update();
        jdbc.sql("""
                        INSERT INTO catalogue.location (code, campus_code, name, position)
                        VALUES ('kp-1', 'kings-park', 'Central Library, level 1', 0),
                               ('kp-3', 'kings-park', 'Central Library, level 3', 1),
                               ('med', 'hospital', 'Medical Library', 0), ('wharf', 'riverside', 'Wharf Library', 0),
                               ('store', 'hillside', 'Store, fetched within a day', 0)
                        """).update();
        jdbc.sql("""
                        INSERT INTO catalogue.item_type (code, name, position)
                        VALUES ('standard', 'Standard loan', 0), ('short', 'Short loan', 1),
                               ('reference', 'Reference only', 2), ('journal', 'Journal', 3), ('film', 'Film', 4)
                        """).update();
        jdbc.sql("""
                        INSERT INTO catalogue.package (code, name, provider)
                        VALUES ('common-shelf', 'Common Shelf e-books', 'Common Shelf'),
                               ('fenland', 'Fenland journals', 'Fenland Press'),
                               ('repository', 'The university’s repository', '')
                        """).update();
    }

    long begin(Instant now) {
        return jdbc.sql("""
                        INSERT INTO catalogue.change (kind, why, at) VALUES ('load', 'The demo’s works', :now)
                        RETURNING id
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /// @return the numbers of the records, in the order of the works
    List<Long> add(List<InventedWork> works, long change, Instant now) {
        List<ProjectedRecord> records =
                works.stream().map(work -> ProjectedRecord.of(work.record())).toList();
        // One statement gives numbers in the order of its rows.
        List<Long> ids = jdbc
                .sql("""
                        INSERT INTO catalogue.record (change_id, created_at, changed_at, marc, title, creator, format,
                               language, first_year)
                        SELECT :change, :now, :now, marc, title, creator, format, language, year
                        FROM unnest(CAST(:marc AS text[]), CAST(:title AS text[]), CAST(:creator AS text[]),
                               CAST(:format AS text[]), CAST(:language AS text[]), CAST(:year AS smallint[]))
                             WITH ORDINALITY AS given (marc, title, creator, format, language, year, place)
                        ORDER BY place RETURNING id
                        """)
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("marc", texts(records, ProjectedRecord::marc))
                .param("title", texts(records, ProjectedRecord::title))
                .param("creator", texts(records, ProjectedRecord::creator))
                .param("format", texts(records, ProjectedRecord::format))
                .param("language", texts(records, ProjectedRecord::language))
                .param("year", records.stream().map(ProjectedRecord::firstYear).toArray(Integer[]::new))
                .query((row, number) -> row.getLong("id"))
                .list()
                .stream()
                .sorted()
                .toList();
        identify(records, ids);
        print(works, ids, change);
        link(works, ids);
        return ids;
    }

    private void identify(List<ProjectedRecord> records, List<Long> ids) {
        List<Long> owners = new ArrayList<>();
        List<Identifier> identifiers = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            for (Identifier identifier : records.get(place).identifiers()) {
                owners.add(ids.get(place));
                identifiers.add(identifier);
            }
        }
        jdbc.sql("""
                        INSERT INTO catalogue.record_identifier (kind, value, record_id)
                        SELECT kind, value, record
                        FROM unnest(CAST(:kinds AS text[]), CAST(:values AS text[]), CAST(:records AS bigint[]))
                             AS given (kind, value, record)
                        """)
                .param("kinds", texts(identifiers, one -> one.kind().code()))
                .param("values", texts(identifiers, Identifier::value))
                .param("records", owners.toArray(Long[]::new))
                .update();
    }

    private void print(List<InventedWork> works, List<Long> ids, long change) {
        List<InventedCopy> copies = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            InventedWork work = works.get(place);
            if (work.isPrinted()) {
                copies.addAll(InventedCopy.of(work, ids.get(place)));
            }
        }
        jdbc.sql("""
                        INSERT INTO catalogue.holding (record_id, location_code, call_number, shelf_key, extent, change_id)
                        SELECT DISTINCT record, location, number, shelf, extent, CAST(:change AS bigint)
                        FROM unnest(CAST(:records AS bigint[]), CAST(:locations AS text[]), CAST(:numbers AS text[]),
                               CAST(:shelves AS text[]), CAST(:extents AS text[]))
                             AS given (record, location, number, shelf, extent)
                        """)
                .param("records", copies.stream().map(InventedCopy::record).toArray(Long[]::new))
                .param("locations", texts(copies, InventedCopy::location))
                .param("numbers", texts(copies, InventedCopy::callNumber))
                .param(
                        "shelves",
                        texts(copies, copy -> ShelfKey.of(copy.callNumber()).orElse(null)))
                .param("extents", texts(copies, InventedCopy::extent))
                .param("change", change)
                .update();
        jdbc.sql("""
                        INSERT INTO catalogue.item (holding_id, change_id, barcode, type_code, status, part)
                        SELECT h.id, :change, barcode, type, status, part
                        FROM unnest(CAST(:records AS bigint[]), CAST(:locations AS text[]), CAST(:barcodes AS text[]),
                               CAST(:types AS text[]), CAST(:statuses AS text[]), CAST(:parts AS text[]))
                             AS given (record, location, barcode, type, status, part)
                        JOIN catalogue.holding h ON h.record_id = given.record AND h.location_code = given.location
                        """)
                .param("change", change)
                .param("records", copies.stream().map(InventedCopy::record).toArray(Long[]::new))
                .param("locations", texts(copies, InventedCopy::location))
                .param("barcodes", texts(copies, InventedCopy::barcode))
                .param("types", texts(copies, InventedCopy::type))
                .param("statuses", texts(copies, copy -> copy.status().code()))
                .param("parts", texts(copies, InventedCopy::part))
                .update();
        jdbc.sql("""
                        INSERT INTO catalogue.popularity (record_id, uses)
                        SELECT record, uses FROM unnest(CAST(:records AS bigint[]), CAST(:uses AS integer[]))
                             AS given (record, uses)
                        """)
                .param("records", ids.toArray(Long[]::new))
                .param("uses", works.stream().map(work -> 4000 / work.number()).toArray(Integer[]::new))
                .update();
    }

    private void link(List<InventedWork> works, List<Long> ids) {
        List<Long> online = new ArrayList<>();
        List<InventedWork> those = new ArrayList<>();
        for (int place = 0; place < ids.size(); place++) {
            if (works.get(place).isOnline()) {
                online.add(ids.get(place));
                those.add(works.get(place));
            }
        }
        jdbc.sql("""
                        INSERT INTO catalogue.electronic_holding (record_id, package_code, title_id, url, first_on, free)
                        SELECT record, package, title, 'https://' || package || '.example/' || title, first, free
                        FROM unnest(CAST(:records AS bigint[]), CAST(:packages AS text[]), CAST(:titles AS text[]),
                               CAST(:firsts AS text[]), CAST(:free AS boolean[]))
                             AS given (record, package, title, first, free)
                        """)
                .param("records", online.toArray(Long[]::new))
                .param("packages", texts(those, InventedWorkRepository::seller))
                .param("titles", texts(those, work -> "t" + work.number()))
                .param("firsts", texts(those, work -> work.had() == InventedWork.Had.JOURNAL ? "1997" : ""))
                .param(
                        "free",
                        those.stream()
                                .map(work -> work.had() == InventedWork.Had.REFERENCE)
                                .toArray(Boolean[]::new))
                .update();
    }

    private static String seller(InventedWork work) {
        return switch (work.had()) {
            case BOOK -> "common-shelf";
            case JOURNAL -> "fenland";
            case REFERENCE -> "repository";
        };
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, ? extends @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
