package org.carrel.people.merge;

import java.util.List;
import java.util.Locale;
import org.carrel.CarrelTest;
import org.carrel.privacy.Purpose;
import org.carrel.privacy.Purposes;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/// How long it takes to find records of one person; see docs/benchmarks.md.
/// `-Dcarrel.bench.people=1000000` is the setting.
@CarrelTest
@TestPropertySource(properties = "carrel.context=DuplicatesBenchmark")
@DirtiesContext
class DuplicatesBenchmark {

    private static final int PEOPLE = Integer.getInteger("carrel.bench.people", 1_000_000);
    private static final int LOOKS = 3;
    private static final int LISTED = 101;
    private static final double MILLIS = 1e6;

    @Autowired
    private DuplicateRepository duplicates;

    @Autowired
    private Purposes purposes;

    @Autowired
    private Environment environment;

    @Test
    void suggestions() {
        OwnerOfDatabase database = new OwnerOfDatabase(environment);
        people(database);
        for (int i = 0; i < LOOKS; i++) {
            look();
        }
    }

    /// Their names are made of 2,003 given names, 499 second ones and 4,999 family names.
    private static void people(OwnerOfDatabase database) {
        database.execute("""
                INSERT INTO people.person (id, name, email, phone, created_at)
                SELECT gen_random_uuid(), 'Given' || (n * 7919) % 2003 || ' Mid' || (n * 104729) % 499 || ' Family' || (n * 31) % 4999,
                       'mail' || n || '@bench.example', '020' || 10000000 + n, now()
                FROM generate_series(1, ?) n
                """, PEOPLE);
        database.execute("""
                INSERT INTO people.affiliation (id, person_id, user_group, since, department)
                SELECT gen_random_uuid(), id, 'student', current_date - 30, 'Department ' || abs(hashtext(email)) % 40
                FROM people.person
                """);
        database.execute("""
                INSERT INTO people.identifier (id, person_id, kind, value, since)
                SELECT gen_random_uuid(), p.id, k.kind, k.start + substr(split_part(p.email, '@', 1), 5)::bigint, now()
                FROM people.person p, (VALUES ('library_number', 20000000), ('barcode', 3011710000000)) k (kind, start)
                WHERE p.email LIKE 'mail%@bench.example'
                """);
        database.execute(
                "ANALYZE people.person, people.affiliation, people.identifier, people.name_part, people.mail_key");
    }

    private void look() {
        long begun = System.nanoTime();
        List<Suggestion> found = purposes.in(new Purpose("merge_people"), () -> duplicates.suggestions(LISTED));
        System.out.printf(
                Locale.UK,
                "BENCH duplicates: %d people, %d pairs in %.0f ms%n",
                PEOPLE,
                found.size(),
                (System.nanoTime() - begun) / MILLIS);
    }
}
