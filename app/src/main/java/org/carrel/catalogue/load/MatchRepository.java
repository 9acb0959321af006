package org.carrel.catalogue.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.kbart.KbartTitle.Coverage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What there is already of what a batch brings. Its records stay locked until the transaction ends.
@Repository
class MatchRepository {

    private final JdbcClient jdbc;

    MatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Batches come one after the other, whoever loads: two with the same new record would make two of it.
    void takeTurn() {
        // Tables grow by thousands while they are loaded, and the planner believes them to be as small as it last saw
        // them.
        jdbc.sql("""
                        SELECT set_config('enable_seqscan', 'off', true),
                               pg_advisory_xact_lock(hashtextextended('catalogue.load', 0))
                        """).query((row, number) -> true).single();
    }

    /// @param rules which tell what is asked for
    void find(List<Entry> entries, LoadRules rules, Known known) {
        List<Entry.Ready> ready = entries.stream()
                .filter(Entry.Ready.class::isInstance)
                .map(Entry.Ready.class::cast)
                .toList();
        List<Match> matches = matches(ready);
        List<KnownItem> items = items(ready);
        Set<Long> ids = new LinkedHashSet<>();
        matches.forEach(match -> ids.add(match.record()));
        items.forEach(item -> ids.add(item.record()));
        ids.removeIf(id -> known.of(id) != null);
        records(ids, known);
        matches.forEach(match -> name(match, known));
        if (!ids.isEmpty()) {
            Long[] all = ids.toArray(Long[]::new);
            controls(all, known);
            holdings(all, known);
            itemCounts(all, known);
            promises(all, known);
            urls(all, known);
        }
        items.forEach(item -> known.add(item.of(known)));
        rules.electronic().ifPresent(electronic -> titles(electronic.code(), ready, known));
    }

    /// @param merged whether the record has the number from one that was joined to it
    private record Match(Identifier number, long record, boolean merged) {}

    private static void name(Match match, Known known) {
        Held held = known.of(match.record());
        if (held != null) {
            known.name(held, List.of(match.number()));
            if (match.merged()) {
                held.merged.add(match.number());
            }
        }
    }

    private List<Match> matches(List<Entry.Ready> ready) {
        Set<Identifier> asked = new LinkedHashSet<>();
        ready.forEach(entry -> entry.steps().forEach(asked::addAll));
        // Number by number: joined, it would rather read the whole table.
        return jdbc.sql("""
                        SELECT asked.kind, asked.value, coalesce(r.merged_into, r.id) AS record_id,
                               r.merged_into IS NOT NULL AS merged
                        FROM unnest(:kinds::text[], :values::text[]) AS asked (kind, value)
                        CROSS JOIN LATERAL (
                            SELECT record_id FROM catalogue.record_identifier
                            WHERE kind = asked.kind AND value = asked.value LIMIT 50) i
                        CROSS JOIN LATERAL (
                            SELECT id, merged_into FROM catalogue.record
                            WHERE id = i.record_id AND (gone_at IS NULL OR merged_into IS NOT NULL) OFFSET 0) r
                        """)
                .param("kinds", asked.stream().map(one -> one.kind().code()).toArray(String[]::new))
                .param("values", asked.stream().map(Identifier::value).toArray(String[]::new))
                .query((row, number) -> new Match(
                        new Identifier(Identifier.Kind.of(row.getString("kind")), row.getString("value")),
                        row.getLong("record_id"),
                        row.getBoolean("merged")))
                .list();
    }

    private record KnownItem(long record, long holding, Copy copy) {

        /// One of a record that is gone is still somebody's barcode.
        HeldItem of(Known known) {
            Held held = Objects.requireNonNullElseGet(known.of(record), () -> Held.ofTables(record, "", true));
            Held.Place place = new Held.Place(copy.location(), copy.callNumber());
            return new HeldItem(new Held.Holding(held, place, holding), copy);
        }
    }

    private List<KnownItem> items(List<Entry.Ready> ready) {
        String[] barcodes = ready.stream()
                .flatMap(entry -> entry.copies().stream())
                .map(Copy::barcode)
                .distinct()
                .toArray(String[]::new);
        return jdbc.sql("""
                        SELECT i.barcode, i.type_code, i.part, h.id, h.record_id, h.location_code, h.call_number
                        FROM unnest(:barcodes::text[]) AS asked (barcode)
                        CROSS JOIN LATERAL (
                            SELECT barcode, type_code, part, holding_id FROM catalogue.item
                            WHERE barcode = asked.barcode OFFSET 0) i
                        CROSS JOIN LATERAL (
                            SELECT id, record_id, location_code, call_number FROM catalogue.holding
                            WHERE id = i.holding_id OFFSET 0) h
                        """)
                .param("barcodes", barcodes)
                .query((row, number) -> new KnownItem(
                        row.getLong("record_id"),
                        row.getLong("id"),
                        new Copy(
                                row.getString("barcode"),
                                row.getString("location_code"),
                                row.getString("call_number"),
                                row.getString("type_code"),
                                row.getString("part"))))
                .list();
    }

    private void records(Collection<Long> ids, Known known) {
        if (ids.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        SELECT id, suppressed, marc FROM catalogue.record
                        WHERE id = ANY(:ids) AND gone_at IS NULL ORDER BY id FOR UPDATE
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) ->
                        Held.ofTables(row.getLong("id"), row.getString("marc"), row.getBoolean("suppressed")))
                .list()
                .forEach(held -> known.add(held, List.of()));
    }

    private void controls(Long[] ids, Known known) {
        jdbc.sql("""
                        SELECT record_id, value FROM catalogue.record_identifier
                        WHERE record_id = ANY(:ids) AND kind = 'control'
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    Held held = known.of(row.getLong("record_id"));
                    return held != null && held.controls.add(row.getString("value"));
                })
                .list();
    }

    private void holdings(Long[] ids, Known known) {
        jdbc.sql("""
                        SELECT id, record_id, location_code, call_number FROM catalogue.holding
                        WHERE record_id = ANY(:ids) ORDER BY id DESC
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    Held held = known.of(row.getLong("record_id"));
                    Held.Place place = new Held.Place(row.getString("location_code"), row.getString("call_number"));
                    return held == null
                            ? null
                            : held.holdings.put(place, new Held.Holding(held, place, row.getLong("id")));
                })
                .list();
    }

    private void itemCounts(Long[] ids, Known known) {
        jdbc.sql("""
                        SELECT h.record_id, count(*) AS items
                        FROM catalogue.holding h
                        CROSS JOIN LATERAL (
                            SELECT FROM catalogue.item
                            WHERE holding_id = h.id AND status <> 'withdrawn' OFFSET 0) i
                        WHERE h.record_id = ANY(:ids) GROUP BY h.record_id
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    Held held = known.of(row.getLong("record_id"));
                    if (held != null) {
                        held.items(row.getInt("items"));
                    }
                    return number;
                })
                .list();
    }

    private void promises(Long[] ids, Known known) {
        jdbc.sql("""
                        SELECT DISTINCT h.record_id FROM catalogue.commitment c
                        JOIN catalogue.holding h ON h.id = c.holding_id
                        WHERE h.record_id = ANY(:ids) AND c.ended_by IS NULL
                          AND (c.until IS NULL OR c.until >= CURRENT_DATE)
                        """)
                .param("ids", ids)
                .query((row, number) -> row.getLong("record_id"))
                .list()
                .forEach(id -> {
                    Held held = known.of(id);
                    if (held != null) {
                        held.promised();
                    }
                });
    }

    private void urls(Long[] ids, Known known) {
        jdbc.sql("""
                        SELECT id, record_id, url FROM catalogue.electronic_holding
                        WHERE record_id = ANY(:ids) AND package_code IS NULL
                        """)
                .param("ids", ids)
                .query((row, number) -> {
                    Held held = known.of(row.getLong("record_id"));
                    return held == null ? null : held.urls.put(row.getString("url"), row.getLong("id"));
                })
                .list();
    }

    private void titles(String code, List<Entry.Ready> ready, Known known) {
        List<String> numbers = new ArrayList<>();
        ready.forEach(entry -> numbers.add(Preparing.number(Objects.requireNonNull(entry.title()))));
        jdbc.sql("""
                        SELECT e.id, e.record_id, e.title_id, e.url, e.first_on, e.first_volume, e.first_issue,
                               e.last_on, e.last_volume, e.last_issue, e.embargo, e.depth, e.note, e.free
                        FROM unnest(:numbers::text[]) AS asked (title_id)
                        JOIN catalogue.electronic_holding e
                             ON e.package_code = :package AND e.title_id = asked.title_id
                        """)
                .param("package", code)
                .param("numbers", numbers.stream().distinct().toArray(String[]::new))
                .query((row, number) -> {
                    Held held = known.of(row.getLong("record_id"));
                    if (held != null) {
                        known.add(new HeldTitle(
                                row.getLong("id"),
                                new HeldTitle.Key(row.getString("title_id"), row.getString("first_on"), held),
                                new HeldTitle.Row(
                                        row.getString("url"),
                                        new Coverage(
                                                row.getString("first_on"),
                                                row.getString("first_volume"),
                                                row.getString("first_issue"),
                                                row.getString("last_on"),
                                                row.getString("last_volume"),
                                                row.getString("last_issue")),
                                        row.getString("embargo"),
                                        row.getString("depth"),
                                        row.getString("note"),
                                        row.getBoolean("free"))));
                    }
                    return number;
                })
                .list();
    }
}
