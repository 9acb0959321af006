package org.carrel.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.lucene.search.Query;
import org.carrel.catalogue.index.Stems;
import org.carrel.catalogue.index.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionReaderTest {

    /// As one would write it to oneself: `and(jazz or(piano guitar))`.
    private static String read(String text) {
        return written(QuestionReader.read(text).wanted());
    }

    private static List<String> remarks(String text) {
        return QuestionReader.read(text).remarks().stream().map(Remark::key).toList();
    }

    private static String written(Wanted wanted) {
        return switch (wanted) {
            case Wanted.All all -> "all";
            case Wanted.Word word -> field(word.field()) + terms(word.words(), "+");
            case Wanted.Beginning beginning -> field(beginning.field()) + beginning.letters() + "*";
            case Wanted.Phrase phrase -> field(phrase.field()) + "'" + terms(phrase.words(), " ") + "'";
            case Wanted.Number number -> "#" + number.term();
            case Wanted.Years years -> years.from() + ".." + years.to();
            case Wanted.CallNumber number -> "@" + number.begins();
            case Wanted.And and -> "and" + parts(and.parts());
            case Wanted.Or or -> "or" + parts(or.parts());
            case Wanted.Not not -> "not" + parts(List.of(not.part()));
        };
    }

    private static String parts(List<Wanted> parts) {
        return parts.stream().map(QuestionReaderTest::written).collect(Collectors.joining(" ", "(", ")"));
    }

    private static String field(Field field) {
        return field == Field.ANY ? "" : field + ":";
    }

    private static String terms(List<Token> tokens, String between) {
        return tokens.stream().map(Token::term).collect(Collectors.joining(between));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jazz|jazz",
                "Jazz  Piano|and(jazz piano)",
                "\"kind of blue\"|'kind of blue'",
                "“kind of blue”|'kind of blue'",
                "jazz AND piano|and(jazz piano)",
                "jazz OR blues piano|or(jazz and(blues piano))",
                "(jazz OR blues) piano|and(or(jazz blues) piano)",
                "jazz NOT free|and(jazz not(free))",
                "jazz -guitar|and(jazz not(guitar))",
                "jazz -\"free jazz\"|and(jazz not('free jazz'))",
                "pride - prejudice|and(pride prejudice)",
                "-jazz|jazz",
                "jazz-rock|jazz+rock",
                "ISBN 0-306-40615-2|#isbn:9780306406157",
                "ISBN-13: 978 0 306 40615 7|#isbn:9780306406157",
                "issn 0028-0836|#issn:00280836",
                "NOT jazz|not(jazz)",
                "title:jazz|TITLE:jazz",
                "TITLE: jazz|TITLE:jazz",
                "title:(jazz OR blues)|or(TITLE:jazz TITLE:blues)",
                "author:\"davis, miles\"|AUTHOR:'davis miles'",
                "improvis*|improvis*",
                "e-mail|e+mail",
                "war and peace|and(war and peace)",
                "year:1959|1959..1959",
                "year:1990-1999|1990..1999",
                "year:1999-1990|1990..1999",
                "year:1990-|1990..2147483647",
                "9780141439518|#isbn:9780141439518",
                "978-0-14-143951-8|#isbn:9780141439518",
                "978 0 14 143951 8|#isbn:9780141439518",
                "0-14-143951-3|#isbn:9780141439518",
                "0141439513|#isbn:9780141439518",
                "isbn:0-14-143951-3|#isbn:9780141439518",
                "issn:0317-8471|#issn:03178471",
                "callnumber:\"QA 76.9\"|@qa76.9",
                "callnumber:QA76*|@qa76",
                "http://example.org|and+x",
                "history: a view|and(history a view)",
            })
    void questionsAreUnderstood(String text, String wanted) {
        if (!wanted.equals("and+x")) {
            assertThat(read(text)).isEqualTo(wanted);
        } else {
            assertThat(read(text)).isEqualTo("http+example+org");
        }
        assertThat(remarks(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a AND OR|a|operators",
                "AND|all|operators,nothing",
                "jazz AND|jazz|operators",
                "OR jazz|jazz|operators",
                "jazz NOT|jazz|operators",
                "\"kind of|'kind of'|quotes",
                "(jazz|jazz|brackets",
                "jazz)|jazz|brackets",
                "*|all|beginning,nothing",
                "*:*|all|beginning,nothing",
                "a*|a|beginning",
                "year:soon jazz|jazz|year",
                "isbn:123|#isbn:123|number.isbn",
                "... --- !!!|all|nothing",
                "()|all|nothing",
            })
    void whatMeansNothingIsLeftOutAndSaid(String text, String wanted, String remarks) {
        assertThat(read(text)).isEqualTo(wanted);
        assertThat(remarks(text)).containsExactlyInAnyOrder(remarks.split(","));
    }

    @Test
    void aLongQuestionIsCutAndSaid() {
        Question question = QuestionReader.read("jazz ".repeat(2_000));
        assertThat(question.text()).hasSizeLessThanOrEqualTo(QuestionReader.LONGEST);
        assertThat(question.remarks().stream().map(Remark::key)).contains("long", "many");
        assertThat(question.plain()).hasSizeLessThanOrEqualTo(QuestionReader.MOST_WORDS);
    }

    @Test
    void manyWordsAreCutAndSaid() {
        assertThat(remarks("a ".repeat(100))).containsExactly("many");
        assertThat(remarks("\"" + "a ".repeat(100) + "\"")).containsExactly("many");
    }

    @Test
    void bracketsWithinBracketsEndSomewhere() {
        assertThat(remarks("(".repeat(500) + "jazz" + ")".repeat(400))).contains("deep");
    }

    @Test
    void aYearRangeMayBeAnIssnAndIsLookedForAsBoth() {
        Wanted wanted = QuestionReader.read("1916-1980").wanted();
        assertThat(wanted).isInstanceOfSatisfying(Wanted.Word.class, word -> {
            assertThat(word.number()).isEqualTo("issn:19161980");
            assertThat(terms(word.words(), " ")).isEqualTo("1916 1980");
        });
    }

    /// Whatever is typed becomes a query, and never an exception.
    @Test
    void anythingCanBeTyped() {
        List<String> pieces = List.of(
                "jazz",
                " ",
                "AND",
                "OR",
                "NOT",
                "(",
                ")",
                "\"",
                "*",
                "?",
                ":",
                "title:",
                "year:",
                "isbn:",
                "callnumber:",
                "/.*.*a/",
                "~2",
                "^9",
                "[a TO z]",
                "{",
                "}",
                "\\",
                "\u0000",
                "\u0007",
                "\u202e",
                "漢",
                "\ud83d",
                "é",
                "1999-",
                "-",
                "--",
                "&&",
                "||",
                "+",
                "!",
                "a".repeat(300));
        Queries queries = new Queries(new Stems());
        Random chance = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String text = chance.ints(1 + chance.nextInt(12), 0, pieces.size())
                    .mapToObj(pieces::get)
                    .collect(Collectors.joining(chance.nextBoolean() ? " " : ""));
            Question question = QuestionReader.read(text);
            Query matching = queries.matching(question.wanted());
            assertThat(queries.ranked(question, matching, 20)).isNotNull();
            assertThat(queries.marks(question.wanted()).in(text)).isNotNull();
        }
    }
}
