package org.carrel.catalogue.authority;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.catalogue.authority.MissingHeadings.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Headings without an authority, as they were last counted.
@Repository
class MissingRepository {

    private final JdbcClient jdbc;

    MissingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(List<Missing> most) {
        jdbc.sql("DELETE FROM catalogue.authority_missing").update();
        jdbc.sql("""
                        INSERT INTO catalogue.authority_missing (kind, thesaurus, key, shown, line, uses)
                        SELECT kind, thesaurus, key, shown, line, uses
                        FROM unnest(:kinds::text[], :lists::text[], :keys::text[], :shown::text[], :lines::text[],
                                    :uses::integer[]) AS n (kind, thesaurus, key, shown, line, uses)
                        """)
                .param("kinds", texts(most, Missing::kind))
                .param("lists", texts(most, Missing::thesaurus))
                .param("keys", texts(most, Missing::key))
                .param("shown", texts(most, Missing::shown))
                .param("lines", texts(most, Missing::line))
                .param("uses", most.stream().map(Missing::uses).toArray(Integer[]::new))
                .update();
    }

    private static String[] texts(List<Missing> most, Function<Missing, String> column) {
        return most.stream().map(column).toArray(String[]::new);
    }

    /// The most used first; without those that somebody has made meanwhile.
    List<Missing> most(int from, int most) {
        return find("true ORDER BY m.uses DESC, m.key OFFSET :from LIMIT :most", "", "", "", from, most);
    }

    Optional<Missing> one(String kind, String thesaurus, String key) {
        return find(
                        "m.kind = :kind AND m.thesaurus = :thesaurus AND m.key = :key OFFSET :from LIMIT :most",
                        kind,
                        thesaurus,
                        key,
                        0,
                        1)
                .stream()
                .findFirst();
    }

    private List<Missing> find(String condition, String kind, String thesaurus, String key, int from, int most) {
        return jdbc.sql("""
                        SELECT m.kind, m.thesaurus, m.key, m.shown, m.line, m.uses FROM catalogue.authority_missing m
                        WHERE NOT EXISTS (
                            SELECT FROM catalogue.authority_form f
                            WHERE f.key = m.key AND f.kind = m.kind
                              AND (f.thesaurus = m.thesaurus OR f.thesaurus = '' OR m.thesaurus = ''))
                          AND
                        """ + condition)
                .param("kind", kind)
                .param("thesaurus", thesaurus)
                .param("key", key)
                .param("from", from)
                .param("most", most)
                .query((row, number) -> new Missing(
                        row.getString("kind"),
                        row.getString("thesaurus"),
                        row.getString("key"),
                        row.getString("shown"),
                        row.getString("line"),
                        row.getInt("uses")))
                .list();
    }
}
