package org.carrel.catalogue.authority;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carrel.catalogue.authority.AuthorityPage.Seen;
import org.carrel.catalogue.description.HeadingForm;
import org.carrel.catalogue.description.HeadingUse;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What stands around an authority: others, and the records that use it.
@Repository
class AuthorityPageRepository {

    private static final int MOST = 500;

    private final JdbcClient jdbc;

    AuthorityPageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those it leads to, and those that lead to it, each once; never itself.
    List<Seen> related(long id, AgreedHeading heading) {
        List<Seen> related = new ArrayList<>(jdbc.sql("""
                        SELECT r.relation, coalesce(a.heading, r.shown) AS shown, a.id AS target
                        FROM catalogue.authority_relation r
                        LEFT JOIN LATERAL (
                            SELECT min(authority_id) AS id FROM catalogue.authority_number
                            WHERE r.number <> '' AND value = r.number HAVING count(*) = 1) n ON true
                        LEFT JOIN LATERAL (
                            SELECT min(authority_id) AS id FROM catalogue.authority_form
                            WHERE authorised AND key = r.key AND kind = r.kind HAVING count(*) = 1) f ON true
                        LEFT JOIN catalogue.authority a ON a.id = coalesce(n.id, f.id)
                        WHERE r.authority_id = :id AND a.id IS DISTINCT FROM :id
                        ORDER BY r.position LIMIT :most
                        """)
                .param("id", id)
                .param("most", MOST)
                .query((row, number) -> new Seen(
                        Relation.of(row.getString("relation")),
                        row.getString("shown"),
                        row.getObject("target", Long.class)))
                .list());
        for (Seen other : leading(id, heading)) {
            boolean known = related.stream()
                    .anyMatch(one -> one.authority() != null && one.authority().equals(other.authority()));
            if (!known) {
                related.add(other);
            }
        }
        return related.stream().distinct().toList();
    }

    private List<Seen> leading(long id, AgreedHeading heading) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (a.heading, a.id) r.relation, a.heading, a.id
                        FROM catalogue.authority_relation r
                        JOIN catalogue.authority a ON a.id = r.authority_id
                        WHERE r.authority_id <> :id
                          AND (r.key = :key AND r.kind = :kind OR r.number <> '' AND r.number = ANY(:numbers::text[]))
                        ORDER BY a.heading, a.id, r.position LIMIT :most
                        """)
                .param("id", id)
                .param("key", heading.heading().key())
                .param("kind", heading.heading().kind().code())
                .param("numbers", heading.numbers().toArray(String[]::new))
                .param("most", MOST)
                .query((row, number) -> new Seen(
                        Relation.of(row.getString("relation")).turned(), row.getString("heading"), row.getLong("id")))
                .list();
    }

    /// Of records that everybody sees.
    Map<HeadingUse, Long> uses(long id) {
        Map<HeadingUse, Long> uses = new EnumMap<>(HeadingUse.class);
        jdbc.sql("""
                        SELECT l.used_for, count(DISTINCT l.record_id) AS records
                        FROM catalogue.authority_link l
                        JOIN catalogue.record r ON r.id = l.record_id AND NOT r.suppressed AND r.gone_at IS NULL
                        WHERE l.authority_id = :id GROUP BY l.used_for
                        """)
                .param("id", id)
                .query((row, number) -> uses.put(HeadingUse.of(row.getString("used_for")), row.getLong("records")))
                .list();
        return uses;
    }

    /// The newest of them.
    List<AuthorityPage.Work> works(long id, int most) {
        return jdbc.sql("""
                        SELECT r.id, r.title, r.creator, r.first_year FROM catalogue.record r
                        WHERE r.id IN (SELECT record_id FROM catalogue.authority_link WHERE authority_id = :id)
                          AND NOT r.suppressed AND r.gone_at IS NULL
                        ORDER BY r.first_year DESC NULLS LAST, r.id LIMIT :most
                        """)
                .param("id", id)
                .param("most", most)
                .query((row, number) -> new AuthorityPage.Work(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("creator"),
                        row.getObject("first_year", Integer.class)))
                .list();
    }

    /// Others that have the same heading, of a list that may be the same.
    List<Long> same(long id, AgreedHeading heading) {
        HeadingForm form = heading.heading();
        return jdbc.sql("""
                        SELECT DISTINCT authority_id FROM catalogue.authority_form
                        WHERE authorised AND key = :key AND kind = :kind AND authority_id <> :id
                          AND (thesaurus = :thesaurus OR thesaurus = '' OR :thesaurus = '')
                        ORDER BY authority_id LIMIT 20
                        """)
                .param("key", form.key())
                .param("kind", form.kind().code())
                .param("thesaurus", heading.thesaurus())
                .param("id", id)
                .query((row, number) -> row.getLong("authority_id"))
                .list();
    }

    /// A heading that several have.
    record Shared(String kind, String shown, List<Long> authorities) {}

    /// To be resolved by somebody: joined, or told apart.
    List<Shared> shared(int most) {
        return jdbc.sql("""
                        SELECT kind, min(shown) AS shown, array_agg(authority_id ORDER BY authority_id) AS ids
                        FROM catalogue.authority_form WHERE authorised
                        GROUP BY key, kind, thesaurus HAVING count(*) > 1 ORDER BY min(sort_key) LIMIT :most
                        """)
                .param("most", most)
                .query((row, number) -> new Shared(row.getString("kind"), row.getString("shown"), List.of((Long[])
                        row.getArray("ids").getArray())))
                .list();
    }

    /// A line of a list in the order of headings.
    ///
    /// @param authorised whether it is the agreed heading; else it leads to that
    /// @param heading    the agreed one
    /// @param uses       records that everybody sees; 0 for other forms
    record Line(long authority, boolean authorised, String shown, String heading, String sort, long uses) {}

    List<Line> from(String kind, String sort, long authority, int most) {
        return jdbc.sql("""
                        SELECT f.authority_id, f.authorised, f.shown, f.sort_key, a.heading,
                               CASE WHEN f.authorised THEN (
                                   SELECT count(DISTINCT l.record_id) FROM catalogue.authority_link l
                                   JOIN catalogue.record r ON r.id = l.record_id AND NOT r.suppressed AND r.gone_at IS NULL
                                   WHERE l.authority_id = f.authority_id) ELSE 0 END AS uses
                        FROM (SELECT authority_id, position, authorised, shown, sort_key FROM catalogue.authority_form
                              WHERE kind = :kind AND (sort_key, authority_id) >= (:sort, :authority)
                              ORDER BY sort_key, authority_id, position LIMIT :most) f
                        JOIN catalogue.authority a ON a.id = f.authority_id
                        ORDER BY f.sort_key, f.authority_id, f.position
                        """)
                .param("kind", kind)
                .param("sort", sort)
                .param("authority", authority)
                .param("most", most)
                .query((row, number) -> new Line(
                        row.getLong("authority_id"),
                        row.getBoolean("authorised"),
                        row.getString("shown"),
                        row.getString("heading"),
                        row.getString("sort_key"),
                        row.getLong("uses")))
                .list();
    }

    /// Where a page begins that ends before this one.
    @Nullable
    Line before(String kind, String sort, long authority, int most) {
        return jdbc
                .sql("""
                        SELECT authority_id, authorised, shown, sort_key FROM catalogue.authority_form
                        WHERE kind = :kind AND (sort_key, authority_id) < (:sort, :authority)
                        ORDER BY sort_key DESC, authority_id DESC, position DESC LIMIT :most
                        """)
                .param("kind", kind)
                .param("sort", sort)
                .param("authority", authority)
                .param("most", most)
                .query((row, number) -> new Line(
                        row.getLong("authority_id"),
                        row.getBoolean("authorised"),
                        row.getString("shown"),
                        "",
                        row.getString("sort_key"),
                        0))
                .list()
                .stream()
                .reduce((one, other) -> other)
                .orElse(null);
    }
}
