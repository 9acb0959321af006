package org.carrel.messages.digest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.carrel.people.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What was said to whom, and the letters it goes with. Purpose: `tell_about_use`.
@Repository
class LineRepository {

    private final JdbcClient jdbc;

    LineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param byMail false for what only "My messages" shows
    record Said(
            UUID person,
            String kind,
            String key,
            String words,
            String address,
            @Nullable Instant until,
            boolean byMail) {

        @Override
        public String toString() {
            return "Said[" + kind + "]";
        }
    }

    /// By a person's number and a kind's code, with a space between.
    Map<String, String> choices(Set<PersonId> people) {
        Map<String, String> ways = new HashMap<>();
        jdbc.sql("SELECT person_id, kind, way FROM messages.choice WHERE person_id = ANY (?)")
                .param(people.stream().map(PersonId::value).toArray(UUID[]::new))
                .query(row -> {
                    ways.put(row.getString("person_id") + " " + row.getString("kind"), row.getString("way"));
                });
        return ways;
    }

    /// A letter for each who has something new to be mailed. Those who have one of this digest keep it.
    private static final String LETTERS = """
            INSERT INTO messages.letter (person_id, slot, queued_at, next_at)
            SELECT DISTINCT s.person_id, ?::timestamptz, ?::timestamptz, ?::timestamptz
            FROM unnest(?::uuid[], ?::text[], ?::text[]) AS s(person_id, kind, key)
            WHERE NOT EXISTS (SELECT 1 FROM messages.line l
                              WHERE l.person_id = s.person_id AND l.kind = s.kind AND l.key = s.key)
            ORDER BY s.person_id
            ON CONFLICT (person_id, slot, part) DO NOTHING
            """;

    /// A statement of its own, since it has to see letters that another node wrote meanwhile.
    private static final String LINES = """
            INSERT INTO messages.line (person_id, kind, key, words, address, true_until, told_at, letter_id)
            SELECT s.person_id, s.kind, s.key, s.words, s.address, s.true_until, ?::timestamptz,
                   CASE WHEN s.by_mail THEN l.id END
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::boolean[])
                 AS s(person_id, kind, key, words, address, true_until, by_mail)
            LEFT JOIN messages.letter l ON l.person_id = s.person_id AND l.slot = ?::timestamptz AND l.part = 0
            ORDER BY s.person_id
            ON CONFLICT (person_id, kind, key) DO NOTHING
            """;

    /// Leaves out what was said before.
    ///
    /// @return how many are new
    int say(List<Said> said, Instant slot, Instant now) {
        List<Said> mailed = said.stream().filter(Said::byMail).toList();
        String at = now.atOffset(ZoneOffset.UTC).toString();
        String of = slot.atOffset(ZoneOffset.UTC).toString();
        jdbc.sql(LETTERS)
                .params(
                        of,
                        at,
                        of,
                        mailed.stream().map(Said::person).toArray(UUID[]::new),
                        mailed.stream().map(Said::kind).toArray(String[]::new),
                        mailed.stream().map(Said::key).toArray(String[]::new))
                .update();
        return jdbc.sql(LINES)
                .params(
                        at,
                        said.stream().map(Said::person).toArray(UUID[]::new),
                        said.stream().map(Said::kind).toArray(String[]::new),
                        said.stream().map(Said::key).toArray(String[]::new),
                        said.stream().map(Said::words).toArray(String[]::new),
                        said.stream().map(Said::address).toArray(String[]::new),
                        said.stream().map(one -> moment(one.until())).toArray(String[]::new),
                        said.stream().map(Said::byMail).toArray(Boolean[]::new),
                        of)
                .update();
    }

    private static @Nullable String moment(@Nullable Instant moment) {
        return moment == null ? null : moment.atOffset(ZoneOffset.UTC).toString();
    }
}
