package org.carrel.catalogue.load;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.ProjectedRecord;
import org.carrel.catalogue.description.ShelfKey;
import org.carrel.privacy.CopyIn;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes a batch. What has a number that others point to is inserted in one statement that gives the numbers back, in
/// the order in which it was given; the rest is copied.
@Repository
class TakingInRepository {

    private final JdbcClient jdbc;
    private final CopyIn copies;

    TakingInRepository(JdbcClient jdbc, CopyIn copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    void write(Batch batch, long change, String packageCode, long load, Instant now) {
        Timestamp at = Timestamp.from(now);
        create(batch.created(), change, at);
        replace(batch.replaced(), change, at);
        identifiers(batch.changed);
        holdings(batch.holdings, change);
        items(batch.items, change);
        links(batch);
        titles(batch, packageCode, load);
        touch(batch);
    }

    private void create(List<Held> created, long change, Timestamp at) {
        if (created.isEmpty()) {
            return;
        }
        List<ProjectedRecord> rows = created.stream()
                .map(held -> Objects.requireNonNull(held.next()).row())
                .toList();
        List<Long> ids = jdbc.sql("""
                        INSERT INTO catalogue.record (change_id, created_at, changed_at, suppressed, marc, title, creator,
                                                      format, language, first_year)
                        SELECT :change, :at, :at, n.suppressed, n.marc, n.title, n.creator, n.format, n.language, n.year
                        FROM unnest(:suppressed::boolean[], :marc::text[], :title::text[], :creator::text[],
                                    :format::text[], :language::text[], :year::smallint[])
                             WITH ORDINALITY AS n (suppressed, marc, title, creator, format, language, year, place)
                        ORDER BY n.place
                        RETURNING id
                        """)
                .param("change", change)
                .param("at", at)
                .param("suppressed", created.stream().map(Held::isSuppressed).toArray(Boolean[]::new))
                .param("marc", texts(rows, ProjectedRecord::marc))
                .param("title", texts(rows, ProjectedRecord::title))
                .param("creator", texts(rows, ProjectedRecord::creator))
                .param("format", texts(rows, ProjectedRecord::format))
                .param("language", texts(rows, ProjectedRecord::language))
                .param("year", rows.stream().map(ProjectedRecord::firstYear).toArray(Integer[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
        for (int place = 0; place < ids.size(); place++) {
            created.get(place).id(ids.get(place));
        }
    }

    private static @Nullable String[] texts(
            List<ProjectedRecord> rows, Function<ProjectedRecord, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    /// A record that is only suppressed keeps what it says.
    private void replace(List<Held> replaced, long change, Timestamp at) {
        if (replaced.isEmpty()) {
            return;
        }
        Long[] ids = replaced.stream().map(Held::id).toArray(Long[]::new);
        jdbc.sql("""
                        INSERT INTO catalogue.record_version (record_id, version, change_id, suppressed, gone, marc)
                        SELECT id, version, change_id, suppressed, gone_at IS NOT NULL, marc FROM catalogue.record
                        WHERE id = ANY(:ids)
                        """).param("ids", ids).update();
        List<Held> rewritten =
                replaced.stream().filter(held -> held.next() != null).toList();
        List<ProjectedRecord> rows = rewritten.stream()
                .map(held -> Objects.requireNonNull(held.next()).row())
                .toList();
        jdbc.sql("""
                        UPDATE catalogue.record r
                        SET marc = n.marc, title = n.title, creator = n.creator, format = n.format,
                            language = n.language, first_year = n.year
                        FROM unnest(:ids::bigint[], :marc::text[], :title::text[], :creator::text[], :format::text[],
                                    :language::text[], :year::smallint[])
                             AS n (id, marc, title, creator, format, language, year)
                        WHERE r.id = n.id
                        """)
                .param("ids", rewritten.stream().map(Held::id).toArray(Long[]::new))
                .param("marc", texts(rows, ProjectedRecord::marc))
                .param("title", texts(rows, ProjectedRecord::title))
                .param("creator", texts(rows, ProjectedRecord::creator))
                .param("format", texts(rows, ProjectedRecord::format))
                .param("language", texts(rows, ProjectedRecord::language))
                .param("year", rows.stream().map(ProjectedRecord::firstYear).toArray(Integer[]::new))
                .update();
        jdbc.sql("""
                        UPDATE catalogue.record r
                        SET version = r.version + 1, change_id = :change, changed_at = :at, suppressed = n.suppressed,
                            touched_in = pg_current_xact_id()
                        FROM unnest(:ids::bigint[], :suppressed::boolean[]) AS n (id, suppressed)
                        WHERE r.id = n.id
                        """)
                .param("change", change)
                .param("at", at)
                .param("ids", ids)
                .param("suppressed", replaced.stream().map(Held::isSuppressed).toArray(Boolean[]::new))
                .update();
        jdbc.sql("DELETE FROM catalogue.record_identifier WHERE record_id = ANY(:ids)")
                .param("ids", rewritten.stream().map(Held::id).toArray(Long[]::new))
                .update();
    }

    private void identifiers(Collection<Held> changed) {
        CopyText rows = new CopyText();
        for (Held held : changed) {
            Projection next = held.next();
            if (next != null) {
                for (Identifier number : next.identifiers()) {
                    rows.add(number.kind().code())
                            .add(number.value())
                            .add(held.id())
                            .end();
                }
            }
        }
        copies.rows("COPY catalogue.record_identifier (kind, value, record_id) FROM STDIN", rows.toString());
    }

    private void holdings(List<Held.Holding> holdings, long change) {
        if (holdings.isEmpty()) {
            return;
        }
        List<Long> ids = jdbc.sql("""
                        INSERT INTO catalogue.holding (record_id, location_code, call_number, shelf_key, change_id)
                        SELECT n.record, n.location, n.call_number, n.shelf_key, :change
                        FROM unnest(:record::bigint[], :location::text[], :number::text[], :key::text[])
                             WITH ORDINALITY AS n (record, location, call_number, shelf_key, place)
                        ORDER BY n.place
                        RETURNING id
                        """)
                .param("change", change)
                .param("record", holdings.stream().map(one -> one.record.id()).toArray(Long[]::new))
                .param(
                        "location",
                        holdings.stream().map(one -> one.place.location()).toArray(String[]::new))
                .param(
                        "number",
                        holdings.stream().map(one -> one.place.callNumber()).toArray(String[]::new))
                .param(
                        "key",
                        holdings.stream()
                                .map(one -> ShelfKey.of(one.place.callNumber()).orElse(null))
                                .toArray(String[]::new))
                .query((row, number) -> row.getLong(1))
                .list();
        for (int place = 0; place < ids.size(); place++) {
            holdings.get(place).id = ids.get(place);
        }
    }

    private void items(List<HeldItem> items, long change) {
        CopyText rows = new CopyText();
        for (HeldItem item : items) {
            rows.add(item.holding().id)
                    .add(change)
                    .add(item.copy().barcode())
                    .add(item.copy().type())
                    .add("available")
                    .add(item.copy().part())
                    .end();
        }
        copies.rows(
                "COPY catalogue.item (holding_id, change_id, barcode, type_code, status, part) FROM STDIN",
                rows.toString());
    }

    private void links(Batch batch) {
        if (!batch.linksGone.isEmpty()) {
            jdbc.sql("DELETE FROM catalogue.electronic_holding WHERE id = ANY(:ids)")
                    .param("ids", batch.linksGone.toArray(Long[]::new))
                    .update();
        }
        CopyText rows = new CopyText();
        batch.links.forEach(link -> rows.add(link.record().id()).add(link.url()).end());
        copies.rows("COPY catalogue.electronic_holding (record_id, url) FROM STDIN", rows.toString());
    }

    private void titles(Batch batch, String packageCode, long load) {
        if (!batch.titlesChanged.isEmpty()) {
            // Written anew below: nothing points to its number.
            jdbc.sql("DELETE FROM catalogue.electronic_holding WHERE id = ANY(:ids)")
                    .param(
                            "ids",
                            batch.titlesChanged.stream().map(HeldTitle::id).toArray(Long[]::new))
                    .update();
        }
        if (!batch.titlesSeen.isEmpty()) {
            jdbc.sql("UPDATE catalogue.electronic_holding SET load_id = :load WHERE id = ANY(:ids)")
                    .param("load", load)
                    .param("ids", batch.titlesSeen.toArray(Long[]::new))
                    .update();
        }
        CopyText rows = new CopyText();
        batch.titles.forEach(title -> row(rows, title, packageCode, load));
        batch.titlesChanged.forEach(title -> row(rows, title, packageCode, load));
        copies.rows("""
                COPY catalogue.electronic_holding (record_id, package_code, title_id, url, first_on, first_volume,
                    first_issue, last_on, last_volume, last_issue, embargo, depth, note, free, load_id) FROM STDIN
                """, rows.toString());
    }

    private static void row(CopyText rows, HeldTitle title, String packageCode, long load) {
        HeldTitle.Row row = title.row();
        rows.add(title.key().record().id())
                .add(packageCode)
                .add(title.key().titleId())
                .add(row.url())
                .add(row.coverage().firstOn())
                .add(row.coverage().firstVolume())
                .add(row.coverage().firstIssue())
                .add(row.coverage().lastOn())
                .add(row.coverage().lastVolume())
                .add(row.coverage().lastIssue())
                .add(row.embargo())
                .add(row.depth())
                .add(row.note())
                .add(row.free())
                .add(load)
                .end();
    }

    /// So that the index shows copies and links.
    private void touch(Batch batch) {
        Long[] ids = batch.touched.stream()
                .filter(held -> !batch.changed.contains(held))
                .map(Held::id)
                .toArray(Long[]::new);
        if (ids.length > 0) {
            jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ANY(:ids)")
                    .param("ids", ids)
                    .update();
        }
    }
}
