package org.carrel.catalogue.load;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Packages of what can be read online, of which a list is the whole.
@Repository
class PackageRepository {

    private final JdbcClient jdbc;

    PackageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void name(LoadRules.Package electronic) {
        jdbc.sql("""
                        INSERT INTO catalogue.package (code, name, provider) VALUES (:code, :name, :provider)
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name, provider = excluded.provider
                        """)
                .param("code", electronic.code())
                .param("name", electronic.name())
                .param("provider", electronic.provider())
                .update();
    }

    /// @param all  titles of the package before its newest list came
    /// @param gone of these, what the list has no longer
    record Share(long all, long gone) {

        boolean isMoreThan(int percent) {
            return gone * 100 > all * percent;
        }
    }

    Share share(String code, long load) {
        return jdbc.sql("""
                        SELECT count(*) AS total, count(*) FILTER (WHERE load_id IS DISTINCT FROM :load) AS gone
                        FROM catalogue.electronic_holding WHERE package_code = :code
                        """)
                .param("code", code)
                .param("load", load)
                .query((row, number) -> new Share(row.getLong("total"), row.getLong("gone")))
                .single();
    }

    /// Takes out what the list has with another beginning: a wall that moves on makes no new title.
    void supersede(String code, long load) {
        List<Long> records = jdbc.sql("""
                        DELETE FROM catalogue.electronic_holding o
                        WHERE o.package_code = :code AND o.load_id IS DISTINCT FROM :load AND o.title_id <> ''
                          AND EXISTS (SELECT FROM catalogue.electronic_holding n
                                      WHERE n.package_code = o.package_code AND n.load_id = :load
                                            AND n.title_id = o.title_id AND n.record_id = o.record_id)
                        RETURNING o.record_id
                        """)
                .param("code", code)
                .param("load", load)
                .query((row, number) -> row.getLong(1))
                .list();
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ANY(:ids)")
                .param("ids", records.stream().distinct().sorted().toArray(Long[]::new))
                .update();
    }

    /// Takes out what the list has no longer. A brief record of which then nothing is left is seen no more.
    ///
    /// @return how many titles
    int remove(String code, long load, long change) {
        List<Long> records = jdbc.sql("""
                        DELETE FROM catalogue.electronic_holding
                        WHERE package_code = :code AND load_id IS DISTINCT FROM :load RETURNING record_id
                        """)
                .param("code", code)
                .param("load", load)
                .query((row, number) -> row.getLong(1))
                .list();
        Long[] ids = records.stream().distinct().sorted().toArray(Long[]::new);
        jdbc.sql("SELECT id FROM catalogue.record WHERE id = ANY(:ids) ORDER BY id FOR UPDATE")
                .param("ids", ids)
                .query((row, number) -> row.getLong(1))
                .list();
        jdbc.sql("UPDATE catalogue.record SET touched_in = pg_current_xact_id() WHERE id = ANY(:ids)")
                .param("ids", ids)
                .update();
        suppressBrief(code, ids, change);
        return records.size();
    }

    private void suppressBrief(String code, Long[] ids, long change) {
        List<Long> left = jdbc.sql("""
                        SELECT r.id FROM catalogue.record r
                        WHERE r.id = ANY(:ids) AND NOT r.suppressed AND r.gone_at IS NULL AND substr(r.marc, 18, 1) = '3'
                              AND EXISTS (SELECT FROM catalogue.record_identifier i
                                          WHERE i.record_id = r.id AND i.kind = 'control'
                                                AND starts_with(i.value, '(' || :code || ')'))
                              AND NOT EXISTS (SELECT FROM catalogue.electronic_holding e WHERE e.record_id = r.id)
                              AND NOT EXISTS (SELECT FROM catalogue.holding h WHERE h.record_id = r.id)
                        """)
                .param("ids", ids)
                .param("code", code)
                .query((row, number) -> row.getLong(1))
                .list();
        Long[] brief = left.toArray(Long[]::new);
        jdbc.sql("""
                        INSERT INTO catalogue.record_version (record_id, version, change_id, suppressed, gone, marc)
                        SELECT id, version, change_id, suppressed, false, marc FROM catalogue.record WHERE id = ANY(:ids)
                        """).param("ids", brief).update();
        jdbc.sql("""
                        UPDATE catalogue.record
                        SET version = version + 1, change_id = :change, changed_at = c.at, suppressed = true
                        FROM catalogue.change c WHERE c.id = :change AND record.id = ANY(:ids)
                        """).param("change", change).param("ids", brief).update();
    }
}
