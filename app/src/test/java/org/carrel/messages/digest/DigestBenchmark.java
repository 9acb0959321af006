package org.carrel.messages.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.carrel.CarrelTest;
import org.carrel.SettableClock;
import org.carrel.messages.Kind;
import org.carrel.messages.Morning;
import org.carrel.messages.NewsForTests;
import org.carrel.people.PersonId;
import org.carrel.privacy.erasure.OwnerOfDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/// How long it takes to queue a digest for everybody; see docs/benchmarks.md. `-Dcarrel.bench.people=100000`
/// is the setting. Then the same again on the next day, when nothing is new.
@CarrelTest
@Import({NewsForTests.class, SettableClock.class})
@TestPropertySource(properties = "carrel.context=DigestBenchmark")
class DigestBenchmark {

    private static final int PEOPLE = Integer.getInteger("carrel.bench.people", 100_000);

    @Autowired
    private NewsForTests news;

    @Autowired
    private SettableClock clock;

    @Autowired
    private Digests digests;

    @Autowired
    private Environment environment;

    @Test
    void queue() {
        OwnerOfDatabase owner = new OwnerOfDatabase(environment);
        owner.execute(
                "INSERT INTO people.person (id, name, created_at, email) SELECT gen_random_uuid(), 'Person ' || i, now(),"
                        + " 'p' || i || '@example.org' FROM generate_series(1, ?) i",
                PEOPLE);
        owner.execute("ANALYZE people.person");
        List<String> ids = owner.texts("SELECT id::text FROM people.person WHERE name LIKE 'Person %'");
        NewsForTests.Many many = new NewsForTests.Many();
        for (int i = 0; i < ids.size(); i++) {
            PersonId person = new PersonId(UUID.fromString(ids.get(i)));
            many.add(person, Kind.DUE_SOON, "loan " + i, "A title of some length that is due soon, number " + i);
            if (i % 2 == 0) {
                many.add(person, Kind.OVERDUE, "loan x" + i, "Another title of some length, overdue, number " + i);
            }
        }
        news.says(many);
        for (int day = 0; day < 3; day++) {
            Morning.next(clock, "08:00");
            long begun = System.nanoTime();
            digests.makeWhatIsDue();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            System.out.printf(
                    Locale.ROOT,
                    "Day %d: %,d people, %,d lines asked, %.1f s%n",
                    day + 1,
                    ids.size(),
                    many.size(),
                    took.toMillis() / 1000.0);
        }
        assertThat(owner.count("SELECT count(*) FROM messages.letter")).isEqualTo(ids.size());
        assertThat(owner.count("SELECT count(*) FROM messages.line")).isEqualTo(many.size());
    }
}
