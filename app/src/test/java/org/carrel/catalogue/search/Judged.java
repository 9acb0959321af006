package org.carrel.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.catalogue.description.Description;

/// A question with what its answer is worth, record by record.
///
/// @param rules the first that fits a record is its grade
record Judged(String question, List<Rule> rules) {

    static final Path FILE = Path.of("../benchmarks/search/judged.tsv");
    private static final int DEPTH = 10;

    record Rule(int grade, List<Condition> conditions) {

        boolean fits(Description record) {
            return conditions.stream().allMatch(condition -> condition.fits(record));
        }
    }

    record Condition(String field, Pattern pattern) {

        boolean fits(Description record) {
            return texts(record)
                    .map(Condition::folded)
                    .anyMatch(text -> pattern.matcher(text).find());
        }

        private Stream<String> texts(Description record) {
            return switch (field) {
                case "title" ->
                    Stream.concat(
                            Stream.of(
                                    record.title().latin(),
                                    String.valueOf(record.title().original())),
                            record.otherTitles().stream()
                                    .flatMap(title -> Stream.of(title.latin(), String.valueOf(title.original()))));
                case "name" ->
                    record.names().stream().map(name -> name.heading().latin());
                case "subject" ->
                    Stream.concat(
                            record.subjects().stream()
                                    .map(subject -> subject.heading().latin()),
                            record.genres().stream());
                case "text" -> Stream.concat(record.contents().stream(), record.notes().stream());
                case "publisher" -> Stream.of(record.publisher());
                case "year" -> Stream.of(String.valueOf(record.firstYear()));
                case "format" -> Stream.of(record.format().code());
                case "language" -> record.languages().stream();
                case "number" -> record.identifiers().stream().map(identifier -> identifier.value());
                default -> throw new IllegalArgumentException("no such field: " + field);
            };
        }

        private static String folded(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFD)
                    .replaceAll("\\p{Mn}", "")
                    .toLowerCase(Locale.ROOT);
        }
    }

    static List<Judged> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Judged::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Judged read(String line) {
        String[] parts = line.split("\t", 2);
        List<Rule> rules = new ArrayList<>();
        // A rule begins with its grade: bars within expressions are theirs.
        for (String rule : parts[1].split("\\|(?=\\d:)")) {
            List<Condition> conditions = Arrays.stream(rule.substring(2).split(" & "))
                    .map(condition -> condition.split("~", 2))
                    .map(pair -> new Condition(pair[0], Pattern.compile(pair[1])))
                    .toList();
            rules.add(new Rule(rule.charAt(0) - '0', conditions));
        }
        return new Judged(parts[0], rules);
    }

    int grade(Description record) {
        return rules.stream()
                .filter(rule -> rule.fits(record))
                .findFirst()
                .map(Rule::grade)
                .orElse(0);
    }

    /// Discounted gain of the first ten, against the best order there could be.
    double ndcg(List<Description> found, List<Description> all) {
        double best = gain(all.stream().map(this::grade).sorted((a, b) -> b - a).toList());
        return best == 0 ? Double.NaN : gain(found.stream().map(this::grade).toList()) / best;
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        ToDoubleFunction<Integer> worth = grade -> Math.pow(2, grade) - 1;
        for (int place = 0; place < Math.min(DEPTH, grades.size()); place++) {
            gain += worth.applyAsDouble(grades.get(place)) * Math.log(2) / Math.log(place + 2.0);
        }
        return gain;
    }
}
