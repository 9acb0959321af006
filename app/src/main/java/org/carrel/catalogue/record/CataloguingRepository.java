package org.carrel.catalogue.record;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.RecordId;
import org.carrel.catalogue.description.Identifier;
import org.carrel.catalogue.description.ProjectedRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes records one by one. What it replaces stays as a version.
@Repository
class CataloguingRepository {

    private final JdbcClient jdbc;

    CataloguingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RecordId add(ProjectedRecord record, long change, Instant now) {
        long id = jdbc.sql("""
                        INSERT INTO catalogue.record (change_id, created_at, changed_at, marc, title, creator, format,
                               language, first_year)
                        VALUES (:change, :now, :now, :marc, :title, :creator, :format, :language, :year)
                        RETURNING id
                        """)
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("marc", record.marc())
                .param("title", record.title())
                .param("creator", record.creator())
                .param("format", record.format())
                .param("language", record.language(), Types.VARCHAR)
                .param("year", record.firstYear(), Types.SMALLINT)
                .query(Long.class)
                .single();
        identify(new RecordId(id), record.identifiers());
        return new RecordId(id);
    }

    /// Until the transaction ends nobody else changes it.
    ///
    /// @return its version; empty where there is none, or it is gone
    Optional<Integer> hold(RecordId record) {
        return jdbc.sql("SELECT version FROM catalogue.record WHERE id = :id AND gone_at IS NULL FOR UPDATE")
                .param("id", record.value())
                .query(Integer.class)
                .optional();
    }

    private void keep(RecordId record) {
        jdbc.sql("""
                        INSERT INTO catalogue.record_version (record_id, version, change_id, suppressed, gone, marc)
                        SELECT id, version, change_id, suppressed, gone_at IS NOT NULL, marc
                        FROM catalogue.record WHERE id = :id
                        """).param("id", record.value()).update();
    }

    void replace(RecordId id, ProjectedRecord record, long change, Instant now) {
        keep(id);
        jdbc.sql("""
                        UPDATE catalogue.record
                        SET version = version + 1, change_id = :change, changed_at = :now, marc = :marc, title = :title,
                            creator = :creator, format = :format, language = :language, first_year = :year,
                            touched_in = pg_current_xact_id()
                        WHERE id = :id
                        """)
                .param("id", id.value())
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("marc", record.marc())
                .param("title", record.title())
                .param("creator", record.creator())
                .param("format", record.format())
                .param("language", record.language(), Types.VARCHAR)
                .param("year", record.firstYear(), Types.SMALLINT)
                .update();
        jdbc.sql("DELETE FROM catalogue.record_identifier WHERE record_id = :id AND kind <> 'control'")
                .param("id", id.value())
                .update();
        identify(id, record.identifiers());
    }

    private void identify(RecordId record, List<Identifier> identifiers) {
        jdbc.sql("""
                        INSERT INTO catalogue.record_identifier (kind, value, record_id)
                        SELECT kind, value, :record
                        FROM unnest(CAST(:kinds AS text[]), CAST(:values AS text[])) AS given (kind, value)
                        ON CONFLICT DO NOTHING
                        """)
                .param("record", record.value())
                .param(
                        "kinds",
                        identifiers.stream().map(one -> one.kind().code()).toArray(String[]::new))
                .param("values", identifiers.stream().map(Identifier::value).toArray(String[]::new))
                .update();
    }

    void suppress(RecordId record, boolean suppressed, long change, Instant now) {
        keep(record);
        jdbc.sql("""
                        UPDATE catalogue.record
                        SET version = version + 1, change_id = :change, changed_at = :now, suppressed = :suppressed,
                            touched_in = pg_current_xact_id()
                        WHERE id = :id
                        """)
                .param("id", record.value())
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("suppressed", suppressed)
                .update();
    }

    /// The record leaves its number to another one, or to nobody. Its identifiers stay: whoever delivers it again means
    /// the other one.
    void end(RecordId record, Optional<RecordId> into, long change, Instant now) {
        keep(record);
        jdbc.sql("""
                        UPDATE catalogue.record
                        SET version = version + 1, change_id = :change, changed_at = :now, gone_at = :now,
                            merged_into = :into, touched_in = pg_current_xact_id()
                        WHERE id = :id
                        """)
                .param("id", record.value())
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("into", into.map(RecordId::value).orElse(null), Types.BIGINT)
                .update();
        into.ifPresent(other -> jdbc.sql("UPDATE catalogue.record SET merged_into = :into WHERE merged_into = :id")
                .param("id", record.value())
                .param("into", other.value())
                .update());
    }

    /// A record that is gone, held as [#hold] does.
    ///
    /// @param into   what it was joined to; null where it was deleted
    /// @param change that ended it
    record Ended(@Nullable Long into, long change, String marc) {}

    Optional<Ended> holdGone(RecordId record) {
        return jdbc.sql("""
                        SELECT merged_into, change_id, marc FROM catalogue.record
                        WHERE id = :id AND gone_at IS NOT NULL FOR UPDATE
                        """)
                .param("id", record.value())
                .query((row, number) -> new Ended(
                        row.getObject("merged_into", Long.class), row.getLong("change_id"), row.getString("marc")))
                .optional();
    }

    void bringBack(RecordId record, long change, Instant now) {
        keep(record);
        jdbc.sql("""
                        UPDATE catalogue.record
                        SET version = version + 1, change_id = :change, changed_at = :now, gone_at = NULL,
                            merged_into = NULL, touched_in = pg_current_xact_id()
                        WHERE id = :id
                        """)
                .param("id", record.value())
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Holdings that one change took from a record, where the other still has them.
    List<Long> taken(RecordId from, RecordId to, long change) {
        return jdbc.sql("""
                        SELECT v.holding_id FROM catalogue.holding_version v
                        JOIN catalogue.holding h ON h.id = v.holding_id
                        WHERE v.change_id = :change AND v.record_id = :from AND h.record_id = :to
                        """)
                .param("change", change)
                .param("from", from.value())
                .param("to", to.value())
                .query((row, number) -> row.getLong("holding_id"))
                .list();
    }

    /// Whether all of these holdings are the record's.
    boolean has(RecordId record, List<Long> holdings) {
        return jdbc.sql("SELECT count(*) = :all FROM catalogue.holding WHERE record_id = :id AND id = ANY(:holdings)")
                .param("all", holdings.size())
                .param("id", record.value())
                .param("holdings", holdings.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /// What the library has of one record is had of the other.
    ///
    /// @param holdings only these; all where empty
    void move(RecordId from, RecordId to, List<Long> holdings, long change) {
        String chosen = holdings.isEmpty() ? "" : " AND id = ANY(:holdings)";
        jdbc.sql("""
                        INSERT INTO catalogue.holding_version (holding_id, change_id, record_id, location_code, call_number,
                               extent, note)
                        SELECT id, :change, record_id, location_code, call_number, extent, note
                        FROM catalogue.holding WHERE record_id = :from""" + chosen)
                .param("change", change)
                .param("from", from.value())
                .param("holdings", holdings.toArray(Long[]::new))
                .update();
        jdbc.sql("UPDATE catalogue.holding SET record_id = :to, change_id = :change WHERE record_id = :from" + chosen)
                .param("change", change)
                .param("to", to.value())
                .param("from", from.value())
                .param("holdings", holdings.toArray(Long[]::new))
                .update();
    }

    void moveOnline(RecordId from, RecordId to) {
        jdbc.sql("""
                        DELETE FROM catalogue.electronic_holding e
                        WHERE e.record_id = :from AND EXISTS (
                            SELECT FROM catalogue.electronic_holding o WHERE o.record_id = :to
                              AND o.package_code IS NOT DISTINCT FROM e.package_code AND o.title_id = e.title_id
                              AND o.first_on = e.first_on AND (o.package_code IS NOT NULL OR o.url = e.url))
                        """).param("from", from.value()).param("to", to.value()).update();
        jdbc.sql("UPDATE catalogue.electronic_holding SET record_id = :to WHERE record_id = :from")
                .param("from", from.value())
                .param("to", to.value())
                .update();
    }

    void addUses(RecordId from, RecordId to) {
        jdbc.sql("""
                        INSERT INTO catalogue.popularity (record_id, uses)
                        SELECT :to, uses FROM catalogue.popularity WHERE record_id = :from
                        ON CONFLICT (record_id) DO UPDATE
                        SET uses = least(popularity.uses::bigint + excluded.uses, 2000000000)
                        """).param("from", from.value()).param("to", to.value()).update();
    }

    /// Every index sees the record anew, and so do harvesters: with what stands on the shelf, promises came or went.
    void touch(RecordId record, Instant now) {
        jdbc.sql("""
                        UPDATE catalogue.record
                        SET touched_in = pg_current_xact_id(), changed_at = greatest(changed_at, :now) WHERE id = :id
                        """)
                .param("id", record.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isSuppressed(RecordId record) {
        return jdbc.sql("SELECT suppressed FROM catalogue.record WHERE id = :id")
                .param("id", record.value())
                .query(Boolean.class)
                .single();
    }

    /// Whether anything of it can still be found in the library.
    boolean hasItems(RecordId record) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM catalogue.item i JOIN catalogue.holding h ON h.id = i.holding_id
                                       WHERE h.record_id = :id AND i.status <> 'withdrawn')
                        """).param("id", record.value()).query(Boolean.class).single();
    }

    Optional<String> marcOf(RecordId record, int version) {
        return jdbc.sql("""
                        SELECT marc FROM catalogue.record WHERE id = :id AND version = :version
                        UNION ALL
                        SELECT marc FROM catalogue.record_version WHERE record_id = :id AND version = :version
                        """)
                .param("id", record.value())
                .param("version", version)
                .query(String.class)
                .optional();
    }
}
