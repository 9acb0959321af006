package org.carrel.catalogue.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.catalogue.ItemStatus;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Describing;
import org.carrel.catalogue.description.Description;
import org.carrel.catalogue.marc.StoredMarc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables as the index reads them. See docs/decisions/0029-the-index-follows-the-tables.md.
@Repository
class TablesRepository {

    private static final Logger log = LoggerFactory.getLogger(TablesRepository.class);

    /// What one transaction changes beyond that, nobody waits for at a desk.
    private static final int FEW = 50;

    private final JdbcClient jdbc;

    TablesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What is committed now, as PostgreSQL writes it.
    String snapshot() {
        return jdbc.sql("SELECT pg_current_snapshot()::text")
                .query(String.class)
                .single();
    }

    /// Which tables these are: the server, its history since the last restore, and the table itself, which a restore
    /// of a backup makes anew.
    String tables() {
        return jdbc.sql("""
                        SELECT concat_ws('/', s.system_identifier, c.timeline_id, d.oid, 'catalogue.record'::regclass::oid)
                        FROM pg_control_system() s, pg_control_checkpoint() c, pg_database d
                        WHERE d.datname = current_database()
                        """).query(String.class).single();
    }

    /// Numbers of transactions from another server mean nothing here: then every record counts as changed now.
    ///
    /// @return whether the tables came from another server
    boolean settle() {
        jdbc.sql("""
                        INSERT INTO catalogue.home (one, server)
                        SELECT true, system_identifier FROM pg_control_system()
                        ON CONFLICT (one) DO NOTHING
                        """).update();
        int moved = jdbc.sql("""
                        UPDATE catalogue.home h SET server = s.system_identifier
                        FROM pg_control_system() s WHERE h.server <> s.system_identifier
                        """).update();
        if (moved > 0) {
            // With the next statement every record counts as changed, also those that lending touched.
            jdbc.sql("DELETE FROM catalogue.record_touch").update();
            jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id()")
                    .update();
        }
        return moved > 0;
    }

    /// Records, ascending.
    ///
    /// @param few  changed by somebody who waits to see it
    /// @param many changed together with a great many others, such as by a load
    /// @param gone of those that nobody may find any more
    record Changed(List<Long> few, List<Long> many, List<Long> gone) {}

    /// What was committed since `before`, in whatever order it was begun.
    Changed since(String before) {
        Changed changed = new Changed(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        jdbc.sql("""
                        SELECT id, bool_and(seen) AS seen, bool_and(many) AS many FROM (
                            SELECT id, gone_at IS NULL AND NOT suppressed AS seen,
                                   count(*) OVER (PARTITION BY touched_in) > :few AS many
                            FROM catalogue.record
                            WHERE touched_in >= pg_snapshot_xmin(:before::pg_snapshot)
                              AND NOT pg_visible_in_snapshot(touched_in, :before::pg_snapshot)
                            UNION ALL
                            SELECT r.id, r.gone_at IS NULL AND NOT r.suppressed,
                                   count(*) OVER (PARTITION BY t.touched_in) > :few
                            FROM catalogue.record_touch t JOIN catalogue.record r ON r.id = t.record_id
                            WHERE t.touched_in >= pg_snapshot_xmin(:before::pg_snapshot)
                              AND NOT pg_visible_in_snapshot(t.touched_in, :before::pg_snapshot)) touched
                        GROUP BY id ORDER BY id
                        """)
                .param("before", before)
                .param("few", FEW)
                .query((row, number) -> {
                    List<Long> kind = row.getBoolean("many") ? changed.many() : changed.few();
                    return (row.getBoolean("seen") ? kind : changed.gone()).add(row.getLong("id"));
                })
                .list();
        return changed;
    }

    /// The next records that may be found, ascending.
    List<Long> after(long id, int most) {
        return jdbc.sql("""
                        SELECT id FROM catalogue.record
                        WHERE id > :id AND gone_at IS NULL AND NOT suppressed
                        ORDER BY id LIMIT :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /// The highest number of a record.
    long highest() {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM catalogue.record")
                .query(Long.class)
                .single();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM catalogue.record WHERE gone_at IS NULL AND NOT suppressed")
                .query(Long.class)
                .single();
    }

    /// Those of the records that there are, and can be read.
    List<Findable> findable(List<Long> ids) {
        Long[] wanted = ids.toArray(Long[]::new);
        Map<Long, List<Place>> places = places(wanted);
        Set<Long> online = online(wanted);
        Map<Long, Integer> uses = uses(wanted);
        Map<Long, Findable.Agreed> agreed = agreed(wanted);
        List<Findable> records = new ArrayList<>(ids.size());
        jdbc.sql("SELECT id, marc FROM catalogue.record WHERE id = ANY (:ids)")
                .param("ids", wanted)
                .query((RowCallbackHandler) row -> {
                    long id = row.getLong("id");
                    description(id, row.getString("marc"))
                            .ifPresent(description -> records.add(new Findable(
                                    new RecordId(id),
                                    description,
                                    places.getOrDefault(id, List.of()),
                                    description.online() || online.contains(id),
                                    uses.getOrDefault(id, 0),
                                    agreed.getOrDefault(id, Findable.Agreed.NOTHING))));
                });
        return records;
    }

    /// One record that nobody can read must not keep all others from being found.
    private static Optional<Description> description(long id, String marc) {
        try {
            return Optional.of(Describing.describe(StoredMarc.record(marc)));
        } catch (RuntimeException e) {
            log.error("Record {} cannot be read, and so not be found", id, e);
            return Optional.empty();
        }
    }

    private Map<Long, List<Place>> places(Long[] ids) {
        Map<Long, List<Place>> places = new HashMap<>();
        jdbc.sql("""
                        SELECT h.record_id, l.campus_code, h.call_number, i.status
                        FROM catalogue.holding h
                        JOIN catalogue.location l ON l.code = h.location_code
                        LEFT JOIN catalogue.item i ON i.holding_id = h.id
                        WHERE h.record_id = ANY (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> places.computeIfAbsent(row.getLong("record_id"), id -> new ArrayList<>())
                        .add(new Place(
                                row.getString("campus_code"),
                                row.getString("call_number"),
                                Optional.ofNullable(row.getString("status"))
                                        .map(ItemStatus::of)
                                        .orElse(null))))
                .list();
        return places;
    }

    private Set<Long> online(Long[] ids) {
        return new HashSet<>(jdbc.sql("""
                        SELECT DISTINCT record_id FROM catalogue.electronic_holding WHERE record_id = ANY (:ids)
                        """)
                .param("ids", ids)
                .query((row, number) -> row.getLong("record_id"))
                .list());
    }

    /// Of each authority no more forms than a catalogue's page would list.
    private Map<Long, Findable.Agreed> agreed(Long[] ids) {
        Map<Long, List<String>> names = new HashMap<>();
        Map<Long, List<String>> subjects = new HashMap<>();
        Map<Long, List<String>> titles = new HashMap<>();
        Map<Long, List<String>> terms = new HashMap<>();
        jdbc.sql("""
                        SELECT l.record_id, l.authority_id, l.used_for, f.shown
                        FROM (SELECT DISTINCT record_id, authority_id, used_for FROM catalogue.authority_link
                              WHERE record_id = ANY (:ids)) l
                        LEFT JOIN catalogue.authority_form f ON f.authority_id = l.authority_id AND f.position <= 40
                        ORDER BY l.record_id, l.authority_id, f.position
                        """).param("ids", ids).query((RowCallbackHandler) row -> {
            long id = row.getLong("record_id");
            String use = row.getString("used_for");
            String term = "authority:" + row.getLong("authority_id");
            List<String> known = terms.computeIfAbsent(id, none -> new ArrayList<>());
            if (!known.contains(term + "-" + use)) {
                known.add(term + "-" + use);
                known.add(term);
            }
            Map<Long, List<String>> forms = switch (use) {
                case "author" -> names;
                case "title" -> titles;
                default -> subjects;
            };
            String shown = row.getString("shown");
            if (shown != null) {
                forms.computeIfAbsent(id, none -> new ArrayList<>()).add(shown);
            }
        });
        Map<Long, Findable.Agreed> agreed = new HashMap<>();
        terms.forEach((id, all) -> agreed.put(
                id,
                new Findable.Agreed(
                        names.getOrDefault(id, List.of()),
                        subjects.getOrDefault(id, List.of()),
                        titles.getOrDefault(id, List.of()),
                        all.stream().distinct().toList())));
        return agreed;
    }

    private Map<Long, Integer> uses(Long[] ids) {
        Map<Long, Integer> uses = new HashMap<>();
        jdbc.sql("SELECT record_id, uses FROM catalogue.popularity WHERE record_id = ANY (:ids)")
                .param("ids", ids)
                .query((row, number) -> uses.put(row.getLong("record_id"), row.getInt("uses")))
                .list();
        return uses;
    }
}
