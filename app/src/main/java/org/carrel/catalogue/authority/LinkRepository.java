package org.carrel.catalogue.authority;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.description.ControlledHeading;
import org.carrel.catalogue.description.HeadingForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which headings of records have which authority.
@Repository
class LinkRepository {

    private final JdbcClient jdbc;

    LinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Until the transaction ends no authority changes; many may say so at once.
    void keepAuthorities() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended('catalogue.authority', 0))")
                .query((row, number) -> true)
                .single();
    }

    /// Until the transaction ends nobody links records: those that were linked before it are seen
    /// by whoever looks for
    /// them after it, and those after it see what it changed.
    void changeAuthorities() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('catalogue.authority', 0))")
                .query((row, number) -> true)
                .single();
    }

    /// All that could be meant by some headings, in one statement.
    ///
    /// @return by the places of the headings
    Map<Integer, List<Candidate>> candidates(List<ControlledHeading> headings) {
        List<Integer> places = new ArrayList<>();
        List<String> values = new ArrayList<>();
        List<String> by = new ArrayList<>();
        for (int place = 0; place < headings.size(); place++) {
            ControlledHeading heading = headings.get(place);
            HeadingForm form = heading.form();
            for (String number : heading.numbers()) {
                places.add(place);
                values.add(number);
                by.add("");
            }
            places.add(place);
            values.add(form.key());
            by.add(form.kind().code());
            if (!form.base().equals(form.key())) {
                places.add(place);
                values.add(form.base());
                by.add(form.kind().code());
            }
        }
        Map<Integer, List<Candidate>> found = new HashMap<>();
        jdbc.sql("""
                        SELECT asked.place, asked.kind = '' AS by_number, asked.value, f.authority_id, f.authorised,
                               f.kind, f.thesaurus
                        FROM unnest(:places::integer[], :values::text[], :kinds::text[]) AS asked (place, value, kind)
                        CROSS JOIN LATERAL (
                            (SELECT authority_id, authorised, kind, thesaurus FROM catalogue.authority_form
                             WHERE asked.kind <> '' AND key = asked.value AND kind = asked.kind LIMIT 50)
                            UNION ALL
                            (SELECT n.authority_id, o.authorised, o.kind, o.thesaurus
                             FROM catalogue.authority_number n
                             JOIN catalogue.authority_form o ON o.authority_id = n.authority_id AND o.position = 0
                             WHERE asked.kind = '' AND n.value = asked.value LIMIT 50)) f
                        """)
                .param("places", places.toArray(Integer[]::new))
                .param("values", values.toArray(String[]::new))
                .param("kinds", by.toArray(String[]::new))
                .query((row, number) -> {
                    Candidate candidate = new Candidate(
                            row.getLong("authority_id"),
                            row.getBoolean("by_number"),
                            row.getBoolean("authorised"),
                            row.getString("value"),
                            row.getString("kind"),
                            row.getString("thesaurus"));
                    return found.computeIfAbsent(row.getInt("place"), none -> new ArrayList<>())
                            .add(candidate);
                })
                .list();
        return found;
    }

    /// One heading of one record.
    record Link(long record, long heading, long authority, String use) {}

    List<Link> of(Collection<Long> records) {
        return jdbc.sql("""
                        SELECT record_id, heading, authority_id, used_for FROM catalogue.authority_link
                        WHERE record_id = ANY(:records)
                        """)
                .param("records", records.toArray(Long[]::new))
                .query((row, number) -> new Link(
                        row.getLong("record_id"),
                        row.getLong("heading"),
                        row.getLong("authority_id"),
                        row.getString("used_for")))
                .list();
    }

    void remove(Collection<Long> records) {
        jdbc.sql("DELETE FROM catalogue.authority_link WHERE record_id = ANY(:records)")
                .param("records", records.toArray(Long[]::new))
                .update();
    }

    void add(Collection<Link> links) {
        jdbc.sql("""
                        INSERT INTO catalogue.authority_link (record_id, heading, authority_id, used_for)
                        SELECT record, heading, authority, use
                        FROM unnest(:records::bigint[], :headings::bigint[], :authorities::bigint[], :uses::text[])
                             AS n (record, heading, authority, use)
                        """)
                .param("records", links.stream().map(Link::record).toArray(Long[]::new))
                .param("headings", links.stream().map(Link::heading).toArray(Long[]::new))
                .param("authorities", links.stream().map(Link::authority).toArray(Long[]::new))
                .param("uses", links.stream().map(Link::use).toArray(String[]::new))
                .update();
    }

    /// How many records that stand use it, suppressed ones too.
    long uses(long authority) {
        return jdbc.sql(
                        "SELECT count(DISTINCT record_id) FROM catalogue.authority_link WHERE authority_id = :authority")
                .param("authority", authority)
                .query(Long.class)
                .single();
    }

    /// The next records that use it, ascending.
    List<Long> records(long authority, long after, int most) {
        return jdbc.sql("""
                        SELECT DISTINCT record_id FROM catalogue.authority_link
                        WHERE authority_id = :authority AND record_id > :after ORDER BY record_id LIMIT :most
                        """)
                .param("authority", authority)
                .param("after", after)
                .param("most", most)
                .query((row, number) -> row.getLong("record_id"))
                .list();
    }
}
