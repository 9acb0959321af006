package org.carrel.catalogue.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class LoadProfileRepository {

    private final JdbcClient jdbc;

    LoadProfileRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<LoadProfile> all() {
        return jdbc.sql("SELECT code, name, rules FROM catalogue.load_profile ORDER BY name, code")
                .query((row, number) -> profile(row))
                .list();
    }

    Optional<LoadProfile> one(String code) {
        return jdbc.sql("SELECT code, name, rules FROM catalogue.load_profile WHERE code = :code")
                .param("code", code)
                .query((row, number) -> profile(row))
                .optional();
    }

    /// False where there is one of this code already.
    boolean add(LoadProfile profile) {
        return jdbc.sql("""
                        INSERT INTO catalogue.load_profile (code, name, rules)
                        VALUES (:code, :name, :rules) ON CONFLICT (code) DO NOTHING
                        """)
                        .param("code", profile.code())
                        .param("name", profile.name())
                        .param("rules", profile.rules())
                        .update()
                == 1;
    }

    void change(LoadProfile profile) {
        jdbc.sql("UPDATE catalogue.load_profile SET name = :name, rules = :rules WHERE code = :code")
                .param("code", profile.code())
                .param("name", profile.name())
                .param("rules", profile.rules())
                .update();
    }

    Places places() {
        return new Places(
                Set.copyOf(jdbc.sql("SELECT code FROM catalogue.location")
                        .query(String.class)
                        .list()),
                Set.copyOf(jdbc.sql("SELECT code FROM catalogue.item_type")
                        .query(String.class)
                        .list()));
    }

    private static LoadProfile profile(ResultSet row) throws SQLException {
        return new LoadProfile(row.getString("code"), row.getString("name"), row.getString("rules"));
    }
}
