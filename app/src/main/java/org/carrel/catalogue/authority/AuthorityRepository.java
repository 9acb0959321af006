package org.carrel.catalogue.authority;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carrel.catalogue.description.HeadingForm;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Writes authorities. What it replaces stays as a version.
@Repository
class AuthorityRepository {

    private final JdbcClient jdbc;

    AuthorityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One as its row has it.
    ///
    /// @param mergedInto null where it stands for itself
    record Row(long id, int version, boolean gone, @Nullable Long mergedInto, Instant changedAt, String marc) {}

    Optional<Row> one(long id) {
        return rows(List.of(id)).stream().findFirst();
    }

    List<Row> rows(Collection<Long> ids) {
        return jdbc.sql("""
                        SELECT id, version, gone_at IS NOT NULL AS gone, merged_into, changed_at, marc
                        FROM catalogue.authority WHERE id = ANY(:ids) ORDER BY id
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .query((row, number) -> new Row(
                        row.getLong("id"),
                        row.getInt("version"),
                        row.getBoolean("gone"),
                        row.getObject("merged_into", Long.class),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        row.getString("marc")))
                .list();
    }

    long add(AgreedHeading heading, long change, Instant now) {
        long id = jdbc.sql("""
                        INSERT INTO catalogue.authority (change_id, created_at, changed_at, marc, kind, thesaurus, heading)
                        VALUES (:change, :now, :now, :marc, :kind, :thesaurus, :heading) RETURNING id
                        """)
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("marc", heading.marc())
                .param("kind", heading.heading().kind().code())
                .param("thesaurus", heading.thesaurus())
                .param("heading", heading.heading().shown())
                .query(Long.class)
                .single();
        describe(id, heading);
        return id;
    }

    void replace(long id, AgreedHeading heading, long change, Instant now) {
        keep(id);
        jdbc.sql("""
                        UPDATE catalogue.authority
                        SET version = version + 1, change_id = :change, changed_at = :now, marc = :marc, kind = :kind,
                            thesaurus = :thesaurus, heading = :heading
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("marc", heading.marc())
                .param("kind", heading.heading().kind().code())
                .param("thesaurus", heading.thesaurus())
                .param("heading", heading.heading().shown())
                .update();
        forget(id);
        describe(id, heading);
    }

    private void keep(long id) {
        jdbc.sql("""
                        INSERT INTO catalogue.authority_version (authority_id, version, change_id, gone, marc)
                        SELECT id, version, change_id, gone_at IS NOT NULL, marc FROM catalogue.authority WHERE id = :id
                        """).param("id", id).update();
    }

    private void forget(long id) {
        jdbc.sql("DELETE FROM catalogue.authority_form WHERE authority_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM catalogue.authority_relation WHERE authority_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("DELETE FROM catalogue.authority_number WHERE authority_id = :id AND NOT inherited")
                .param("id", id)
                .update();
    }

    private void describe(long id, AgreedHeading heading) {
        List<HeadingForm> forms = new ArrayList<>(List.of(heading.heading()));
        forms.addAll(heading.variants());
        jdbc.sql("""
                        INSERT INTO catalogue.authority_form (authority_id, position, authorised, kind, thesaurus, key, shown,
                               sort_key)
                        SELECT :id, place - 1, place = 1, kind, :thesaurus, key, shown, sort
                        FROM unnest(:kinds::text[], :keys::text[], :shown::text[], :sorts::text[])
                             WITH ORDINALITY AS n (kind, key, shown, sort, place)
                        """)
                .param("id", id)
                .param("thesaurus", heading.thesaurus())
                .param("kinds", forms.stream().map(form -> form.kind().code()).toArray(String[]::new))
                .param("keys", forms.stream().map(HeadingForm::key).toArray(String[]::new))
                .param("shown", forms.stream().map(HeadingForm::shown).toArray(String[]::new))
                .param("sorts", forms.stream().map(HeadingForm::sort).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO catalogue.authority_number (value, authority_id, inherited)
                        SELECT value, :id, false FROM unnest(:numbers::text[]) AS n (value)
                        ON CONFLICT (value, authority_id) DO UPDATE SET inherited = false
                        """)
                .param("id", id)
                .param("numbers", heading.numbers().toArray(String[]::new))
                .update();
        relate(id, heading.related());
    }

    private void relate(long id, List<AgreedHeading.Related> related) {
        if (related.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO catalogue.authority_relation (authority_id, position, relation, kind, key, number, shown)
                        SELECT :id, place, relation, kind, key, number, shown
                        FROM unnest(:relations::text[], :kinds::text[], :keys::text[], :numbers::text[], :shown::text[])
                             WITH ORDINALITY AS n (relation, kind, key, number, shown, place)
                        """)
                .param("id", id)
                .param(
                        "relations",
                        related.stream().map(one -> one.relation().code()).toArray(String[]::new))
                .param(
                        "kinds",
                        related.stream().map(one -> one.form().kind().code()).toArray(String[]::new))
                .param("keys", related.stream().map(one -> one.form().key()).toArray(String[]::new))
                .param(
                        "numbers",
                        related.stream().map(AgreedHeading.Related::number).toArray(String[]::new))
                .param("shown", related.stream().map(one -> one.form().shown()).toArray(String[]::new))
                .update();
    }

    /// It leaves its address to another one, or to nobody.
    void end(long id, @Nullable Long into, long change, Instant now) {
        keep(id);
        jdbc.sql("""
                        UPDATE catalogue.authority
                        SET version = version + 1, change_id = :change, changed_at = :now, gone_at = :now, merged_into = :into
                        WHERE id = :id
                        """)
                .param("id", id)
                .param("change", change)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("into", into, Types.BIGINT)
                .update();
        forget(id);
    }

    /// Whoever names the one by a number means the other, and whoever was led to the one is led
    /// there.
    void inherit(long from, long into, List<String> numbers) {
        jdbc.sql("UPDATE catalogue.authority SET merged_into = :into WHERE merged_into = :from")
                .param("into", into)
                .param("from", from)
                .update();
        jdbc.sql("""
                        INSERT INTO catalogue.authority_number (value, authority_id, inherited)
                        SELECT value, :into, true FROM (
                            SELECT unnest(:numbers::text[]) AS value
                            UNION SELECT value FROM catalogue.authority_number WHERE authority_id = :from) n
                        ON CONFLICT DO NOTHING
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("into", into)
                .param("from", from)
                .update();
        forgetNumbers(from);
    }

    void forgetNumbers(long id) {
        jdbc.sql("DELETE FROM catalogue.authority_number WHERE authority_id = :id")
                .param("id", id)
                .update();
    }

    /// Numbers by which its source knows it, without the record itself saying whose they are.
    void know(long id, Collection<String> numbers) {
        jdbc.sql("""
                        INSERT INTO catalogue.authority_number (value, authority_id, inherited)
                        SELECT value, :id, true FROM unnest(:numbers::text[]) AS n (value)
                        ON CONFLICT DO NOTHING
                        """)
                .param("id", id)
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }

    /// Whether any other was joined to it.
    boolean joined(long id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM catalogue.authority WHERE merged_into = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Optional<String> marcOf(long id, int version) {
        return jdbc.sql("""
                        SELECT marc FROM catalogue.authority WHERE id = :id AND version = :version
                        UNION ALL
                        SELECT marc FROM catalogue.authority_version WHERE authority_id = :id AND version = :version
                        """)
                .param("id", id)
                .param("version", version)
                .query(String.class)
                .optional();
    }

    /// Which authorities are known by one of these numbers.
    record Numbered(String number, long authority) {}

    List<Numbered> withNumbers(Collection<String> numbers) {
        return jdbc.sql("""
                        SELECT value, authority_id FROM catalogue.authority_number WHERE value = ANY(:numbers)
                        ORDER BY authority_id
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, number) -> new Numbered(row.getString("value"), row.getLong("authority_id")))
                .list();
    }
}
