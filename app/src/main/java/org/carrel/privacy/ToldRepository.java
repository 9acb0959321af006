package org.carrel.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who outside was told something about whom. Purpose: `record_disclosures`.
@Repository
class ToldRepository {

    private final JdbcClient jdbc;

    ToldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The first attempt counts; later ones of the same reference change nothing.
    ///
    /// @return whether it is the first
    boolean add(Disclosure disclosure, Instant now) {
        return jdbc.sql("""
                        INSERT INTO privacy.told (reference, subject, recipient, trigger, categories, first_at)
                        VALUES (:reference, :subject, :recipient, :trigger, :categories, :now)
                        ON CONFLICT (reference) DO NOTHING
                        """)
                        .param("reference", disclosure.reference())
                        .param("subject", disclosure.subject())
                        .param("recipient", disclosure.recipient())
                        .param("trigger", disclosure.trigger())
                        .param("categories", String.join(",", new TreeSet<>(disclosure.categories())))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }
}
