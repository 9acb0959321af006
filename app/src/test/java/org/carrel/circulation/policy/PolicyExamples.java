package org.carrel.circulation.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.carrel.people.UserGroup;
import org.jspecify.annotations.Nullable;

/// Policies and parts of them for tests.
final class PolicyExamples {

    static final Known CATALOGUE =
            new Known(Set.of("standard", "short", "reference", "film"), Set.of("north-1", "south-store"));

    private PolicyExamples() {}

    /// The one that Carrel begins with, out of the migration.
    static Policy begun() {
        try (var file = PolicyExamples.class.getResourceAsStream("/db/migration/circulation/V1__policy.sql")) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String mark = "$policy$";
            int begin = sql.indexOf(mark) + mark.length();
            return right(PolicyFile.read(sql.substring(begin, sql.indexOf(mark, begin))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Policy right(PolicyFile.Read read) {
        if (read instanceof PolicyFile.Read.Right right) {
            return right.policy();
        }
        throw new AssertionError(read.toString());
    }

    static Terms terms(LoanPeriod period) {
        return terms(period, null, Renewing.NEVER);
    }

    static Terms terms(LoanPeriod period, @Nullable String noLaterThan, Renewing renewing) {
        return new Terms(
                null, period, noLaterThan, renewing, true, new Recalling(7, 14), 7, new Charges(50, 2000, 6000));
    }

    static Rule lends(Choice patrons, Choice items, Choice locations) {
        return new Rule(new Scope(patrons, items, locations), terms(LoanPeriod.weeks(1)));
    }

    static Rule nothing() {
        return new Rule(Scope.EVERYTHING, null);
    }

    static PatronType patron(String code, Cover... covers) {
        return new PatronType(code, "Type " + code, List.of(covers), 5, 3);
    }

    static Cover cover(String key) {
        return Cover.of(key).orElseThrow();
    }

    /// Covers every group.
    static PatronType everybody(String code) {
        return patron(
                code,
                Arrays.stream(UserGroup.values())
                        .map(group -> new Cover(group, null))
                        .toArray(Cover[]::new));
    }

    static Policy of(Rule... rules) {
        return new Policy(
                List.of(everybody("member"), patron("taught", cover("student/taught"))), List.of(), List.of(rules));
    }
}
